import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { BenchmarkError } from '../error.ts';
import { type DataFormat, formatOf } from './formats.ts';
import { readZip } from './read-zip.ts';

/** A record of a file, with its place for whoever must mend it. */
export interface DataRecord {
  value: unknown;
  /** 1-based line where it begins; of JSON and Parquet files its number. */
  line: number;
}

export interface ReadOptions {
  /** Names of the columns of a CSV or TSV file without a header. */
  columns?: readonly string[];
}

/**
 * The records of a file in its order, whatever its format: JSON Lines, a JSON array, CSV and TSV with
 * a header (values are text), Parquet (whole numbers beyond 2^53 as text), zip (one `{ path, text }` a
 * file). Throws `data-malformed`.
 *
 * @param name tells the format, and stands in errors.
 * @param bytes unpacked.
 */
export async function readRecords(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<DataRecord[]> {
  const format = formatOf(name);
  if (format === undefined) {
    throw malformed(
      name,
      undefined,
      'has no known format',
      'use .jsonl, .json, .csv, .tsv, .parquet or .zip, also with .gz',
    );
  }
  return readers[format](name, bytes, options);
}

const readers: Record<
  DataFormat,
  (name: string, bytes: Uint8Array, options: ReadOptions) => DataRecord[] | Promise<DataRecord[]>
> = {
  jsonl: readJsonLines,
  json: readJson,
  csv: (name, bytes, options) => readTable(name, textOf(name, bytes), ',', options),
  tsv: (name, bytes, options) => readTable(name, textOf(name, bytes), '\t', options),
  parquet: readParquet,
  zip: (name, bytes) =>
    readZip(name, bytes).map(({ path, bytes: inner }, i) => ({
      value: { path, text: textOf(`${name}/${path}`, inner) },
      line: i + 1,
    })),
};

const lineFeed = 0x0a;

function textOf(name: string, bytes: Uint8Array, line?: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed(name, line, 'is not UTF-8 text', 'save it as UTF-8');
  }
}

/** Line by line: a file may be longer than a text can be. */
function readJsonLines(name: string, bytes: Uint8Array): DataRecord[] {
  const records: DataRecord[] = [];
  for (let from = 0, line = 1; from < bytes.length; line++) {
    const found = bytes.indexOf(lineFeed, from);
    const end = found < 0 ? bytes.length : found;
    const text = textOf(name, bytes.subarray(from, end), line);
    if (text.trim() !== '') records.push({ value: parseLine(name, line, text), line });
    from = end + 1;
  }
  return records;
}

function parseLine(name: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(
      name,
      line,
      `is not JSON: ${(error as Error).message}`,
      'write one JSON object a line',
      error,
    );
  }
}

function readJson(name: string, bytes: Uint8Array): DataRecord[] {
  const text = textOf(name, bytes);
  // Some publish JSON Lines under this name.
  if (/^\s*\{/.test(text) && /\}\s*\n\s*\{/.test(text)) return readJsonLines(name, bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(
      name,
      undefined,
      `is not JSON: ${(error as Error).message}`,
      'mend the syntax',
      error,
    );
  }
  if (!Array.isArray(value)) {
    throw malformed(name, undefined, 'holds no array', 'write an array of objects, or use .jsonl');
  }
  return value.map((each, i) => ({ value: each, line: i + 1 }));
}

function readTable(
  name: string,
  text: string,
  delimiter: string,
  { columns }: ReadOptions,
): DataRecord[] {
  try {
    const rows = parse(text, {
      delimiter,
      bom: true,
      columns: columns ? [...columns] : true,
      info: true,
      skip_empty_lines: true,
      // Tab-separated files of the field quote nothing: a quotation mark is one.
      ...(delimiter === '\t' ? { quote: false, escape: null } : {}),
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ value: record, line: info.lines }));
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    throw malformed(
      name,
      lines,
      message,
      'quote values that hold commas, quotation marks or line breaks',
      error,
    );
  }
}

async function readParquet(name: string, bytes: Uint8Array): Promise<DataRecord[]> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  try {
    const rows = await parquetReadObjects({ file: buffer as ArrayBuffer });
    return rows.map((row, i) => ({ value: plain(row), line: i + 1 }));
  } catch (error) {
    throw malformed(
      name,
      undefined,
      `is no readable Parquet: ${(error as Error).message}`,
      'fetch it again',
      error,
    );
  }
}

/** Parquet's values as JSON has them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<unknown>)].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  }
  return value ?? null;
}

function malformed(
  file: string,
  line: number | undefined,
  what: string,
  remedy: string,
  cause?: unknown,
): BenchmarkError {
  const where = line === undefined ? file : `${file}:${line}`;
  return new BenchmarkError('data-malformed', `${where} ${what}`, remedy, {
    place: { file, ...(line === undefined ? {} : { line }) },
    cause,
  });
}
