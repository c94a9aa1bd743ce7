import { beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';
import { type Catalog, readProtocol } from '../catalog/index.ts';
import { indexPaths, loadCatalog } from '../catalog/load.ts';
import { type ExplainedScore, explainSelection } from './explain-score.ts';
import { selectScore } from './select-score.ts';

/** Over every cell of the shipped catalogue: a reason must be true of the two rows that it is about. */
describe('explainSelection', () => {
  let pairs: { best: ExplainedScore; other: ExplainedScore }[];

  beforeAll(async () => {
    const folder = `${repositoryRoot}/catalog`;
    const catalog: Catalog = await loadCatalog({
      folder,
      indexFiles: indexPaths(repositoryRoot, folder),
    });
    pairs = [...catalog.models.keys()].flatMap((model) => {
      const benchmarks = Map.groupBy(catalog.scoresOf(model), (score) => score.benchmark);
      return [...benchmarks.values()].flatMap((scores) => {
        const [best, ...others] = explainSelection(
          selectScore(scores, 'none', {}, (score) => catalog.documentOf(score).id),
        );
        return best?.counts ? others.map((other) => ({ best, other })) : [];
      });
    });
  });

  const because = (why: RegExp) => pairs.filter(({ other }) => why.test(other.why));

  test('exactly one row counts, and every other has a reason', () => {
    expect(pairs.length).toBeGreaterThan(1000);
    for (const { other } of pairs) {
      expect(other.counts).toBe(false);
      expect(other.why).not.toBe('');
    }
  });

  test('the older is older, and no newer row is called so', () => {
    expect(because(/^older$/).length).toBeGreaterThan(100);
    for (const { best, other } of because(/^older$/)) {
      expect(best.score.published! > other.score.published!).toBe(true);
    }
  });

  test('less effort is less, and quotes and repeats are what they are called', () => {
    for (const { best, other } of because(/^lower reasoning effort$/)) {
      expect(other.protocol.effort).toBeLessThan(best.protocol.effort);
    }
    for (const { best, other } of because(/^quoted from elsewhere$/)) {
      expect(readProtocol(other.score.conditions).quoted && !best.protocol.quoted).toBe(true);
    }
    for (const { best, other } of because(/^repeats/)) {
      expect(other.score.conditions.repeats).toBeDefined();
      expect(best.score.conditions.repeats).toBeUndefined();
    }
    for (const { best, other } of because(/^marked as an estimate/)) {
      expect(other.protocol.doubtful && !best.protocol.doubtful).toBe(true);
    }
  });
});
