import { describe, expect, it } from 'vitest';
import { plannedWords } from './show-progress.ts';

const planned = (estimate: object) =>
  plannedWords({
    kind: 'planned',
    run: 'r1',
    benchmark: 'gsm8k',
    model: 'm',
    samples: 3,
    resumed: 0,
    estimate: { input_tokens: 90, ...estimate },
  } as unknown as Parameters<typeof plannedWords>[0]);

describe('what a run is going to cost', () => {
  it('is nothing where the model runs here, and unknown where it does not', () => {
    const none = { least_usd: null, most_usd: null, price_source: null };
    expect(planned({ ...none, free: true })).toMatch(/runs here: no price$/);
    expect(planned({ ...none, free: false })).toMatch(/price unknown$/);
  });

  it('is written with what answers may add', () => {
    expect(
      planned({ least_usd: 0.5, most_usd: 2, price_source: 'catalogue', free: false }),
    ).toMatch(/\$0\.5\S* for the input, at most about \$2/);
  });
});
