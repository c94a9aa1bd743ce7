import { type Protocol, readProtocol, rememberProtocol } from './protocol.ts';
import type { CatalogRecords, Conditions, Score } from './types.ts';

/**
 * The catalogue in the form in which it loads fastest: scores by column, every repeated string once.
 * Plain JSON, so that any version of Node reads it without code that could differ from this one's.
 */
export interface CompiledCatalog {
  labs: CatalogRecords['labs'];
  licences: CatalogRecords['licences'];
  models: CatalogRecords['models'];
  benchmarks: CatalogRecords['benchmarks'];
  sources: CatalogRecords['sources'];
  documents: CatalogRecords['documents'];
  suites: CatalogRecords['suites'];
  claims: CatalogRecords['claims'];
  /** Distinct strings of the columns below; a column holds positions in it, -1 for null. */
  strings: string[];
  conditions: Conditions[];
  /** Distinct protocols, and which of them each of the conditions states. */
  protocols: Protocol[];
  protocol_of: number[];
  scores: {
    model: number[];
    benchmark: number[];
    score: number[];
    unit: number[];
    reported_by: number[];
    reporter: number[];
    published: number[];
    url: number[];
    conditions: number[];
    document: number[];
    line: number[];
  };
}

export function compileCatalog(records: CatalogRecords): CompiledCatalog {
  const strings = new Dictionary<string>((value) => value);
  const conditions = new Dictionary<Conditions>((value) => JSON.stringify(value));
  const protocols = new Dictionary<Protocol>((value) => JSON.stringify(value));
  const { scores: rows, ...rest } = records;
  const text = (value: string | null): number => (value === null ? -1 : strings.add(value));
  return {
    ...rest,
    scores: {
      model: rows.map((row) => text(row.model)),
      benchmark: rows.map((row) => text(row.benchmark)),
      score: rows.map((row) => row.score),
      unit: rows.map((row) => text(row.unit)),
      reported_by: rows.map((row) => text(row.reported_by)),
      reporter: rows.map((row) => text(row.reporter)),
      published: rows.map((row) => text(row.published)),
      url: rows.map((row) => text(row.url)),
      conditions: rows.map((row) => conditions.add(row.conditions)),
      document: rows.map((row) => row.document),
      line: rows.map((row) => row.line),
    },
    strings: strings.values,
    conditions: conditions.values,
    protocol_of: conditions.values.map((each) => protocols.add(readProtocol(each))),
    protocols: protocols.values,
  };
}

export function expandCatalog(compiled: CompiledCatalog): CatalogRecords {
  const { strings, conditions, protocols, protocol_of, scores: columns, ...rest } = compiled;
  conditions.forEach((each, i) => {
    rememberProtocol(each, protocols[protocol_of[i]!]!);
  });
  const text = (at: number): string | null => (at < 0 ? null : strings[at]!);
  const scores: Score[] = new Array(columns.score.length);
  for (let i = 0; i < scores.length; i++) {
    scores[i] = {
      model: strings[columns.model[i]!]!,
      benchmark: strings[columns.benchmark[i]!]!,
      score: columns.score[i]!,
      unit: strings[columns.unit[i]!] as Score['unit'],
      reported_by: strings[columns.reported_by[i]!] as Score['reported_by'],
      reporter: strings[columns.reporter[i]!]!,
      published: text(columns.published[i]!),
      url: text(columns.url[i]!),
      conditions: conditions[columns.conditions[i]!]!,
      document: columns.document[i]!,
      line: columns.line[i]!,
    };
  }
  return { ...rest, scores };
}

class Dictionary<T> {
  readonly values: T[] = [];
  readonly #positions = new Map<string, number>();
  readonly #key: (value: T) => string;

  constructor(key: (value: T) => string) {
    this.#key = key;
  }

  add(value: T): number {
    const key = this.#key(value);
    let position = this.#positions.get(key);
    if (position === undefined) {
      position = this.values.length;
      this.values.push(value);
      this.#positions.set(key, position);
    }
    return position;
  }
}
