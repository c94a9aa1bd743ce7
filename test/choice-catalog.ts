import type { Catalog } from '../src/catalog/catalog.ts';
import type { CatalogRecords, Model } from '../src/catalog/types.ts';
import type { ChoiceQuery } from '../src/ranking/choose.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from './small-catalog.ts';

/** A model of a small catalogue to choose from: its scores on a, b and c, and the facts that matter. */
export interface Choosable {
  scores: (number | null)[];
  /** US dollars per million tokens, in and out alike. */
  price?: number;
  facts?: Partial<Model>;
}

export const choiceBenchmarks = ['a', 'b', 'c'];

/** Benchmarks a, b and c of 10,000 items each, a suite `s` of all three and `t` of a and b. */
export function choiceCatalog(
  models: Record<string, Choosable>,
  more: Partial<CatalogRecords> = {},
): Catalog {
  return aCatalog({
    models: Object.entries(models).map(([id, { price, facts }]) =>
      aModel({
        id,
        ...(price === undefined
          ? {}
          : { price: { input_usd_per_m: price, output_usd_per_m: price, source: 'list' } }),
        ...facts,
      }),
    ),
    licences: [
      { id: 'MIT', name: 'MIT', url: null, commercial_use: 'yes', osi_approved: true, note: null },
      {
        id: 'cap',
        name: 'Capped',
        url: null,
        commercial_use: 'conditional',
        osi_approved: false,
        note: 'Up to a thousand users.',
      },
      { id: 'NC', name: 'NC', url: null, commercial_use: 'no', osi_approved: false, note: null },
    ],
    benchmarks: choiceBenchmarks.map((id) => aBenchmark({ id, items: 10_000 })),
    suites: [
      aSuite({ id: 's', components: choiceBenchmarks, min_coverage: 0.6 }),
      aSuite({ id: 't', components: ['a', 'b'], min_coverage: 0.5 }),
    ],
    scores: Object.entries(models).flatMap(([model, { scores }]) =>
      scores.flatMap((score, i) =>
        score === null ? [] : [aScore({ model, benchmark: choiceBenchmarks[i]!, score })],
      ),
    ),
    ...more,
  });
}

export function choiceQuery(given: Partial<ChoiceQuery> = {}): ChoiceQuery {
  return {
    purposes: [{ suite: 's', weight: 1 }],
    models: {},
    evidence: {},
    missing: 'bounds',
    level: 0.95,
    seed: 1,
    ...given,
  };
}
