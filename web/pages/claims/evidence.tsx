import type { Citation, EvidenceRow, EvidenceTable } from '../../../src/claims/verdict.ts';
import { OutsideLink } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** A table of the evidence; every row can show where its values were read. */
export function Evidence({ table }: { table: EvidenceTable }) {
  const t = words().claims;
  const cited = table.rows.some((row) => row.citations.length > 0);
  return (
    <figure className="evidence">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="evidence-scroll" tabIndex={0} aria-label={table.label}>
        <table>
          <caption lang="en">{table.label}</caption>
          <thead>
            <tr>
              {table.columns.map(({ key, label }) => (
                <th
                  key={key}
                  scope="col"
                  lang="en"
                  className={isNumeric(table, key) ? 'evidence-number' : ''}
                >
                  {label}
                </th>
              ))}
              {cited && (
                <th scope="col">
                  <span className="visually-hidden">{t.evidence}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <Row key={rowKey(row, i)} row={row} table={table} cited={cited} />
            ))}
          </tbody>
        </table>
      </section>
      {table.note !== null && (
        <figcaption className="note" lang="en">
          {table.note}
        </figcaption>
      )}
    </figure>
  );
}

function Row({ row, table, cited }: { row: EvidenceRow; table: EvidenceTable; cited: boolean }) {
  const t = words().claims;
  return (
    <tr>
      {table.columns.map(({ key }) => {
        const value = row.values[key] ?? null;
        return (
          <td key={key} className={isNumeric(table, key) ? 'evidence-number number' : ''}>
            {showValue(value, decimalsOf(table, key))}
          </td>
        );
      })}
      {cited && (
        <td className="evidence-cited">
          {row.citations.length > 0 && (
            <details>
              <summary>{t.citations(row.citations.length)}</summary>
              <ul>
                {row.citations.map((citation) => (
                  <Cited key={`${citation.text} ${citation.source}`} citation={citation} />
                ))}
              </ul>
            </details>
          )}
        </td>
      )}
    </tr>
  );
}

function Cited({ citation }: { citation: Citation }) {
  const t = words();
  return (
    <li>
      {citation.text}: <OutsideLink url={citation.url}>{citation.source}</OutsideLink>
      {citation.published && <span className="number">, {citation.published}</span>}
      {citation.reported_by && (
        <span className="muted"> ({t.reportedBy[citation.reported_by]})</span>
      )}
      {citation.verified === false && <span className="unverified">{t.unverified}</span>}
    </li>
  );
}

function showValue(value: string | number | null, decimals: number): string {
  if (value === null) return words().unknown;
  return typeof value === 'string' ? value : format.fixed(value, decimals);
}

/** As many decimals as the longest number of a column has, two at most. */
function decimalsOf(table: EvidenceTable, key: string): number {
  const lengths = table.rows.map(({ values }) => {
    const value = values[key];
    if (typeof value !== 'number') return 0;
    return (format.published(value).split('.')[1] ?? '').length;
  });
  return Math.max(0, ...lengths);
}

function isNumeric(table: EvidenceTable, key: string): boolean {
  const values = table.rows.map((row) => row.values[key] ?? null);
  return (
    values.some((value) => typeof value === 'number') &&
    values.every((value) => value === null || typeof value === 'number')
  );
}

function rowKey(row: EvidenceRow, i: number): string {
  return `${i} ${Object.values(row.values)[0] ?? ''}`;
}
