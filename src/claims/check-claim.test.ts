import { describe, expect, it } from 'vitest';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import type { Claim } from '../catalog/index.ts';
import { checkClaim } from './index.ts';
import type { Verdict } from './verdict.ts';

const today = '2026-11-22';
const catalog = shippedCatalog();
const verdicts = [...catalog.claims.values()].map((claim): [string, Verdict] => [
  claim.id,
  checkClaim(catalog, claim, { today }),
]);

function aClaim(check: Claim['check'], asOf = '2025-06-30'): Claim {
  return {
    id: 'a-claim',
    statement: 'a claim of a test',
    said_by: { who: 'somebody', where: 'somewhere', when: '2025-06', url: null },
    as_of: asOf,
    check,
    limits: null,
    file: 'claims/a-claim.yaml',
  };
}

describe('the verdicts on the shipped claims', () => {
  it('decide at least ten or give the probability', () => {
    const told = verdicts.filter(
      ([, { verdict, probability }]) =>
        verdict === 'supported' ||
        verdict === 'contradicted' ||
        (verdict === 'cannot tell' && probability !== null),
    );
    expect(told.length).toBeGreaterThanOrEqual(10);
  });

  it.each(verdicts)('%s is plain data without NaN', (_, verdict) => {
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
    const probabilities = [verdict.probability, ...verdict.parts.map((part) => part.probability)];
    for (const p of probabilities) {
      if (p === null) continue;
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
    expect(JSON.stringify(verdict)).not.toMatch(/NaN|undefined|Infinity/);
    expect(verdict.explanation[0]!.length).toBeGreaterThan(20);
    for (const sentence of verdict.explanation) expect(sentence).toMatch(/\.$/);
    expect(verdict.parts.some((part) => part.decides)).toBe(true);
    expect(new Set(verdict.parts.map(({ id }) => id)).size).toBe(verdict.parts.length);
    for (const table of verdict.evidence) {
      const keys = table.columns.map(({ key }) => key);
      for (const row of table.rows) {
        for (const key of Object.keys(row.values)) expect(keys).toContain(key);
      }
    }
  });

  it('carry what the cited sources ask to be shown', () => {
    const verdict = verdicts.find(([id]) => id === 'm2-tops-open-models')![1];
    expect(verdict.attributions.join(' ')).toContain('Recomputed by Weighbridge');
  });

  it('are the same on every run', () => {
    const claim = catalog.claims.get('eight-of-ten-open-are-chinese')!;
    const again = checkClaim(shippedCatalog(), claim, { today });
    expect(again).toEqual(verdicts.find(([id]) => id === claim.id)![1]);
  });
});

describe('checkClaim', () => {
  const small = aCatalog({ models: [aModel({ id: 'a', openness: 'open-weights' })] });

  it('refuses a kind that does not exist', () => {
    expect(() => checkClaim(small, aClaim({ kind: 'horoscope' }), { today })).toThrow(
      expect.objectContaining({ code: 'kind' }),
    );
  });

  it('refuses an unknown parameter', () => {
    const claim = aClaim({ kind: 'largest', model: 'a', among: {}, colour: 'blue' });
    expect(() => checkClaim(small, claim, { today })).toThrow(
      expect.objectContaining({ code: 'check', message: expect.stringContaining('colour') }),
    );
  });

  it('refuses a model that the catalogue does not hold', () => {
    const claim = aClaim({ kind: 'largest', model: 'nobody', among: {} });
    expect(() => checkClaim(small, claim, { today })).toThrow(
      expect.objectContaining({ code: 'reference', message: expect.stringContaining('nobody') }),
    );
  });

  it('refuses a day to come', () => {
    const claim = aClaim({ kind: 'largest', model: 'a', among: {} }, '2027-01-01');
    expect(() => checkClaim(small, claim, { today })).toThrow(
      expect.objectContaining({ code: 'future' }),
    );
  });

  it('says that an unknown size cannot be compared', () => {
    const verdict = checkClaim(small, aClaim({ kind: 'largest', model: 'a', among: {} }), {
      today,
    });
    expect(verdict.verdict).toBe('not reproducible');
    expect(verdict.missing).toEqual(['total parameters of a']);
  });
});
