import { describe, expect, it } from 'vitest';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import type { Claim } from '../catalog/index.ts';
import { checkClaim } from './check-claim.ts';
import { checkClaims } from './check-claims.ts';
import { standingsOf } from './standings.ts';

const today = '2026-11-22';
const leads = (measure: Record<string, string>, more: object = {}): Claim => ({
  id: 'leads',
  statement: 'it leads',
  said_by: { who: 'somebody', where: 'somewhere', when: '2025-06', url: null },
  as_of: '2025-06-30',
  check: { kind: 'rank', measure, model: 'o3', ...more } as Claim['check'],
  limits: null,
  file: 'claims/leads.yaml',
});

describe('a claim measured by ability', () => {
  it('rests on the evidence of its day, and cites none that is later', () => {
    const catalog = shippedCatalog();
    const models = ['o3', 'deepseek-r1', 'gpt-4'].map((id) => catalog.models.get(id)!);
    const context = { catalog, claim: leads({ ability: 'overall' }), today, seed: 1 };
    const standings = standingsOf(context, { ability: 'overall' }, models);
    expect(standings.rows.map(({ model }) => model.id)).toEqual(['o3', 'deepseek-r1', 'gpt-4']);
    expect(standings).toMatchObject({ name: 'ability', unit: 'points', unranked: [] });
    const dates = standings.rows.flatMap(({ cited }) => cited.map(({ published }) => published));
    expect(dates.length).toBeGreaterThan(3);
    for (const date of dates) expect(date === null || date <= '2025-06-30').toBe(true);
    for (const { se } of standings.rows) expect(se).toBeGreaterThan(0.5);
  });

  it('has a probability, and the category stands in the sentence', () => {
    const verdict = checkClaim(shippedCatalog(), leads({ ability: 'code' }), { today });
    const [part] = verdict.parts;
    expect(part!.probability).toBeGreaterThan(0.05);
    expect(part!.probability).toBeLessThan(1);
    expect(verdict.explanation.join(' ')).toContain('ability in code');
  });

  it('evidence too thin for a fit is said to be missing', () => {
    const claim = {
      ...leads({ ability: 'overall' }),
      check: { ...leads({}).check, measure: { ability: 'overall' }, model: 'a' },
    };
    const catalog = aCatalog({ models: [aModel({ id: 'a' })], claims: [claim as Claim] });
    expect(checkClaim(catalog, claim as Claim, { today }).verdict).toBe('not reproducible');
  });

  it('a category that no benchmark has, or printed averages beside it, are mistakes of the claim', () => {
    const wrong = (claim: Claim) =>
      checkClaims(aCatalog({ models: [aModel({ id: 'o3' })], claims: [claim] }), () => undefined)
        .map(({ message }) => message)
        .join(' ');
    expect(wrong(leads({ ability: 'cooking' }))).toMatch(/cooking/);
    expect(wrong(leads({ ability: 'overall', suite: 's' }))).toMatch(/names one of/);
    expect(wrong(leads({ ability: 'overall' }, { printed_averages: 'x' }))).toMatch(
      /beside a `suite`/,
    );
  });
});
