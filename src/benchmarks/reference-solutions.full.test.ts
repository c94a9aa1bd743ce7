import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { judgeReply } from '../../test/benchmarks/judge-reply.ts';
import { bubblewrap, needs, shared, sharedPath, systemPythonModule } from '../../test/needs.ts';
import { loadBenchmark } from './load.ts';

/** How each file names its reference solution, and what of it a model would have to write. */
const sets = [
  { id: 'humaneval', file: 'humaneval/HumanEval.jsonl.gz', solution: bodyOf },
  {
    id: 'humaneval-plus',
    file: 'humaneval-plus/HumanEvalPlus-OriginFmt.jsonl.gz',
    solution: bodyOf,
  },
  {
    id: 'mbpp-plus',
    file: 'mbpp-plus/MbppPlus-OriginFmt.jsonl.gz',
    solution: ({ code }: Row) => code!,
  },
];

/** What the benchmark says that it cannot judge; trying takes minutes. */
const beyondUs = ['Mbpp/255'];

interface Row {
  prompt: string;
  canonical_solution?: string;
  code?: string;
}

function bodyOf({ prompt, canonical_solution }: Row): string {
  return `${prompt}${canonical_solution}`;
}

test.for(sets)('the reference solutions of $id are judged right', async (set, context) => {
  const { id, file, solution } = set;
  needs(context, bubblewrap(), systemPythonModule('numpy'), shared(`benchmarks/${file}`));
  const { benchmark } = await loadBenchmark(id, { dataDir: sharedPath('benchmarks') });
  const rows = gunzipSync(readFileSync(sharedPath(`benchmarks/${file}`)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  const wrong: string[] = [];
  let next = 0;
  const work = async () => {
    for (let i = next++; i < rows.length; i = next++) {
      const item = benchmark.items[i]!;
      if (beyondUs.includes(item.id)) continue;
      const reply = `\`\`\`python\n${solution(rows[i]!)}\n\`\`\``;
      const { outcome, explanation } = await judgeReply(benchmark, item, reply);
      if (outcome !== 'correct') wrong.push(`${item.id}: ${explanation}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  expect(wrong).toEqual([]);
});
