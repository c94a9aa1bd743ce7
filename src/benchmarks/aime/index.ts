import { z } from 'zod';
import { type DataSource, hubFile } from '../data/source.ts';
import { ask, defineBenchmark, type Recipe } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { boxedPrompt } from '../math-500/index.ts';

const note =
  'The problems are © Mathematical Association of America and widely redistributed; the data set states no licence for them.';

const nemoSkills = 'github.com/NVIDIA/NeMo-Skills (0b012df8)';

const data2024: DataSource = {
  id: 'aime',
  home: 'huggingface.co/datasets/HuggingFaceH4/aime_2024',
  revision: '2fe88a2f1091d5048c0f36abc874fb997b3dd99a',
  licence: 'not stated',
  gated: false,
  note,
  files: [
    hubFile(
      'aime2024.parquet',
      {
        repository: 'HuggingFaceH4/aime_2024',
        revision: '2fe88a2f1091d5048c0f36abc874fb997b3dd99a',
        path: 'data/train-00000-of-00001.parquet',
      },
      {
        sha256: '26139847601a5037c237d5928b195e7260ca8074cf4f264b794af42847f79ccf',
        basis: 'reported',
        copies: [
          {
            sha256: 'e428f83ec735201c9db2a232727f4c20dbce87079ed386b6e3fb7f756d078756',
            from: nemoSkills,
          },
        ],
      },
    ),
  ],
};

const data2025: DataSource = {
  id: 'aime',
  home: 'huggingface.co/datasets/math-ai/aime25',
  revision: '563bb8404243c5f09de6ec262f2db674fe5bce9b',
  licence: 'not stated',
  gated: false,
  note,
  files: [
    hubFile(
      'aime2025.jsonl',
      {
        repository: 'math-ai/aime25',
        revision: '563bb8404243c5f09de6ec262f2db674fe5bce9b',
        path: 'test.jsonl',
      },
      {
        sha256: 'b4e273c02d3e7fe1b74b59eae768fc8230bfb0f79539890cb56f4361caac0331',
        basis: 'reported',
        copies: [
          {
            sha256: 'b672f9c6660b68dd42f5fc705b17405f24eaa9991c98991d63463c6b683468a8',
            from: nemoSkills,
          },
        ],
      },
    ),
  ],
};

/** The published copies name the answer differently, and write 033 or 33. */
const record = z
  .object({
    id: z.union([z.string(), z.number()]).optional(),
    problem: z.string().min(1),
    answer: z.union([z.string(), z.number()]).optional(),
    expected_answer: z.union([z.string(), z.number()]).optional(),
  })
  .transform(({ id, problem, answer, expected_answer }) => ({
    id,
    problem,
    answer: String(answer ?? expected_answer ?? '').trim(),
  }))
  .refine(({ answer }) => /^\d{1,3}$/.test(answer), 'the answer is no whole number from 0 to 999');

function aime(
  year: 2024 | 2025,
  variant: Pick<
    Recipe<string>,
    'id' | 'name' | 'protocol' | 'differences' | 'scorers' | 'epochs' | 'sampling'
  >,
): BenchmarkDefinition {
  const data = year === 2024 ? data2024 : data2025;
  return defineBenchmark<string>({
    ...variant,
    version: '1',
    summary: `Thirty problems of the American Invitational Mathematics Examination of ${year}, answers from 0 to 999.`,
    catalog_benchmark: `aime-${year}`,
    data,
    items: 30,
    chance: 0,
    prompt: 'problem, then: solve step by step, final answer inside \\boxed{}',
    async build(loaded) {
      const records = await loaded.records(data.files[0]!.name, record);
      return {
        items: records.map(({ problem, answer }, i) => ({
          id: `${year}-${i}`,
          content: { problem },
          target: String(Number(answer)),
          cluster: null,
        })),
        prompt: (item) => ask(boxedPrompt((item.content as { problem: string }).problem)),
      };
    },
  });
}

const ownWords = 'The prompt is in our own words.';

const glm = {
  protocol: 'glm' as const,
  differences: [
    'What the prm800k grader refuses goes to a checker model there; here it counts as wrong, with the verdict of our own grader beside it.',
    ownWords,
  ],
  scorers: ['math-prm800k', 'math'],
  epochs: 32,
  sampling: { temperature: 0.6, top_p: 0.95, max_tokens: 81_920 },
};

const aa = {
  protocol: 'aa' as const,
  differences: [
    'Answers are compared as expressions; Artificial Analysis asks a model about those that do not match.',
    ownWords,
    'Temperature 0; Artificial Analysis tests reasoning models at 0.6: give --temperature 0.6 for them.',
  ],
  scorers: ['math', 'math-prm800k'],
  epochs: 10,
  sampling: { temperature: 0, max_tokens: 16_384 },
};

/** The settings of one report on the other one's year. */
const other = (settings: typeof glm | typeof aa, published: 2024 | 2025) => ({
  ...settings,
  differences: [
    ...settings.differences,
    `These settings were published for the problems of ${published}.`,
  ],
});

export const definitions: readonly BenchmarkDefinition[] = [
  aime(2024, { ...glm, id: 'aime-2024', name: 'AIME 2024' }),
  aime(2024, { ...other(aa, 2025), id: 'aime-2024-aa', name: 'AIME 2024, ten attempts' }),
  aime(2025, { ...aa, id: 'aime-2025', name: 'AIME 2025' }),
  aime(2025, { ...other(glm, 2024), id: 'aime-2025-glm', name: 'AIME 2025, 32 attempts' }),
];
