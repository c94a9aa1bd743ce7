import { expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { PythonRandom } from '../../scorers/python/random.ts';
import { findBenchmark } from '../catalogue.ts';

// The real set may not be shown in plain text: these are our own questions in its format.
const rows = Array.from({ length: 12 }, (_, i) =>
  [
    `own-${i}`,
    `Question ${i}?`,
    'right',
    'wrong one',
    'wrong two',
    'wrong three',
    'Chemistry',
  ].join(','),
);
const columns =
  'Record ID,Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2,Incorrect Answer 3,High-level domain';
const files = { 'gpqa-diamond/gpqa_diamond.csv': [columns, ...rows].join('\n') };

for (const id of ['gpqa-diamond', 'gpqa-diamond-glm', 'gpqa-diamond-aa']) {
  benchmarkContract({
    id,
    files,
    items: 12,
    gold: (item) => `By elimination.\nAnswer: ${item.target}`,
    wrong: (item) => `By elimination.\nAnswer: ${item.target === 'A' ? 'B' : 'A'}`,
    malformed: 'no idea',
  });
}

// python3 -c "import random; r = random.Random(0); print([r.sample(range(4), 4) for _ in range(12)])", CPython 3.11
const drawn = [
  [3, 1, 0, 2],
  [3, 1, 2, 0],
  [2, 3, 0, 1],
  [2, 0, 3, 1],
  [1, 3, 0, 2],
  [2, 1, 0, 3],
  [3, 1, 0, 2],
  [3, 2, 1, 0],
  [0, 3, 1, 2],
  [3, 1, 0, 2],
  [0, 3, 2, 1],
  [1, 2, 3, 0],
];

test('draws the orders that Python draws', () => {
  const random = new PythonRandom(0);
  expect(drawn.map(() => random.permutation(4))).toEqual(drawn);
  // The same with random.Random(12345) and 20 numbers.
  expect(new PythonRandom(12345).permutation(20)).toEqual([
    13, 0, 9, 11, 6, 4, 17, 15, 2, 5, 1, 12, 14, 7, 10, 19, 8, 3, 18, 16,
  ]);
});

test('puts the options into those orders', async () => {
  const folder = dataFolder(files);
  const { benchmark } = await (await findBenchmark('gpqa-diamond')).load({ dataDir: folder.path });
  const all = ['right', 'wrong one', 'wrong two', 'wrong three'];
  expect(benchmark.items.map(({ choices }) => choices)).toEqual(
    drawn.map((order) => order.map((i) => all[i])),
  );
  folder.remove();
});

test('is never shown to others', async () => {
  expect(await findBenchmark('gpqa-diamond')).toMatchObject({
    publishable: false,
    data: { gated: true },
  });
});
