import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import type { ScorerUse } from '../../engine/benchmark.ts';
import { findBenchmark } from '../catalogue.ts';
import { bfclCategories, bfclId } from './categories.ts';
import { exactJson } from './exact-json.ts';

const area = {
  name: 'shape.area',
  description: 'Area of a rectangle.',
  parameters: {
    type: 'dict',
    properties: { width: { type: 'integer' }, height: { type: 'float' } },
    required: ['width', 'height'],
  },
};
const asked = (id: string) => ({
  id,
  question: [[{ role: 'user', content: 'How large is a rectangle of 3 by 2.5?' }]],
  function: [area],
});
const lines = (...records: object[]) => records.map((each) => JSON.stringify(each)).join('\n');

benchmarkContract({
  id: 'bfcl-simple-python',
  files: {
    'bfcl-v3/BFCL_v4_simple_python.jsonl': lines(asked('simple_0')),
    'bfcl-v3/possible_answer/BFCL_v4_simple_python.jsonl': lines({
      id: 'simple_0',
      ground_truth: [{ 'shape.area': { width: [3], height: [2.5] } }],
    }),
  },
  items: 1,
  gold: () => '[shape.area(width=3, height=2.5)]',
  wrong: () => '[shape.area(width=4, height=2.5)]',
  malformed: 'About seven and a half.',
});

benchmarkContract({
  id: 'bfcl-irrelevance',
  files: { 'bfcl-v3/BFCL_v4_irrelevance.jsonl': lines(asked('irrelevance_0')) },
  items: 1,
  gold: () => 'None of the functions fits.',
  wrong: () => '[shape.area(width=4, height=2.5)]',
  anythingGoes: true,
});

benchmarkContract({
  id: 'bfcl-live-relevance',
  files: { 'bfcl-v3/BFCL_v4_live_relevance.jsonl': lines(asked('live_relevance_0')) },
  items: 1,
  gold: () => '[shape.area(width=3, height=2.5)]',
  malformed: 'Which rectangle?',
});

describe('bfcl', () => {
  test('reads all questions of all categories', async (context) => {
    needs(context, shared('benchmarks/bfcl-v3/BFCL_v4_simple_python.json.gz'));
    for (const category of bfclCategories) {
      const definition = await findBenchmark(bfclId(category));
      const { benchmark, notices } = await definition.load({ dataDir: sharedPath('benchmarks') });
      expect(notices).toEqual([]);
      expect(benchmark.items).toHaveLength(category.items);
      const { scorer }: ScorerUse = benchmark.scorers[0];
      for (const { target } of benchmark.items) expect(() => scorer.check(target)).not.toThrow();
    }
  });

  test('judges the accepted calls right and an empty answer wrong, on real questions', async (context) => {
    needs(context, shared('benchmarks/bfcl-v3/BFCL_v4_simple_python.json.gz'));
    const definition = await findBenchmark('bfcl-simple-python');
    const { benchmark } = await definition.load({ dataDir: sharedPath('benchmarks') });
    const [item] = benchmark.items;
    const call = '[calculate_triangle_area(base=10, height=5)]';
    expect((await judgeReply(benchmark, item!, call)).outcome).toBe('correct');
    expect((await judgeReply(benchmark, item!, '')).outcome).toBe('unparsed');
  });

  test('keeps 1.0 another number than 1', async () => {
    expect(exactJson('{"a":[1.0,1,1e3],"b":"1.0"}\n\n')).toEqual([
      { a: '[1.0,1,1e3]', b: '"1.0"' },
    ]);
    const folder = dataFolder({
      'bfcl-v3/BFCL_v4_simple_python.jsonl': lines(asked('simple_0')),
      'bfcl-v3/possible_answer/BFCL_v4_simple_python.jsonl':
        '{"id":"simple_0","ground_truth":[{"shape.area":{"width":[3],"height":[2.0]}}]}',
    });
    const definition = await findBenchmark('bfcl-simple-python');
    const { benchmark } = await definition.load({ dataDir: folder.path });
    expect(benchmark.items[0]!.target).toMatchObject({
      ground_truth: '[{"shape.area":{"width":[3],"height":[2.0]}}]',
    });
    folder.remove();
  });
});
