import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideExactPairs } from './decided-pairs.ts';
import { boundRatios, largestRatio } from './largest-ratio.ts';
import { normalEvidence } from './rank-evidence.ts';
import { decideStepwise } from './step-down.ts';

/** Independent errors of very different sizes, some of none, some models alike. */
const field = fc.record({
  models: fc.array(
    fc.record({
      estimate: fc.integer({ min: -8, max: 8 }),
      variance: fc.constantFrom(0, 0.01, 0.3, 1, 1, 40),
      halfWidth: fc.constantFrom(0, 0, 0.5),
    }),
    { minLength: 1, maxLength: 24 },
  ),
  seed: fc.nat(1000),
});

function evidenceOf(models: readonly { estimate: number; variance: number }[], seed: number) {
  const size = models.length;
  const covariance = new Float64Array(size * size);
  models.forEach(({ variance }, i) => {
    covariance[i * (size + 1)] = variance;
  });
  return normalEvidence(
    Float64Array.from(models, ({ estimate }) => estimate),
    covariance,
    120,
    seed,
  );
}

describe('largest ratios of independent errors', () => {
  test('are those of looking at all pairs, to the last bit, whatever is decided', () => {
    fc.assert(
      fc.property(field, ({ models, seed }) => {
        const evidence = evidenceOf(models, seed);
        const all = { ...evidence, ownSd: undefined };
        expect(evidence.ownSd).toBeDefined();
        const half = Float64Array.from(models, ({ halfWidth }) => halfWidth);
        const steps = decideStepwise(evidence, decideExactPairs(evidence, half), 0.9, true);
        expect(steps).toEqual(decideStepwise(all, decideExactPairs(all, half), 0.9, true));
        const decisions = decideExactPairs(evidence, half);
        const bounds = boundRatios(evidence, evidence.ownSd!);
        for (const step of steps) {
          for (const at of step.decided) decisions.above[at] = 1;
          for (let draw = 0; draw < evidence.draws; draw++) {
            const exact = largestRatio(all, decisions, draw);
            expect(largestRatio(evidence, decisions, draw)).toBe(exact);
            expect(bounds[draw]).toBeGreaterThanOrEqual(exact);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('bound closely where errors are alike, so that few draws need a closer look', () => {
    const models = Array.from({ length: 60 }, (_, i) => ({ estimate: -i, variance: 1 }));
    const evidence = evidenceOf(models, 3);
    const decisions = decideExactPairs(evidence);
    const excess = boundRatios(evidence, evidence.ownSd!).map(
      (bound, draw) => bound / largestRatio(evidence, decisions, draw),
    );
    expect(excess.reduce((sum, each) => sum + each, 0) / excess.length).toBeLessThan(1.03);
  });

  test('are not bound where errors hang together', () => {
    const evidence = normalEvidence(Float64Array.of(1, 0), Float64Array.of(1, 0.5, 0.5, 1), 100, 1);
    expect(evidence.ownSd).toBeUndefined();
  });
});
