import { describe, expect, it } from 'vitest';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { meanInterval } from './mean-interval.ts';
import { judgedInterval } from './prediction-powered.ts';

const human = Float64Array.from(golden.judged.human);
const judgeOnHuman = Float64Array.from(golden.judged.judgeOnHuman);
const judgeOnly = Float64Array.from(golden.judged.judgeOnly);

describe('judgedInterval', () => {
  it('agrees with the formula in numpy', () => {
    const got = judgedInterval({ human, judgeOnHuman, judgeOnly });
    expect(got.lambda).toBeCloseTo(golden.judged.lambda, 12);
    expect(got.estimate).toBeCloseTo(golden.judged.estimate, 12);
    expect(got.se).toBeCloseTo(golden.judged.se, 12);
  });
  it('is sharper than the human marks alone when the judge is good', () => {
    const got = judgedInterval({ human, judgeOnHuman, judgeOnly });
    expect(got.se).toBeLessThan(0.8 * meanInterval(human).se);
  });
  it('takes no notice of a judge that always says the same', () => {
    const got = judgedInterval({
      human,
      judgeOnHuman: human.map(() => 0.5),
      judgeOnly: judgeOnly.map(() => 0.5),
    });
    expect(got.lambda).toBe(0);
    expect(got.se).toBeCloseTo(meanInterval(human).se, 12);
  });
  it('takes out the bias of a judge that is too kind', () => {
    const kind = judgedInterval({
      human,
      judgeOnHuman: judgeOnHuman.map((mark) => mark + 0.3),
      judgeOnly: judgeOnly.map((mark) => mark + 0.3),
    });
    expect(kind.estimate).toBeCloseTo(golden.judged.estimate, 10);
  });
  const none = new Float64Array();
  it.each([
    ['empty', () => judgedInterval({ human: none, judgeOnHuman: none, judgeOnly })],
    ['empty', () => judgedInterval({ human, judgeOnHuman, judgeOnly: none })],
    ['length-mismatch', () => judgedInterval({ human, judgeOnHuman: judgeOnly, judgeOnly })],
    [
      'not-finite',
      () => judgedInterval({ human, judgeOnHuman, judgeOnly: Float64Array.of(Number.NaN) }),
    ],
    [
      'no-variance',
      () =>
        judgedInterval({
          human: Float64Array.of(1, 1),
          judgeOnHuman: Float64Array.of(1, 1),
          judgeOnly: Float64Array.of(1, 1),
        }),
    ],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
