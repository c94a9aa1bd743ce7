import { benchmarkDefaults } from '../benchmark-defaults.ts';
import type {
  Benchmark,
  CatalogRecords,
  Claim,
  Lab,
  Licence,
  Model,
  Score,
  Source,
  Suite,
} from '../types.ts';

/** A small catalogue without faults, from which each rule's test makes one with a fault. */
export function sampleCatalogue(changes: Partial<CatalogRecords> = {}): CatalogRecords {
  return {
    labs: [lab('acme'), lab('globex')],
    licences: [
      licence('MIT', { commercial_use: 'yes', osi_approved: true }),
      licence('Community', { commercial_use: 'conditional' }),
    ],
    models: [model('acme-1'), model('globex-1', { lab: 'globex' })],
    benchmarks: [benchmark('quiz'), benchmark('puzzle')],
    sources: [source('acme-card'), source('board')],
    documents: [
      { id: 'acme-card@1', source: 'acme-card', file: 'scores/acme-card/readme.jsonl' },
      { id: 'board@1', source: 'board', file: 'scores/board/table.jsonl' },
    ],
    scores: [score({ score: 61.5 }), score({ benchmark: 'puzzle', score: 44, line: 3 })],
    suites: [suite(['quiz', 'puzzle'])],
    claims: [],
    ...changes,
  };
}

export function lab(id: string, changes: Partial<Lab> = {}): Lab {
  return { id, name: id, country: 'US', aliases: [], ...changes };
}

export function licence(id: string, changes: Partial<Licence> = {}): Licence {
  return {
    id,
    name: id,
    url: null,
    commercial_use: 'unknown',
    osi_approved: false,
    note: null,
    ...changes,
  };
}

export function model(id: string, changes: Partial<Model> = {}): Model {
  return {
    id,
    name: id,
    family: id,
    lab: 'acme',
    country: 'US',
    release_date: '2025-03-01',
    openness: 'open-weights',
    licence: 'MIT',
    licence_printed: null,
    architecture: 'dense',
    total_params_b: 7,
    active_params_b: 7,
    context_tokens: 32768,
    max_output_tokens: null,
    modalities_in: ['text'],
    modalities_out: ['text'],
    base_model: null,
    lineage_note: null,
    superseded_by: null,
    training_openness: null,
    hf_repo: null,
    price: null,
    knowledge_cutoff: null,
    note: null,
    sources: ['a card'],
    checked: {},
    openness_evidence: {},
    file: `models/${changes.lab ?? 'acme'}.yaml`,
    line: 3,
    ...changes,
  };
}

export function benchmark(id: string, changes: Partial<Benchmark> = {}): Benchmark {
  return {
    id,
    name: id,
    category: 'knowledge',
    ...benchmarkDefaults,
    metric: 'accuracy',
    aliases: [],
    line: 1,
    ...changes,
  };
}

export function source(id: string): Source {
  return { id, name: id, url: null, licence: null, licence_as_read: null, attribution: null };
}

export function score(changes: Partial<Score> = {}): Score {
  return {
    model: 'acme-1',
    benchmark: 'quiz',
    score: 50,
    unit: 'percent',
    reported_by: 'self',
    reporter: 'acme',
    published: '2025-03-01',
    url: null,
    conditions: {},
    document: 0,
    line: 2,
    ...changes,
  };
}

export function suite(benchmarks: readonly string[], changes: Partial<Suite> = {}): Suite {
  return {
    id: 'both',
    version: '1',
    name: 'Both',
    description: 'two tests',
    category: null,
    source: null,
    basis: 'cells',
    index_benchmark: null,
    min_coverage: 0.7,
    components: benchmarks.map((id) => ({
      id,
      name: id,
      weight: 1,
      benchmarks: [id],
      combine: 'mean',
      tools: 'none',
    })),
    file: 'suites/both.yaml',
    hash: '0',
    ...changes,
  };
}

export function claim(id: string, changes: Partial<Claim> = {}): Claim {
  return {
    id,
    statement: 'one leads',
    said_by: { who: 'someone', where: 'somewhere', when: '2025-04-01', url: null },
    as_of: '2025-04-01',
    check: { kind: 'rank' },
    limits: null,
    file: `claims/${id}.yaml`,
    ...changes,
  };
}
