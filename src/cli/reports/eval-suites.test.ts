import { expect, test } from 'vitest';
import { bfclCategories, bfclId, turnsCategories } from '../../benchmarks/bfcl/categories.ts';
import { measuredSuite } from './eval-suites.ts';

const runs = [...bfclCategories, ...turnsCategories].map(bfclId);
const part = { component: 'bfcl-v3', name: 'BFCL v3', weight: 1, runs, gaps: [] };
const suite = (composite: string | null) => ({
  suite: 'mine',
  hash: 'x',
  model: 'm',
  parts: [{ ...part, composite }],
});

test('categories add up as their makers have them, other parts by their mean', () => {
  const scoreOf = (id: string) => (id.startsWith('bfcl-multi-turn-') ? 1 : 0);
  expect(measuredSuite(suite('bfcl-v3'), scoreOf).parts[0]!.score).toBeCloseTo(1 / 3, 12);
  expect(measuredSuite(suite(null), scoreOf).parts[0]!.score).toBeCloseTo(4 / 17, 12);
  const lacking = (id: string) => (id === 'bfcl-live-parallel' ? null : 1);
  expect(measuredSuite(suite('bfcl-v3'), lacking).parts[0]!.score).toBeNull();
});
