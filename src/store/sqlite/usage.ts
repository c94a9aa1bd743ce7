import type { Progress, UsageReport } from '../maintenance.ts';
import { storeBytes } from './compact.ts';
import type { Connection } from './connection.ts';
import { highestText, visitReferences } from './references.ts';

type Kind = UsageReport['texts'][number]['kind'];

/** A text of several kinds counts for the first of these. */
const kinds: readonly Kind[] = [
  'prompt',
  'text',
  'reasoning',
  'transcript',
  'score',
  'item',
  'run',
  'call',
  'unused',
];

/** Marks a text that rows of several runs, or of none, refer to. */
const shared = -1;

/** Where the bytes are. Two passes over the references: who owns a text, then what each run has. */
export function measureUsage(connection: Connection, progress?: Progress): UsageReport {
  return connection.snapshot(() => {
    const highest = highestText(connection);
    const kindOf = new Uint8Array(highest + 1).fill(kinds.indexOf('unused'));
    const owner = new Int32Array(highest + 1);
    visitReferences(
      connection,
      (text, kind, run) => {
        kindOf[text] = Math.min(kindOf[text]!, kinds.indexOf(kind));
        const who = run === 0 ? shared : run;
        owner[text] = owner[text] === 0 || owner[text] === who ? who : shared;
      },
      (rows) => progress?.('owners', rows, 0),
    );
    const sizes = new Float64Array(highest + 1);
    const texts = kinds.map((kind) => ({ kind, count: 0, bytes: 0, plain_bytes: 0 }));
    for (const [id, plain, share] of connection.each(
      `SELECT text.id, text.size, length(pack.body) * 1.0 / pack.size FROM text
       JOIN pack ON pack.id = text.pack`,
    ) as Iterable<[number, number, number]>) {
      sizes[id] = plain * share;
      const kind = texts[kindOf[id]!]!;
      kind.count++;
      kind.bytes += plain * share;
      kind.plain_bytes += plain;
    }
    for (const kind of texts) kind.bytes = Math.round(kind.bytes);
    const bytes = storeBytes(connection);
    const textBytes = texts.reduce((sum, kind) => sum + kind.bytes, 0);
    return {
      bytes,
      texts: texts.filter(({ count }) => count > 0),
      other_bytes: bytes - textBytes,
      runs: measureRuns(connection, owner, sizes, progress),
    };
  });
}

function measureRuns(
  connection: Connection,
  owner: Int32Array,
  sizes: Float64Array,
  progress: Progress | undefined,
): UsageReport['runs'] {
  const own = new Map<number, number>();
  owner.forEach((run, text) => {
    if (run > 0) own.set(run, (own.get(run) ?? 0) + sizes[text]!);
  });
  const sharedBytes = new Map<number, number>();
  const seen = new Map<number, Set<number>>();
  visitReferences(
    connection,
    (text, _kind, run) => {
      if (run === 0 || owner[text] !== shared) return;
      const texts = seen.get(run) ?? new Set();
      seen.set(run, texts);
      if (texts.has(text)) return;
      texts.add(text);
      sharedBytes.set(run, (sharedBytes.get(run) ?? 0) + sizes[text]!);
    },
    (rows) => progress?.('runs', rows, 0),
  );
  return connection
    .all(
      `SELECT run.id, run.name, coalesce(responses, 0) AS responses FROM run
       LEFT JOIN run_summary ON run_summary.run = run.id ORDER BY run.id`,
    )
    .map(({ id, name, responses }) => ({
      run: name as string,
      responses: responses as number,
      own_bytes: Math.round(own.get(id as number) ?? 0),
      shared_bytes: Math.round(sharedBytes.get(id as number) ?? 0),
    }));
}
