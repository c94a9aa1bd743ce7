import { z } from 'zod';
import type { BenchmarkItem } from '../../engine/benchmark.ts';
import { type DataSource, hubFile } from '../data/source.ts';
import { ask, defineBenchmark, guessing, lettered, letterOf } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const repository = 'allenai/ai2_arc';
const revision = '210d026faf9955653af8916fad021475a3f00453';

const data: DataSource = {
  id: 'arc',
  home: `huggingface.co/datasets/${repository}`,
  revision,
  licence: 'CC-BY-SA-4.0',
  gated: false,
  files: [
    hubFile(
      'challenge.parquet',
      { repository, revision, path: 'ARC-Challenge/test-00000-of-00001.parquet' },
      {
        sha256: '62f03257e737aed263f55c6abf87c7bb0028a44a6bdd2a26eb1279eb42c1d1e9',
        basis: 'reported',
        bytes: 203_808,
      },
    ),
    hubFile(
      'easy.parquet',
      { repository, revision, path: 'ARC-Easy/test-00000-of-00001.parquet' },
      {
        sha256: '4160597d618ae851c7eb04e281574f3f654776216ac6b6641588d64527b47177',
        basis: 'reported',
      },
    ),
  ],
};

/** Options are labelled A to E in most questions and 1 to 5 in some. */
const record = z
  .object({
    id: z.string().min(1),
    question: z.string().min(1),
    choices: z.object({ text: z.array(z.string().min(1)).min(2), label: z.array(z.string()) }),
    answerKey: z.string().min(1),
  })
  .transform(({ id, question, choices, answerKey }) => ({
    id,
    question,
    choices: choices.text,
    answer: choices.label.indexOf(answerKey),
  }))
  .refine(({ answer, choices }) => answer in choices, 'answerKey is the label of no choice');

const parts = {
  challenge: { id: 'arc-c', name: 'ARC-Challenge', items: 1172, which: 'the hard part' },
  easy: { id: 'arc-e', name: 'ARC-Easy', items: 2376, which: 'the easy part' },
} as const;

type ArcRecord = z.infer<typeof record>;

function itemsOf<Target>(
  records: readonly ArcRecord[],
  target: (row: ArcRecord) => Target,
): BenchmarkItem<Target>[] {
  return records.map((row) => ({
    id: row.id,
    content: { question: row.question },
    target: target(row),
    cluster: null,
    choices: row.choices,
  }));
}

function questionOf(item: BenchmarkItem): string {
  return (item.content as { question: string }).question;
}

function arc(part: keyof typeof parts): BenchmarkDefinition[] {
  const { id, name, items, which } = parts[part];
  const file = `${part}.parquet`;
  const common = {
    version: '1',
    summary: `School science questions with mostly four options, ${which} of the AI2 Reasoning Challenge.`,
    data,
    files: [file],
    items,
    chance: guessing,
  } as const;
  return [
    defineBenchmark<string>({
      ...common,
      id,
      name,
      catalog_benchmark: id,
      protocol: 'own',
      differences: [
        'Published results of base models compare log-likelihoods with 0 or 25 examples; this asks a chat model for the letter.',
      ],
      scorers: ['choice-aa'],
      sampling: { temperature: 0, max_tokens: 8192 },
      prompt: 'question and options without examples, last line "Answer: X"',
      async build(loaded) {
        const records = await loaded.records(file, record);
        return {
          items: itemsOf(records, ({ answer }) => letterOf(answer)),
          prompt: (item) =>
            ask(
              `Answer this multiple-choice question. The last line of your response must be "Answer: X" without the quotation marks, where X is the letter of the right option.\n\n${questionOf(item)}\n\n${lettered(item.choices!)}`,
            ),
        };
      },
    }),
    defineBenchmark<{ answer: number; choices: readonly string[] }>({
      ...common,
      id: `${id}-loglikelihood`,
      name: `${name} by log-likelihood`,
      catalog_benchmark: id,
      protocol: 'lm-eval',
      scorers: ['choice-loglikelihood-norm', 'choice-loglikelihood'],
      needs: ['loglikelihood'],
      sampling: {},
      prompt: '"Question: ... Answer:", continued by the text of each option; without examples',
      async build(loaded) {
        const records = await loaded.records(file, record);
        return {
          items: itemsOf(records, ({ answer, choices }) => ({ answer, choices })),
          prompt: (item) => ({
            kind: 'loglikelihood',
            contexts: [
              {
                context: `Question: ${questionOf(item)}\nAnswer:`,
                continuations: item.choices!.map((choice) => ` ${choice}`),
                special_tokens: false,
              },
            ],
          }),
        };
      },
    }),
  ];
}

export const definitions: readonly BenchmarkDefinition[] = [...arc('challenge'), ...arc('easy')];
