import { describe, expect, test } from 'vitest';
import { aSuite } from '../../test/small-catalog.ts';
import { allBenchmarks } from './catalogue.ts';
import { composites } from './composites.ts';
import type { BenchmarkDefinition } from './definition.ts';
import { suiteParts } from './suite-parts.ts';

const all = await allBenchmarks();
const partsOf = (id: string, components: Parameters<typeof aSuite>[0]['components']) =>
  suiteParts(aSuite({ id, components }), all);
const ids = (definitions: readonly BenchmarkDefinition[]) => definitions.map(({ id }) => id);

describe('parts of a suite', () => {
  test('are asked as the makers of the suite ask', () => {
    const chosen = (suite: string) =>
      partsOf(suite, ['mmlu-pro', 'gpqa-diamond']).flatMap((part) => ids(part.definitions));
    expect(chosen('glm-12')).toEqual(['mmlu-pro-glm', 'gpqa-diamond-glm']);
    expect(chosen('aa-v3')).toEqual(['mmlu-pro-aa', 'gpqa-diamond-aa']);
    expect(chosen('mine')).toEqual(['mmlu-pro', 'gpqa-diamond']);
  });

  test('take an answer in words before log-likelihoods, and HLE without pictures for HLE', () => {
    const [gsm8k, arc, hle] = partsOf('mine', ['gsm8k', 'arc-c', 'hle']);
    expect(ids(gsm8k!.definitions)).toEqual(['gsm8k']);
    expect(ids(arc!.definitions)).toEqual(['arc-c']);
    expect(ids(hle!.definitions)).toEqual(['hle']);
  });

  test('are halves that are all needed, or alternatives', () => {
    const benchmarks = ['no-such-benchmark', 'aime-2024', 'aime-2025'];
    const [mean, first, none] = partsOf('mine', [
      { id: 'both', benchmarks },
      { id: 'either', benchmarks, combine: 'first' },
      { id: 'neither', benchmarks: ['no-such-benchmark', 'nor-this'], combine: 'first' },
    ]);
    expect(ids(mean!.definitions)).toEqual(['aime-2024', 'aime-2025']);
    expect(mean!.notBuiltIn).toEqual(['no-such-benchmark']);
    expect(ids(first!.definitions)).toEqual(['aime-2024']);
    expect(first!.notBuiltIn).toEqual([]);
    expect(none).toMatchObject({ definitions: [], notBuiltIn: ['no-such-benchmark'] });
  });

  test('say that categories are no whole', () => {
    const data = { ...all[0]!.data, id: 'some-set' };
    const category = { ...all[0]!, id: 'some-set-easy', catalog_benchmark: null, data };
    const [part] = suiteParts(aSuite({ id: 'mine', components: ['some-set'] }), [category]);
    expect(part).toMatchObject({ definitions: [category], onlyCategories: ['some-set'] });
  });

  test('are the categories that add up to a whole, each once', () => {
    const [bfcl] = partsOf('glm-12', ['bfcl-v3']);
    expect(bfcl).toMatchObject({ composite: 'bfcl-v3', onlyCategories: [] });
    const found = ids(bfcl!.definitions);
    expect(found).toHaveLength(17);
    const asked = new Set<string>();
    composites['bfcl-v3']!((id) => asked.add(id).size);
    expect([...asked].sort()).toEqual([...found].sort());
  });
});
