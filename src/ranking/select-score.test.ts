import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aScore } from '../../test/small-catalog.ts';
import type { Score } from '../catalog/index.ts';
import { countSources, selectScore } from './select-score.ts';

const row = (facts: Partial<Score>): Score =>
  aScore({ model: 'm', benchmark: 'b', score: 50, ...facts });
const choose = (rows: Score[], evidence = {}, tools: 'none' | 'allowed' = 'none') =>
  selectScore(rows, tools, evidence, (score) => `document-${score.document}`);

describe('selectScore', () => {
  test('prefers independent evaluators, then the lab, then rivals, then collections', () => {
    const rows = (['secondary', 'rival', 'self', 'independent'] as const).map((reported_by) =>
      row({ reported_by }),
    );
    for (const expected of ['independent', 'self', 'rival', 'secondary']) {
      const { chosen } = choose(rows);
      expect(chosen?.reported_by).toBe(expected);
      rows.splice(rows.indexOf(chosen!), 1);
    }
    expect(choose(rows).chosen).toBeUndefined();
  });

  test('matches the strongest documented reasoning mode before it looks at who reports', () => {
    const thinking = row({ reported_by: 'self', conditions: { mode: 'thinking' } });
    const plain = row({ reported_by: 'independent', conditions: { mode: 'non-thinking' } });
    expect(choose([plain, thinking]).chosen).toBe(thinking);
  });

  test('takes the newest of equals, and undated rows last', () => {
    const rows = [
      row({ published: null }),
      row({ published: '2025-01-05' }),
      row({ published: '2025-06-01' }),
    ];
    expect(choose(rows).chosen).toBe(rows[2]);
    expect(choose(rows.slice(0, 2)).chosen).toBe(rows[1]);
  });

  test.each([
    [{ conditions: { variant: 'base' } }, 'base model'],
    [{ conditions: { method: 'Pass@64' } }, 'several attempts'],
    [{ conditions: { method: 'with search agent' } }, 'with tools'],
  ])('never counts %j', (facts, reason) => {
    const { chosen, candidates } = choose([row(facts)]);
    expect(chosen).toBeUndefined();
    expect(candidates[0]!.rejected).toBe(reason);
  });

  test('counts rows with tools where the suite allows tools', () => {
    expect(
      choose([row({ conditions: { method: 'with search agent' } })], {}, 'allowed').chosen,
    ).toBeDefined();
  });

  test('keeps to the evidence asked for: date, reporter, document', () => {
    const rows = [
      row({ published: '2025-06-01', document: 1 }),
      row({ published: '2025-03', reported_by: 'self' }),
      row({ published: null, reported_by: 'secondary' }),
    ];
    expect(choose(rows, { until: '2025-05-31' }).chosen).toBe(rows[1]);
    // March is over only on its last day.
    expect(choose(rows, { until: '2025-03-30' }).chosen).toBe(rows[2]);
    expect(choose(rows, { reported_by: ['secondary'] }).chosen).toBe(rows[2]);
    expect(choose(rows, { documents: ['document-1'] }).chosen).toBe(rows[0]);
    expect(choose(rows, { documents: ['elsewhere'] }).chosen).toBeUndefined();
  });

  test('does not look at the value, and not at the order of rows', () => {
    const facts = fc.record({
      score: fc.integer({ min: 0, max: 100 }),
      reported_by: fc.constantFrom('self', 'rival', 'independent', 'secondary') as fc.Arbitrary<
        Score['reported_by']
      >,
      published: fc.constantFrom(null, '2025-01-01', '2025-02-01'),
      conditions: fc.constantFrom(
        {},
        { mode: 'thinking' },
        { mode: 'non-thinking' },
        { variant: 'base' },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(facts, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
        (all, values) => {
          const rows = all.map((each, line) => row({ ...each, line }));
          const other = rows.map((each, i) => ({ ...each, score: values[i]! }));
          const line = choose(rows).chosen?.line;
          expect(choose(other).chosen?.line).toBe(line);
          expect(choose([...rows].reverse()).chosen?.line).toBe(line);
        },
      ),
    );
  });

  test('counts a number that several documents repeat as one source', () => {
    const rows = [
      row({ score: 70 }),
      row({ score: 70, document: 1 }),
      row({ score: 66 }),
      row({ score: 1, conditions: { variant: 'base' } }),
    ];
    expect(countSources(choose(rows).candidates)).toBe(2);
  });
});
