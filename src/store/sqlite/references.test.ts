import { expect, it } from 'vitest';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { references } from './references.ts';

it('knows every column that may refer to a text', () => {
  const connection = new Connection(':memory:');
  migrate(connection);
  const columns = connection
    .all(
      `SELECT s.name AS "table", c.name AS "column" FROM sqlite_schema AS s,
         pragma_table_info(s.name) AS c WHERE s.type = 'table' AND c.type = 'ANY'`,
    )
    .map(({ table, column }) => `${table}.${column}`);
  const known = references.flatMap(({ table, columns: all }) =>
    all.map(([column]) => `${table}.${column}`),
  );
  expect(known.toSorted()).toEqual(columns.toSorted());
});
