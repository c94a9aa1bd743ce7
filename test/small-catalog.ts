import { benchmarkDefaults } from '../src/catalog/benchmark-defaults.ts';
import { Catalog } from '../src/catalog/catalog.ts';
import type {
  Benchmark,
  CatalogRecords,
  Model,
  Score,
  Suite,
  SuiteComponent,
} from '../src/catalog/types.ts';

/** A model with the facts that a test names and unknown for the rest. */
export function aModel(facts: Partial<Model> & { id: string }): Model {
  return {
    name: facts.id,
    family: 'family',
    lab: 'lab',
    country: 'US',
    release_date: '2025-01-01',
    openness: 'closed',
    licence: null,
    licence_printed: null,
    architecture: 'unknown',
    total_params_b: null,
    active_params_b: null,
    context_tokens: null,
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
    sources: ['test'],
    checked: {},
    openness_evidence: {},
    file: 'models/lab.yaml',
    line: 1,
    ...facts,
  };
}

export function aBenchmark(facts: Partial<Benchmark> & { id: string }): Benchmark {
  return {
    name: facts.id,
    category: 'reasoning',
    ...benchmarkDefaults,
    items: 100,
    metric: 'accuracy',
    aliases: [],
    line: 1,
    ...facts,
  };
}

export function aScore(
  facts: Partial<Score> & Pick<Score, 'model' | 'benchmark' | 'score'>,
): Score {
  return {
    unit: 'percent',
    reported_by: 'independent',
    reporter: 'tester',
    published: '2025-02-01',
    url: null,
    conditions: {},
    document: 0,
    line: 2,
    ...facts,
  };
}

export function aSuite(
  facts: Partial<Omit<Suite, 'components'>> & {
    id: string;
    components: (string | Partial<SuiteComponent>)[];
  },
): Suite {
  return {
    version: '1',
    name: facts.id,
    description: 'a suite of a test',
    category: null,
    source: null,
    basis: 'cells',
    index_benchmark: null,
    min_coverage: 0.7,
    hash: `hash-of-${facts.id}`,
    file: `suites/${facts.id}.yaml`,
    ...facts,
    components: facts.components.map((component): SuiteComponent => {
      const given = typeof component === 'string' ? { id: component } : component;
      const id = given.id ?? given.benchmarks![0]!;
      return {
        id,
        name: id,
        weight: 1,
        benchmarks: [id],
        combine: 'mean',
        tools: 'none',
        ...given,
      };
    }),
  };
}

export function someRecords(records: Partial<CatalogRecords>): CatalogRecords {
  return {
    labs: [{ id: 'lab', name: 'Lab', country: 'US', aliases: [] }],
    licences: [],
    models: [],
    benchmarks: [],
    sources: [],
    documents: [
      { id: 'document-a', source: 'source', file: 'scores/source/a.jsonl' },
      { id: 'document-b', source: 'source', file: 'scores/source/b.jsonl' },
    ],
    scores: [],
    suites: [],
    claims: [],
    ...records,
  };
}

export function aCatalog(records: Partial<CatalogRecords>, hash = 'hash'): Catalog {
  return new Catalog(someRecords(records), hash);
}
