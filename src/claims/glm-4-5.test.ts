import { describe, expect, it } from 'vitest';
import { editedCatalog, shippedCatalog } from '../../test/edited-catalog.ts';
import { checkClaim } from './index.ts';
import type { Finding, Verdict } from './verdict.ts';

const catalog = shippedCatalog();
const today = '2026-11-22';
const verdict = checkClaim(catalog, catalog.claims.get('glm-4-5-third-of-twelve')!, { today });

function part(id: string, of: Verdict = verdict): Finding {
  return of.parts.find((each) => each.id === id)!;
}

describe('GLM-4.5 third of all, first of the open and of the Chinese, on twelve benchmarks', () => {
  it('recomputes the five models with all twelve cells printed to 0.05', () => {
    const computed = verdict.evidence[0]!.rows.filter(({ values }) => values.computed !== null).map(
      ({ values }) => [values.model, values.computed as number] as const,
    );
    const expected = [
      ['o3', 64.96],
      ['GLM 4.5', 63.15],
      ['Claude Opus 4', 60.88],
      ['GLM 4.5 Air', 59.76],
      ['Gemini 2.5 Pro', 58.8],
    ] as const;
    expect(computed.map(([name]) => name)).toEqual(expected.map(([name]) => name));
    computed.forEach(([, value], i) => {
      expect(Math.abs(value - expected[i]![1])).toBeLessThanOrEqual(0.05);
    });
    expect(part('complete-cells').explanation[0]).toContain('GLM 4.5 is second of these 5');
    expect(part('complete-cells').verdict).toBe('not reproducible');
  });

  it('is third, first of the open and first of the Chinese on the thirteen printed averages', () => {
    expect(verdict.evidence[0]!.rows).toHaveLength(13);
    const printed = part('as-printed');
    expect(printed.verdict).toBe('supported');
    expect(printed.explanation[0]).toContain(
      'is third, behind o3 (65.0) and Grok 4 (63.6); it is first of the 6 open models and first of the 6 Chinese models',
    );
  });

  it('leaves second or third open on the cells alone, by the bounds of Grok 4', () => {
    const bounds = verdict.evidence[1]!.rows.find(({ values }) => values.model === 'Grok 4')!;
    expect(bounds.values.low).toBeLessThan(63.15);
    expect(bounds.values.high).toBeGreaterThan(64.96);
    expect(part('bounds').verdict).toBe('cannot tell');
    expect(part('bounds').explanation.join(' ')).toContain('is second or third: that stays open');
    expect(part('bounds').explanation.join(' ')).toContain('Grok 4 prints 10 of the 12');
  });

  it('gives P(claim) under item noise only and with source noise', () => {
    const items = part('item-noise').probability!;
    const sources = part('source-noise').probability!;
    expect(items).toBeGreaterThan(0.4);
    expect(items).toBeLessThan(0.8);
    expect(sources).toBeGreaterThan(0.2);
    // More noise makes an exact place less likely.
    expect(sources).toBeLessThan(items);
    expect(verdict.verdict).toBe('cannot tell');
    expect(verdict.probability).toBe(sources);
  });

  it('says all of it in the explanation, names the missing cells and cites every row', () => {
    const said = verdict.explanation.join('\n');
    for (const words of [
      'is third, behind',
      'second of these 5',
      'second or third',
      'items alone',
    ]) {
      expect(said).toContain(words);
    }
    expect(verdict.missing).toContain('Grok 4: SWE-bench Verified, Terminal-Bench');
    for (const row of verdict.evidence[0]!.rows) expect(row.citations.length).toBeGreaterThan(0);
    const cited = verdict.evidence.flatMap((table) => table.rows.flatMap((row) => row.citations));
    expect(new Set(cited.map(({ source }) => source.slice(0, 16)))).toEqual(
      new Set(['arxiv:2508.06471']),
    );
  });

  it('is second on the printed averages once Grok 4 prints less', () => {
    const edited = editedCatalog({
      scores: ({ model, benchmark }) =>
        model === 'grok-4' && benchmark === 'glm45-12-average' ? { score: 50 } : undefined,
    });
    const claim = edited.claims.get('glm-4-5-third-of-twelve')!;
    const after = checkClaim(edited, claim, { today });
    expect(part('as-printed', after).verdict).toBe('contradicted');
    expect(part('as-printed', after).explanation[0]).toContain('is second, behind o3');
  });

  it('cannot be reproduced when the report prints nothing of the model', () => {
    const edited = editedCatalog({
      scores: ({ model }) => (model === 'glm-4-5' ? { model: 'glm-4-6' } : undefined),
    });
    const after = checkClaim(edited, edited.claims.get('glm-4-5-third-of-twelve')!, { today });
    expect(after.verdict).toBe('not reproducible');
    expect(after.missing).toHaveLength(1);
  });
});
