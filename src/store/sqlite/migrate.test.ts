import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeItems, makeResponse, makeRun, sha256 } from '../contract/records.ts';
import { openStore } from '../open.ts';
import { Connection } from './connection.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-store-'));
  path = join(folder, 'store.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function withConnection<Result>(work: (connection: Connection) => Result): Result {
  const connection = new Connection(path);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** What a program of schema version 1 stored: two samples of one run, one of them failed. */
function fillVersionOne(connection: Connection): void {
  const long = 'A long text that an old program stored. '.repeat(10);
  connection.exec(`
    INSERT INTO pack VALUES (1, 3 + ${long.length}, CAST('gap${long}' AS BLOB));
    INSERT INTO text VALUES (1, x'${sha256(long)}', 1, 3, ${long.length});
    INSERT INTO label VALUES (1, 'stop'), (2, 'timeout');
    INSERT INTO scorer VALUES (1, 'exact@1', '');
    INSERT INTO item VALUES (1, x'${sha256('a')}', 'item-0', '', NULL),
      (2, x'${sha256('b')}', 'item-1', 'c', NULL);
    INSERT INTO item_set VALUES (1, x'${sha256('set')}', 2);
    INSERT INTO item_set_member VALUES (1, 0, 1), (1, 1, 2);
    INSERT INTO run VALUES (1, 'old', 1700000000000, 'running', 1700000000000, NULL, '{}',
      x'${sha256('{}')}', 1, 'sums', '1', 'model', NULL, 1, 2, NULL, NULL, NULL);
    INSERT INTO response VALUES (1, 0, 0, 'a', NULL, x'${sha256('q')}', 1, NULL, NULL, 1,
      NULL, NULL, 7, NULL, NULL, 11, NULL, 0.5, 0.5, NULL, 100.0, 1, 0, 0, NULL, NULL, NULL,
      1700000001000);
    INSERT INTO response VALUES (1, 1, 0, 'a', NULL, x'${sha256('r')}', '', NULL, NULL, NULL,
      2, 'gone', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3, 0, 0, NULL, NULL, NULL,
      1700000002000);
    INSERT INTO score VALUES (1, 1, 0, 0, 2, 0.75, '42', NULL, NULL, 0.0, 1700000001000);
    INSERT INTO score VALUES (1, 1, 1, 0, 6, NULL, NULL, NULL, NULL, 0.0, 1700000001000);
  `);
}

describe('bringing a schema up to date', () => {
  it('adds to an old file what it lacks and keeps what it has', async () => {
    withConnection((connection) => {
      migrate(connection, migrations.slice(0, 1));
      fillVersionOne(connection);
    });
    const store = await openStore(path);
    const { runs } = await store.listRuns();
    expect(runs).toMatchObject([
      {
        id: 'old',
        summary: {
          responses: 2,
          failed: 1,
          score: {
            scored: 2,
            outcomes: { partial: 1, error: 1, correct: 0 },
            value: { count: 1, sum: 0.75, sum_of_squares: 0.5625 },
          },
          output_tokens: { sum: 11, known: 1, unknown: 1 },
          cost_usd: { sum: 0.5, known: 1, unknown: 1 },
          last_sample_at: '2023-11-14T22:13:22.000Z',
        },
      },
    ]);
    expect(await store.sample({ run: 'old', item: 'item-0', epoch: 0 })).toMatchObject({
      response: { text: 'A long text that an old program stored. '.repeat(10), finish: 'stop' },
      scores: [{ scorer: 'exact@1', outcome: 'partial', value: 0.75 }],
    });
    // The run goes on where the old program left it.
    const retry = makeResponse('old', 'item-1', { attempt: 'b' });
    expect((await store.record({ responses: [retry] })).responses.replaced).toBe(1);
    expect((await store.check()).findings).toEqual([]);
    await store.close();
  });

  it.each(migrations.map((_, version) => version))(
    'makes of a file of version %i the same schema as of an empty one',
    async (version) => {
      withConnection((connection) => migrate(connection, migrations.slice(0, version)));
      const store = await openStore(path);
      await store.createRun(makeRun('r'), makeItems(1));
      await store.record({ responses: [makeResponse('r', 'item-0')] });
      expect(await store.check()).toMatchObject({ ok: true, schema_version: migrations.length });
      await store.close();
      const schema = (connection: Connection): unknown =>
        connection.all('SELECT type, name, sql FROM sqlite_schema ORDER BY name');
      const fresh = new Connection(':memory:');
      migrate(fresh);
      expect(withConnection(schema)).toEqual(schema(fresh));
    },
  );

  it('refuses a file of a newer program and leaves it as it is', async () => {
    withConnection((connection) =>
      migrate(connection, [...migrations, 'CREATE TABLE later (a); INSERT INTO later VALUES (1)']),
    );
    const before = readFileSync(path);
    const error = await openStore(path).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'StoreError', code: 'newer-schema' });
    expect(error.message).toContain('Update the program');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('stops writing when a newer program changes the file meanwhile', async () => {
    const store = await openStore(path);
    await store.createRun(makeRun('r'), makeItems(1));
    withConnection((connection) => migrate(connection, [...migrations, 'CREATE TABLE later (a)']));
    await expect(store.record({ responses: [makeResponse('r', 'item-0')] })).rejects.toMatchObject({
      code: 'newer-schema',
    });
    await store.close();
  });

  it('leaves the file as it was when a step fails', () => {
    const steps = [
      'CREATE TABLE a (x); INSERT INTO a VALUES (1), (2);',
      'UPDATE a SET x = x + 10; CREATE TABLE b (y);',
      'INSERT INTO b SELECT x FROM a; INSERT INTO nowhere VALUES (1);',
    ];
    withConnection((connection) => {
      migrate(connection, steps.slice(0, 1));
      expect(() => migrate(connection, steps)).toThrow('nowhere');
      expect(schemaVersion(connection, 3)).toBe(1);
      expect(connection.all('SELECT x FROM a').map(({ x }) => x)).toEqual([1, 2]);
      expect(connection.all("SELECT name FROM sqlite_schema WHERE name = 'b'")).toEqual([]);
      migrate(connection, steps.slice(0, 2));
      expect(connection.all('SELECT x FROM a').map(({ x }) => x)).toEqual([11, 12]);
      // Done once, it is not done again.
      migrate(connection, steps.slice(0, 2));
      expect(connection.all('SELECT x FROM a').map(({ x }) => x)).toEqual([11, 12]);
    });
  });
});
