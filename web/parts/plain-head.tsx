/** A column's name, or one that is left out where the page is narrow. */
export type PlainColumn = string | { extra: string };

/** The head of a plain table. */
export function PlainHead({ columns }: { columns: readonly PlainColumn[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) =>
          typeof column === 'string' ? (
            <th scope="col" key={column}>
              {column}
            </th>
          ) : (
            <th scope="col" key={column.extra} className="plain-extra">
              {column.extra}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}
