import { z } from 'zod';
import type { BenchmarkItem } from '../../engine/benchmark.ts';
import { PythonRandom } from '../../scorers/python/random.ts';
import { type DataSource, hubFile } from '../data/source.ts';
import { ask, defineBenchmark, guessing, lettered, letterOf, type Recipe } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const data: DataSource = {
  id: 'gpqa-diamond',
  home: 'huggingface.co/datasets/Idavidrein/gpqa',
  revision: null,
  licence: 'CC-BY-4.0',
  gated: true,
  note: 'Its owners ask not to publish examples in plain text, so that models are not trained on them.',
  files: [
    hubFile('gpqa_diamond.csv', {
      repository: 'Idavidrein/gpqa',
      revision: 'main',
      path: 'gpqa_diamond.csv',
    }),
  ],
};

const text = z.string().trim().min(1);

const record = z.object({
  'Record ID': z.string().optional(),
  Question: text,
  'Correct Answer': text,
  'Incorrect Answer 1': text,
  'Incorrect Answer 2': text,
  'Incorrect Answer 3': text,
  'High-level domain': z.string().optional(),
});

/**
 * Options in the order that simple-evals and the GLM harness give them: one draw of
 * `random.Random(0)` for each question in the file's order.
 */
export function shuffled(
  records: readonly z.infer<typeof record>[],
): { choices: string[]; answer: number }[] {
  const random = new PythonRandom(0);
  return records.map((row) => {
    const all = [
      row['Correct Answer'],
      row['Incorrect Answer 1'],
      row['Incorrect Answer 2'],
      row['Incorrect Answer 3'],
    ];
    const order = random.permutation(4);
    return { choices: order.map((i) => all[i]!), answer: order.indexOf(0) };
  });
}

type Shared =
  | 'id'
  | 'name'
  | 'protocol'
  | 'differences'
  | 'scorers'
  | 'epochs'
  | 'sampling'
  | 'prompt';

function gpqa(
  variant: Pick<Recipe<string>, Shared>,
  words: (question: string, choices: readonly string[]) => string,
): BenchmarkDefinition {
  return defineBenchmark<string>({
    ...variant,
    version: '1',
    summary: 'Questions of biology, physics and chemistry that experts of other fields fail at.',
    catalog_benchmark: 'gpqa-diamond',
    data,
    items: 198,
    publishable: false,
    chance: guessing,
    async build(loaded) {
      const records = await loaded.records('gpqa_diamond.csv', record);
      const orders = shuffled(records);
      return {
        items: records.map((row, i): BenchmarkItem<string> => {
          const { choices, answer } = orders[i]!;
          return {
            id: row['Record ID'] || `diamond-${i}`,
            content: { question: row.Question, domain: row['High-level domain'] ?? null },
            target: letterOf(answer),
            cluster: null,
            choices,
          };
        }),
        prompt: (item) =>
          ask(words((item.content as { question: string }).question, item.choices!)),
      };
    },
  });
}

const lastLine = (question: string, choices: readonly string[]): string =>
  `Answer this multiple-choice question. Reason step by step first. The last line of your response must be "Answer: X" without the quotation marks, where X is one of A, B, C and D.\n\n${question}\n\n${lettered(choices, ') ')}`;

export const definitions: readonly BenchmarkDefinition[] = [
  gpqa(
    {
      id: 'gpqa-diamond',
      name: 'GPQA Diamond',
      protocol: 'simple-evals',
      differences: [
        'The prompt is in our own words; the last line "Answer: X" is the published format.',
      ],
      scorers: ['choice-gpqa'],
      epochs: 4,
      sampling: { temperature: 0.5, max_tokens: 32_768 },
      prompt: 'question and options, then: reason, last line "Answer: X"',
    },
    lastLine,
  ),
  gpqa(
    {
      id: 'gpqa-diamond-glm',
      name: 'GPQA Diamond as GLM-4.5 was tested',
      protocol: 'glm',
      differences: [
        'A checker model names the choice there, and an unusable reply becomes a random letter; here a rule reads the letter, and none is wrong.',
      ],
      scorers: ['choice-glm', 'choice-aa'],
      epochs: 8,
      sampling: { temperature: 0.6, top_p: 0.95, max_tokens: 81_920 },
      prompt: 'question and options, nothing else',
    },
    (question, choices) => `${question}\n\n${lettered(choices, ') ')}`,
  ),
  gpqa(
    {
      id: 'gpqa-diamond-aa',
      name: 'GPQA Diamond as Artificial Analysis asks',
      protocol: 'aa',
      differences: [
        'The prompt is in our own words.',
        'Temperature 0; Artificial Analysis tests reasoning models at 0.6: give --temperature 0.6 for them.',
      ],
      scorers: ['choice-aa', 'choice-aa-primary'],
      epochs: 5,
      sampling: { temperature: 0, max_tokens: 16_384 },
      prompt: 'question and options, then: reason, last line "Answer: X"',
    },
    lastLine,
  ),
];
