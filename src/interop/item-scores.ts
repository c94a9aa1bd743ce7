import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { InputError } from './input-error.ts';

/** One attempt at one item, from a file of somebody's own. */
export interface ItemScore {
  item: string;
  /** 0 to 1. */
  score: number;
  /** What the item belongs to, such as its passage; null when it stands alone. */
  cluster: string | null;
  /** Above 0; 1 when not given. */
  weight: number;
}

/** Scores of one run, with the hash of its set of items: only runs of equal sets are comparable. */
export interface ItemScores {
  file: string;
  samples: ItemScore[];
  itemSetHash: string;
}

const format =
  'each line needs an item and a score from 0 to 1, as JSON lines {"item": "q1", "score": 1} or as CSV with the header item,score; cluster and weight are optional';

/**
 * Reads item-level scores: JSON lines or CSV (by the ending, `.gz` allowed). Several lines of one
 * item are its repeats.
 * @throws InputError with the line and what it should hold.
 */
export async function readItemScores(file: string): Promise<ItemScores> {
  const bytes = await readFile(file);
  let text: string;
  try {
    text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    throw new InputError(
      file,
      undefined,
      'is not a gzip file, though its name says so',
      'rename it, or compress it again',
    );
  }
  const name = file.replace(/\.gz$/, '');
  const samples = name.endsWith('.csv') ? readCsv(text, file) : readJsonLines(text, file);
  if (samples.length === 0) throw new InputError(file, undefined, 'holds no score', format);
  const items = [...new Set(samples.map((sample) => sample.item))].sort();
  const hash = createHash('sha256');
  for (const item of items) hash.update(JSON.stringify(item));
  return { file, samples, itemSetHash: hash.digest('hex') };
}

function readJsonLines(text: string, file: string): ItemScore[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch (error) {
      throw new InputError(file, i + 1, `is not JSON: ${(error as Error).message}`, format);
    }
    if (typeof row !== 'object' || row === null)
      throw new InputError(file, i + 1, 'is no JSON object', format);
    return [toSample(row as Record<string, unknown>, file, i + 1)];
  });
}

function readCsv(text: string, file: string): ItemScore[] {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new InputError(file, lines, `is not CSV: ${(error as Error).message}`, format);
  }
  const names = Object.keys(rows[0]?.record ?? {});
  if (rows.length > 0 && !(names.includes('item') && names.includes('score'))) {
    throw new InputError(file, 1, `has the columns ${names.join(', ')}`, format);
  }
  return rows.map(({ record, info }) => {
    const given = Object.entries(record).filter(([, value]) => value !== '');
    return toSample(Object.fromEntries(given), file, info.lines);
  });
}

function toSample(row: Record<string, unknown>, file: string, line: number): ItemScore {
  const { item, cluster } = row;
  if (item === undefined || item === null || item === '')
    throw new InputError(file, line, 'has no item', format);
  const score = toNumber(row.score);
  if (score === undefined || score < 0 || score > 1) {
    throw new InputError(
      file,
      line,
      `has the score ${JSON.stringify(row.score) ?? 'missing'}`,
      'a score is a number from 0 to 1; leave out attempts that failed for another reason than a wrong answer',
    );
  }
  const weight = row.weight === undefined ? 1 : toNumber(row.weight);
  if (weight === undefined || weight <= 0) {
    throw new InputError(
      file,
      line,
      `has the weight ${JSON.stringify(row.weight)}`,
      'a weight is a number above 0',
    );
  }
  return {
    item: String(item),
    score,
    cluster: cluster === undefined || cluster === null ? null : String(cluster),
    weight,
  };
}

function toNumber(value: unknown): number | undefined {
  if (value === true || value === 'true') return 1;
  if (value === false || value === 'false') return 0;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
