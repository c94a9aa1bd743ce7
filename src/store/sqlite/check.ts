import { StoreError } from '../error.ts';
import type { CheckReport, Finding, Progress } from '../maintenance.ts';
import type { Connection } from './connection.ts';
import { schemaVersion } from './migrate.ts';
import { highestText, visitReferences } from './references.ts';
import { summariesFromSamples } from './summaries.ts';
import { isText, readPack } from './text.ts';

const listedFindings = 100;

/** Reads everything and says what is not as it should be. Changes nothing. */
export function checkStore(connection: Connection, progress?: Progress): CheckReport {
  const findings: Finding[] = [];
  let found = 0;
  const add = (kind: Finding['kind'], message: string): void => {
    if (++found <= listedFindings) findings.push({ kind, message });
  };
  const counts: CheckReport['counts'] = {
    runs: 0,
    items: 0,
    responses: 0,
    scores: 0,
    events: 0,
    texts: 0,
    unused_texts: 0,
  };
  // A damaged part must not keep the others from being checked.
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      add('structure', error.message);
    }
  };
  const version = schemaVersion(connection);
  connection.snapshot(() => {
    attempt(() => {
      progress?.('structure', 0, 0);
      checkStructure(connection, add);
    });
    attempt(() => {
      for (const [name, table] of countedTables) counts[name] = count(connection, table);
    });
    attempt(() => checkRows(connection, add));
    attempt(() => checkSummaries(connection, add));
    attempt(() => {
      counts.unused_texts = checkTexts(connection, counts, add, progress);
    });
  });
  return { ok: found === 0, findings, found, counts, schema_version: version };
}

const countedTables = [
  ['runs', 'run'],
  ['items', 'item'],
  ['responses', 'response'],
  ['scores', 'score'],
  ['events', 'event'],
  ['texts', 'text'],
] as const;

function count(connection: Connection, table: string): number {
  return connection.get(`SELECT count(*) AS n FROM ${table}`)!.n as number;
}

type Add = (kind: Finding['kind'], message: string) => void;

function checkStructure(connection: Connection, add: Add): void {
  for (const [line] of connection.allArrays(`PRAGMA integrity_check(${listedFindings})`)) {
    if (line !== 'ok') add('structure', String(line));
  }
}

/** Rows that refer to a row that is not there: what, and a query that counts them. */
const orphans: readonly [what: string, query: string][] = [
  ...['response', 'replaced', 'score', 'event', 'run_tag', 'run_summary', 'score_summary'].map(
    (table): [string, string] => [
      `rows of ${table} without their run`,
      `SELECT count(*) AS n FROM ${table} WHERE run NOT IN (SELECT id FROM run)`,
    ],
  ),
  [
    'responses beyond the items that their run planned',
    `SELECT count(*) AS n FROM response JOIN run ON run.id = run
     JOIN item_set ON item_set.id = run.item_set WHERE position >= item_set.size`,
  ],
  [
    'scores without a response',
    `SELECT count(*) AS n FROM score AS s WHERE NOT EXISTS (SELECT 1 FROM response AS r
       WHERE r.run = s.run AND r.position = s.position AND r.epoch = s.epoch)`,
  ],
  [
    'scores without their scorer',
    'SELECT count(*) AS n FROM score WHERE scorer NOT IN (SELECT id FROM scorer)',
  ],
  [
    'runs without their items',
    `SELECT count(*) AS n FROM run WHERE item_set NOT IN (SELECT id FROM item_set)`,
  ],
  [
    'runs without their headline scorer',
    `SELECT count(*) AS n FROM run WHERE headline NOT IN (SELECT id FROM scorer)`,
  ],
  [
    'sets of items that are not whole',
    `SELECT count(*) AS n FROM item_set WHERE size <> (SELECT count(*) FROM item_set_member AS m
       JOIN item ON item.id = m.item WHERE m.item_set = item_set.id)`,
  ],
  ...['finish', 'error_code', 'served_model', 'system_fingerprint', 'route'].map(
    (column): [string, string] => [
      `responses whose ${column} is missing`,
      `SELECT count(*) AS n FROM response
       WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT id FROM label)`,
    ],
  ),
];

function checkRows(connection: Connection, add: Add): void {
  for (const [what, query] of orphans) {
    const n = connection.get(query)!.n as number;
    if (n > 0) add('reference', `${n} ${what}`);
  }
}

/** Sums of fractions may differ in the last places, since they were added in another order. */
const sumTolerance = 1e-9;

function checkSummaries(connection: Connection, add: Add): void {
  compare(connection, add, 'run_summary', summariesFromSamples.runs, 1, 7);
  compare(connection, add, 'score_summary', summariesFromSamples.scores, 2, 12);
}

/** @param end columns from here on are not compared. */
function compare(
  connection: Connection,
  add: Add,
  table: string,
  query: string,
  keys: number,
  end: number,
): void {
  const kept = new Map(
    connection
      .allArrays(`SELECT * FROM ${table}`)
      .map((row) => [row.slice(0, keys).join(' '), row as number[]]),
  );
  const report = (row: number[], key: string): void =>
    add('summary', `the ${table.replace('_', ' ')} of run number ${row[0]} is wrong (${key})`);
  for (const row of connection.allArrays(query) as number[][]) {
    const key = row.slice(0, keys).join(' ');
    const own = kept.get(key);
    kept.delete(key);
    const differs = row
      .slice(0, end)
      .some((value, i) => !own || Math.abs(value - own[i]!) > sumTolerance * (1 + Math.abs(value)));
    if (differs) report(row, key);
  }
  // A summary may remain of samples that are gone only if it says that there is none.
  for (const [key, row] of kept) {
    if (row.slice(keys, end).some((value) => Math.abs(value) > sumTolerance)) report(row, key);
  }
}

function checkTexts(
  connection: Connection,
  counts: CheckReport['counts'],
  add: Add,
  progress: Progress | undefined,
): number {
  const highest = highestText(connection);
  const isThere = new Uint8Array(highest + 1);
  let done = 0;
  let pack: { id: number; bytes: Uint8Array | undefined } = { id: 0, bytes: undefined };
  // By pack, so that each is decompressed once.
  for (const [id, sha256, packId, start, size] of connection.each(
    'SELECT id, sha256, pack, start, size FROM text ORDER BY pack',
  ) as Iterable<[number, Uint8Array, number, number, number]>) {
    isThere[id] = 1;
    if (packId !== pack.id) pack = { id: packId, bytes: readPack(connection, packId) };
    if (!pack.bytes) add('text', `text ${id} is unreadable`);
    else if (!isText(pack.bytes.subarray(start, start + size), sha256)) {
      add('text', `text ${id} is not what was stored`);
    }
    if (++done % 10_000 === 0) progress?.('texts', done, counts.texts);
  }
  const isUsed = new Uint8Array(highest + 1);
  const rows = counts.responses + counts.scores;
  visitReferences(
    connection,
    (text, _kind, _run, table) => {
      if (isThere[text]) isUsed[text] = 1;
      else add('reference', `a row of ${table} refers to text ${text}, which is missing`);
    },
    (seen) => progress?.('references', seen, rows),
  );
  let unused = 0;
  for (let id = 0; id <= highest; id++) if (isThere[id] && !isUsed[id]) unused++;
  return unused;
}
