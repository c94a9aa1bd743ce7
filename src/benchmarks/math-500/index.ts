import { z } from 'zod';
import { type DataSource, hubFile } from '../data/source.ts';
import { ask, defineBenchmark, type Recipe } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const revision = '6e4ed1a2a79af7d8630a6b768ec859cb5af4d3be';

export const math500Data: DataSource = {
  id: 'math-500',
  home: 'huggingface.co/datasets/HuggingFaceH4/MATH-500',
  revision,
  licence: 'MIT',
  gated: false,
  files: [
    hubFile(
      'test.jsonl',
      { repository: 'HuggingFaceH4/MATH-500', revision, path: 'test.jsonl' },
      {
        sha256: '35dc41080a3680858b27fa7e0533d2d547825316fc5dafe5d316f4ccc5a06132',
        basis: 'seen',
        bytes: 446_564,
      },
    ),
  ],
};

const record = z.object({
  problem: z.string().min(1),
  answer: z.string().min(1),
  subject: z.string(),
  level: z.coerce.number().int().min(1).max(5),
  unique_id: z.string().min(1),
});

const recipe: Omit<
  Recipe<string>,
  'id' | 'name' | 'protocol' | 'differences' | 'scorers' | 'sampling' | 'epochs'
> = {
  version: '1',
  summary: 'Competition mathematics: 500 problems of MATH, answers in LaTeX.',
  catalog_benchmark: 'math-500',
  data: math500Data,
  items: 500,
  chance: 0,
  prompt: 'problem, then: solve step by step, final answer inside \\boxed{}',
  async build(data) {
    const records = await data.records('test.jsonl', record);
    return {
      items: records.map(({ problem, answer, subject, level, unique_id }) => ({
        id: unique_id,
        content: { problem, subject, level },
        target: answer,
        cluster: null,
      })),
      prompt: (item) => ask(boxedPrompt((item.content as { problem: string }).problem)),
    };
  },
};

/** The published answer format of MATH: a box. */
export function boxedPrompt(problem: string): string {
  return `Solve this problem step by step. Put the final answer inside \\boxed{}.\n\n${problem}\n\nRemember: the final answer goes inside \\boxed{}.`;
}

export const math500 = defineBenchmark({
  ...recipe,
  id: 'math-500',
  name: 'MATH-500',
  protocol: 'own',
  differences: [
    'Graded by our own equivalence of expressions; string and prm800k verdicts stand beside it.',
    'The prompt is in our own words.',
  ],
  scorers: ['math', 'math-prm800k', 'math-hendrycks'],
  sampling: { temperature: 0, max_tokens: 16_384 },
});

export const math500Glm = defineBenchmark({
  ...recipe,
  id: 'math-500-glm',
  name: 'MATH-500 as GLM-4.5 was tested',
  protocol: 'glm',
  differences: [
    'What the prm800k grader refuses goes to a checker model there; here it counts as wrong, with the verdict of our own grader beside it.',
    'The prompt is in our own words.',
  ],
  scorers: ['math-prm800k', 'math'],
  epochs: 3,
  sampling: { temperature: 0.6, top_p: 0.95, max_tokens: 81_920 },
});

export const definitions: readonly BenchmarkDefinition[] = [math500, math500Glm];
