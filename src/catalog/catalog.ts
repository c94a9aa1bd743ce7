import type {
  Benchmark,
  CatalogRecords,
  Claim,
  Lab,
  Licence,
  Model,
  Score,
  ScoreDocument,
  Source,
  Suite,
} from './types.ts';

/** The catalogue in memory, with look-ups by id. Pure: built from records, reads no file. */
export class Catalog {
  /** SHA-256 of the catalogue's files, hexadecimal; stands under every ranking. */
  readonly hash: string;
  readonly models: ReadonlyMap<string, Model>;
  readonly benchmarks: ReadonlyMap<string, Benchmark>;
  readonly labs: ReadonlyMap<string, Lab>;
  readonly licences: ReadonlyMap<string, Licence>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly suites: ReadonlyMap<string, Suite>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly documents: readonly ScoreDocument[];
  readonly scores: readonly Score[];
  #byModel: Map<string, Score[]> | undefined;
  #byBenchmark: Map<string, Score[]> | undefined;

  readonly #readAbility: (() => unknown) | undefined;
  #ability: { value: unknown } | undefined;

  /**
   * @param hash SHA-256 of the files.
   * @param readAbility gives the fit that ships with the compiled catalogue, when it is first asked
   * for: plain JSON, which `src/ranking/ability` makes and understands.
   */
  constructor(records: CatalogRecords, hash: string, readAbility?: () => unknown) {
    this.hash = hash;
    this.#readAbility = readAbility;
    this.models = byId(records.models);
    this.benchmarks = byId(records.benchmarks);
    this.labs = byId(records.labs);
    this.licences = byId(records.licences);
    this.sources = byId(records.sources);
    this.suites = byId(records.suites);
    this.claims = byId(records.claims);
    this.documents = records.documents;
    this.scores = records.scores;
  }

  /** What it was built from, as `compileCatalog` takes it. */
  records(): CatalogRecords {
    return {
      labs: [...this.labs.values()],
      licences: [...this.licences.values()],
      models: [...this.models.values()],
      benchmarks: [...this.benchmarks.values()],
      sources: [...this.sources.values()],
      suites: [...this.suites.values()],
      claims: [...this.claims.values()],
      documents: [...this.documents],
      scores: [...this.scores],
    };
  }

  /** The fit of all scores that came with the compiled catalogue; null when none did. */
  shippedAbility(): unknown {
    this.#ability ??= { value: this.#readAbility?.() ?? null };
    return this.#ability.value;
  }

  scoresOf(model: string): readonly Score[] {
    this.#byModel ??= groupBy(this.scores, (score) => score.model);
    return this.#byModel.get(model) ?? [];
  }

  scoresOn(benchmark: string): readonly Score[] {
    this.#byBenchmark ??= groupBy(this.scores, (score) => score.benchmark);
    return this.#byBenchmark.get(benchmark) ?? [];
  }

  documentOf(score: Score): ScoreDocument {
    return this.documents[score.document]!;
  }

  sourceOf(score: Score): Source | undefined {
    return this.sources.get(this.documentOf(score).source);
  }

  /** The latest publication date of any score, `YYYY-MM-DD`: "evidence up to". */
  evidenceUntil(): string | null {
    let latest: string | null = null;
    for (const { published } of this.scores) {
      if (published !== null && (latest === null || published > latest)) latest = published;
    }
    return latest;
  }
}

function byId<T extends { id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
