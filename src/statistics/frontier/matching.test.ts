import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { summariseSpans } from './censored.ts';
import { catchUpTimes, modelLags } from './matching.ts';
import { daysPerMonth } from './members.ts';

const days = (months: number): number => months * daysPerMonth;

/** Leading models 0, 1 (days 0 and 100), trailing models 2, 3 (days 250 and 300). */
const release = Float64Array.of(0, 100, 250, 300);
const leading = Int32Array.of(0, 1);
const trailing = Int32Array.of(2, 3);
const groups = { leading, trailing, asOf: 365 };

describe('modelLags', () => {
  test('counts from the first leading model that is at least as able', () => {
    const { models, spans } = modelLags({ release, draws: Float64Array.of(1, 2, 1, 1.5) }, groups);
    expect([...models]).toEqual([2, 3]);
    expect(days(spans[0]!.estimate.months)).toBeCloseTo(250, 9);
    expect(days(spans[1]!.estimate.months)).toBeCloseTo(200, 9);
    expect(spans[0]).toMatchObject({ estimate: { bound: 'exact' }, reached: 1 });
  });

  test('a model that nobody has matched has a lag of at most its age, negative', () => {
    const { spans } = modelLags({ release, draws: Float64Array.of(1, 2, 1, 9) }, groups);
    expect(spans[1]!.estimate.bound).toBe('at most');
    expect(days(spans[1]!.estimate.months)).toBeCloseTo(-65, 9);
    expect(spans[1]!.reached).toBe(0);
  });

  test('is negative when the leading group came second', () => {
    const late = Float64Array.of(0, 320, 250, 300);
    const { spans } = modelLags({ release: late, draws: Float64Array.of(1, 2, 1.5, 1) }, groups);
    expect(days(spans[0]!.estimate.months)).toBeCloseTo(-70, 9);
    expect(spans[0]!.estimate.bound).toBe('exact');
  });

  test('the interval runs over the draws; where some are not reached its end is a bound', () => {
    // Model 3 is matched by 0 (lag 300), by 1 (lag 200) and by none (at most -65), a third each.
    const draws = Float64Array.of(1, 2, 0, 0.5, 1, 2, 0, 1.5, 1, 2, 0, 9);
    const span = modelLags({ release, draws }, { ...groups, level: 0.9 }).spans[1]!;
    expect(span.reached).toBeCloseTo(2 / 3, 12);
    expect(span.estimate.bound).toBe('exact');
    expect(days(span.estimate.months)).toBeCloseTo(200, 9);
    expect(span.upper.bound).toBe('exact');
    expect(days(span.upper.months)).toBeCloseTo(290, 9);
    expect(span.lower.bound).toBe('at most');
    expect(days(span.lower.months)).toBeCloseTo(-65 + 0.1 * 265, 9);
  });
});

describe('catchUpTimes', () => {
  test('from the release of a leading model to its first match', () => {
    const { models, spans } = catchUpTimes(
      { release, draws: Float64Array.of(1, 2, 1, 1.5) },
      groups,
    );
    expect([...models]).toEqual([0, 1]);
    expect(days(spans[0]!.estimate.months)).toBeCloseTo(250, 9);
    expect(spans[0]!.estimate.bound).toBe('exact');
    // Nothing has reached 2 by day 365: at least 265 days, and counting.
    expect(spans[1]!.estimate.bound).toBe('at least');
    expect(days(spans[1]!.estimate.months)).toBeCloseTo(265, 9);
  });

  test('without any trailing model all times are bounds', () => {
    const none = { ...groups, trailing: new Int32Array(0) };
    const { spans } = catchUpTimes({ release, draws: new Float64Array(4) }, none);
    for (const span of spans) expect(span.estimate.bound).toBe('at least');
  });

  test('models without a date are named', () => {
    const undated = Float64Array.of(0, Number.NaN, 250, 400);
    const { leftOut } = catchUpTimes({ release: undated, draws: new Float64Array(4) }, groups);
    expect(leftOut).toEqual([
      { model: 1, reason: 'no release date' },
      { model: 3, reason: 'released later' },
    ]);
  });

  test('equals searching every pair, for any field', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        (a, b, seed) => {
          const random = createRandom(seed);
          const size = a + b;
          const dated = {
            release: Float64Array.from({ length: size }, () => random.integer(50)),
            draws: Float64Array.from({ length: size }, () => random.integer(6)),
          };
          const first = Int32Array.from({ length: a }, (_, i) => i);
          const second = Int32Array.from({ length: b }, (_, i) => a + i);
          const { models, spans } = catchUpTimes(dated, {
            leading: first,
            trailing: second,
            asOf: 60,
          });
          models.forEach((model, k) => {
            const matches = [...second].filter((i) => dated.draws[i]! >= dated.draws[model]!);
            const soonest = Math.min(...matches.map((i) => dated.release[i]!));
            const expected = matches.length > 0 ? soonest : 60;
            expect(days(spans[k]!.estimate.months)).toBeCloseTo(
              expected - dated.release[model]!,
              9,
            );
            expect(spans[k]!.estimate.bound).toBe(matches.length > 0 ? 'exact' : 'at least');
          });
        },
      ),
    );
  });
});

describe('summariseSpans', () => {
  test('a quantile between an ended and a censored span is a bound', () => {
    const summary = summariseSpans(Float64Array.of(Infinity, 10, 20, Infinity), 100, 0.5);
    expect(summary.lower.bound).toBe('exact');
    expect(summary.estimate.bound).toBe('at least');
    expect(days(summary.estimate.months)).toBeCloseTo(60, 9);
    expect(summary.reached).toBe(0.5);
  });
});
