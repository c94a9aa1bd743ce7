import { describe, expect, it } from 'vitest';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { checkClaim } from './index.ts';
import type { EvidenceTable, Finding } from './verdict.ts';

const catalog = shippedCatalog();
const today = '2026-11-22';

describe('the open models on the index of 5 November 2025', () => {
  const leader = checkClaim(catalog, catalog.claims.get('m2-tops-open-models')!, { today });
  const count = checkClaim(catalog, catalog.claims.get('eight-of-ten-open-are-chinese')!, {
    today,
  });
  const [listed, leftOut] = count.evidence as [EvidenceTable, EvidenceTable];
  const names = (table: EvidenceTable): unknown[] => table.rows.map(({ values }) => values.model);
  const part = (id: string): Finding => count.parts.find((each) => each.id === id)!;

  it('has MiniMax-M2 first as scored, and says how sure that is', () => {
    expect(names(listed)[0]).toBe('MiniMax M2');
    expect(leader.parts.find(({ id }) => id === 'as-scored')!.verdict).toBe('supported');
    expect(leader.verdict).toBe('cannot tell');
    expect(leader.probability).toBeGreaterThan(0.5);
    expect(leader.probability).toBeLessThan(0.9);
    expect(leader.explanation[0]).toContain('MiniMax M2 is first of 15 open models');
  });

  it('has eight Chinese of ten with either way of listing DeepSeek-V3.1', () => {
    for (const table of [listed, leftOut]) {
      const ten = table.rows.slice(0, 10);
      expect(ten.filter(({ values }) => values.country === 'CN')).toHaveLength(8);
    }
    expect(names(listed)).toContain('DeepSeek V3.1');
    expect(names(leftOut)).not.toContain('DeepSeek V3.1');
    expect(count.explanation[0]).toContain(
      '8 of the 10 best open models on Artificial Analysis Intelligence Index v3.0 are Chinese, with either way of listing',
    );
  });

  it('has gpt-oss-20b ninth only when DeepSeek-V3.1 is left out', () => {
    expect(names(leftOut)[8]).toBe('gpt-oss-20b');
    expect(names(listed)[8]).toBe('DeepSeek V3.1');
    expect(names(listed)[9]).toBe('gpt-oss-20b');
    const said = count.explanation.join('\n');
    expect(said).toContain('places 2 and 10 if it is listed, places 2 and 9 if it is left out');
    expect(said).toContain('Place 9 depends on it');
    expect(part('places-openai-left-out').probability).toBeLessThan(0.5);
  });

  it('calls places 9 to 12 a tie, with the rank sets', () => {
    const tie = count.explanation.find((sentence) => sentence.includes('gpt-oss-20b 52.14'))!;
    const [, first, last] = /^Places (\d+) to (\d+) are a tie/.exec(tie)!;
    expect(Number(first)).toBe(9);
    // The 13th stands 0.03 points behind the 12th: it belongs to the same tie.
    expect(Number(last)).toBeGreaterThanOrEqual(12);
    for (const name of names(leftOut).slice(8, 12)) expect(tie).toContain(name);
    expect(tie).toMatch(/rank sets reach from \d+ to \d+/);
    for (const row of leftOut.rows.slice(8, 12)) {
      const [low, high] = String(row.values.rank_set).split(' to ').map(Number) as [number, number];
      expect(low).toBeLessThanOrEqual(9);
      expect(high).toBeGreaterThanOrEqual(12);
    }
  });

  it('says that the evidence is younger than the claim', () => {
    expect(count.explanation.join('\n')).toContain(
      'The models are those out by 5 November 2025; the evidence about them reaches to 31 July 2026.',
    );
  });
});
