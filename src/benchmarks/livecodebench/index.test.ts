import { expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import type { BenchmarkItem } from '../../engine/benchmark.ts';
import { hostilePrograms } from '../../scorers/code/fixtures/hostile-programs.ts';
import { loadBenchmark } from '../load.ts';

/** CPython's base64(zlib(pickle(JSON))) of the cases 3 -> 6 and -5 -> -10 for `double`, and of 4 -> 16 on standard input. */
const packed = {
  double:
    'eJxrYJlayQABPaXR1UqZeQWlJUpWCkrGSjoKSvmlJVCuGYhbklpcUlJZkAoSSCvNSy7JzM9LzFGq1VFA0qhriqpT19AAn97YKXoAsNQnSw==',
  square:
    'eJxrYJlqywABPZbR1UqZeQWlJUpWCkomMXlKOgpK+aUlUAFDM4hISWpxSUllQSpIrLgkJTNPqTZ2ih4ApwMUgA==',
};

const problem = {
  question_title: 'Own',
  question_id: '1',
  question_content: 'Read a number and print its square.',
  platform: 'atcoder',
  contest_id: 'own',
  contest_date: '2024-07-01T00:00:00',
  starter_code: '',
  difficulty: 'easy',
  public_test_cases: JSON.stringify([{ input: '3\n', output: '9\n', testtype: 'stdin' }]),
  private_test_cases: packed.square,
  metadata: '{}',
};
const doubling = {
  ...problem,
  question_id: '2',
  question_content: 'Double a number.',
  platform: 'leetcode',
  contest_date: '2025-01-01T00:00:00',
  starter_code: 'class Solution:\n    def double(self, x: int) -> int:\n        ',
  public_test_cases: JSON.stringify([{ input: '1', output: '2', testtype: 'functional' }]),
  private_test_cases: packed.double,
  metadata: '{"func_name": "double"}',
};
const files = {
  'livecodebench/test3.json': JSON.stringify([
    { ...problem, question_id: '0', contest_date: '2024-06-30T00:00:00' },
    problem,
  ]),
  'livecodebench/test4.json': JSON.stringify([{ ...problem, contest_date: '2025-01-04T00:00:00' }]),
  'livecodebench/test5.json': JSON.stringify([doubling]),
};

const block = (body: string) => `So:\n\`\`\`python\n${body}\n\`\`\``;
const isFunction = ({ target }: BenchmarkItem) => (target as { fn_name: string | null }).fn_name;

for (const id of ['livecodebench', 'livecodebench-glm', 'livecodebench-aa']) {
  benchmarkContract({
    id,
    files,
    items: 2,
    gold: (item) =>
      isFunction(item)
        ? block('class Solution:\n    def double(self, x: int) -> int:\n        return 2 * x')
        : block('print(int(input()) ** 2)'),
    // Right on the public case.
    wrong: (item) => (isFunction(item) ? block('def double(x): return x + 1') : block('print(9)')),
    malformed: '',
    hostile: Object.values(hostilePrograms).slice(0, 6).map(block),
  });
}

test('takes the problems of the window, first and last day included', async () => {
  const folder = dataFolder(files);
  const { benchmark } = await loadBenchmark('livecodebench', { dataDir: folder.path });
  expect(benchmark.items.map(({ id }) => id)).toEqual(['atcoder-1', 'leetcode-2']);
  folder.remove();
});

test('names the line whose cases are no JSON', async () => {
  const folder = dataFolder({
    ...files,
    'livecodebench/test5.json': JSON.stringify([{ ...doubling, public_test_cases: 'none' }]),
  });
  await expect(loadBenchmark('livecodebench', { dataDir: folder.path })).rejects.toMatchObject({
    code: 'data-malformed',
    message: expect.stringContaining('test5.json:1 public_test_cases: is not JSON'),
  });
  folder.remove();
});

test('counts cases that cannot be unpacked as an error, never as a wrong answer', async () => {
  const folder = dataFolder({
    ...files,
    'livecodebench/test5.json': JSON.stringify([{ ...doubling, private_test_cases: 'none' }]),
  });
  const { benchmark } = await loadBenchmark('livecodebench', { dataDir: folder.path });
  await expect(
    judgeReply(benchmark, benchmark.items[1]!, block('def double(x): return 2 * x')),
  ).rejects.toMatchObject({ code: 'target' });
  folder.remove();
});
