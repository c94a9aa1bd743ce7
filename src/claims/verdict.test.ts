import { describe, expect, it } from 'vitest';
import { combine, type Finding, judge, type Outcome } from './verdict.ts';

function part(verdict: Outcome, probability: number | null = null, decides = true): Finding {
  return { id: 'p', statement: 's', verdict, probability, explanation: [], decides };
}

describe('judge', () => {
  it('decides from 95 % on, either way', () => {
    expect([1, 0.95, 0.94, 0.06, 0.05, 0].map(judge)).toEqual([
      'supported',
      'supported',
      'cannot tell',
      'cannot tell',
      'contradicted',
      'contradicted',
    ]);
  });
});

describe('combine', () => {
  it('lets one contradicted part sink the claim', () => {
    expect(
      combine([part('supported', 0.99), part('contradicted', 0.01), part('cannot tell', 0.5)]),
    ).toEqual({ verdict: 'contradicted', probability: 0.01 });
  });

  it('leaves it open with the least probability', () => {
    expect(combine([part('supported', 0.99), part('cannot tell', 0.5)])).toEqual({
      verdict: 'cannot tell',
      probability: 0.5,
    });
  });

  it('needs every deciding part to be reproduced', () => {
    expect(combine([part('supported', 0.99), part('not reproducible')]).verdict).toBe(
      'not reproducible',
    );
  });

  it('looks at deciding parts alone', () => {
    expect(combine([part('supported'), part('contradicted', 0, false)])).toEqual({
      verdict: 'supported',
      probability: null,
    });
    expect(combine([part('supported', 1, false)]).verdict).toBe('not reproducible');
  });
});
