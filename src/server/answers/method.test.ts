import { expect, it } from 'vitest';
import { shippedCatalog } from '../../../test/edited-catalog.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../../test/small-catalog.ts';
import { Catalog } from '../../catalog/index.ts';
import { fitAbility } from '../../ranking/ability/fit-ability.ts';
import { packAbility } from '../../ranking/ability/shipped-ability.ts';
import { answerMethod } from './method.ts';

it('counts what the catalogue holds', () => {
  const catalog = aCatalog({
    models: [aModel({ id: 'x' })],
    benchmarks: [aBenchmark({ id: 'sized' }), aBenchmark({ id: 'unsized', items: null })],
    suites: [aSuite({ id: 's', components: ['sized'], min_coverage: 0.6 })],
    sources: [],
    scores: [
      aScore({ model: 'x', benchmark: 'sized', score: 40, reported_by: 'self' }),
      aScore({ model: 'x', benchmark: 'sized', score: 44, published: null }),
      aScore({ model: 'x', benchmark: 'unsized', score: 50, document: 1 }),
    ],
  });
  expect(answerMethod(catalog)).toMatchObject({
    scores: {
      all: 3,
      documents: 2,
      undated: 1,
      by_reporter: [
        { reported_by: 'independent', scores: 2 },
        { reported_by: 'self', scores: 1 },
      ],
    },
    benchmarks: { all: 2, sized: 1 },
    suites: [{ id: 's', components: 1, min_coverage: 0.6 }],
    // Two documents lie 4 points apart: 1.4826 x 4 / sqrt 2.
    source_sd: expect.closeTo((1.4826 * 4) / Math.SQRT2, 10),
    licences: [{ licence: null, sources: 1, scores: 3 }],
    ability: null,
  });
});

it('gives the figures of the fit that ships, and no others', () => {
  const shipped = shippedCatalog();
  const fit = fitAbility(shipped, {});
  const validity = {
    ...{ seed: 3, fraction: 0.1, level: 0.9, cells: 90, rows: 100, unpredicted: 2 },
    ...{ medianAbsoluteError: 4, meanAbsoluteError: 6, coverage: 0.88, medianWidth: 20 },
    baselines: { benchmarkMean: 11, additive: 7 },
  };
  const withFit = (hash: string) =>
    answerMethod(new Catalog(shipped.records(), hash, () => packAbility({ ...fit, validity })))
      .ability;
  expect(withFit(shipped.hash)).toMatchObject({
    rows: fit.rows,
    models: fit.models.length,
    self_report_excess: { estimate: fit.excess.estimate },
    validity: {
      median_absolute_error: 4,
      coverage: 0.88,
      baselines: { test_mean: 11, additive: 7 },
    },
  });
  expect(withFit('the hash of other files')).toBeNull();
});
