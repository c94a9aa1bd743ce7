import { z } from 'zod';
import type { BenchmarkItem } from '../../engine/benchmark.ts';
import { type DataSource, hubFile } from '../data/source.ts';
import { ask, defineBenchmark, guessing, lettered, letterOf } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const repository = 'cais/mmlu';
const revision = 'c30699e8356da336a370243923dbaf21066bb9fe';

const data: DataSource = {
  id: 'mmlu',
  home: `huggingface.co/datasets/${repository}`,
  revision,
  licence: 'MIT',
  gated: false,
  files: [
    hubFile(
      'test.parquet',
      { repository, revision, path: 'all/test-00000-of-00001.parquet' },
      {
        sha256: '74a41822ce7d3def56e1682f958469c04642a5336a5ce912fa375fdb90fb25d7',
        basis: 'reported',
      },
    ),
    hubFile('dev.parquet', { repository, revision, path: 'all/dev-00000-of-00001.parquet' }),
  ],
};

const record = z.object({
  question: z.string(),
  subject: z.string().min(1),
  choices: z.array(z.string()).length(4),
  answer: z.number().int().min(0).max(3),
});
type MmluRecord = z.infer<typeof record>;

const common = {
  version: '1',
  summary: 'Multiple-choice questions of 57 subjects, from school to profession.',
  data,
  items: 14_042,
  chance: guessing,
} as const;

function itemOf<Target>(row: MmluRecord, number: number, target: Target): BenchmarkItem<Target> {
  return {
    id: `${row.subject}-${number}`,
    content: { question: row.question, subject: row.subject },
    target,
    cluster: null,
    choices: row.choices,
  };
}

function contentOf(item: BenchmarkItem): { question: string; subject: string } {
  return item.content as { question: string; subject: string };
}

/** Numbers count within a subject, so that an id stays when another subject grows. */
function numbered(records: readonly MmluRecord[]): [MmluRecord, number][] {
  const seen = new Map<string, number>();
  return records.map((row) => {
    const number = seen.get(row.subject) ?? 0;
    seen.set(row.subject, number + 1);
    return [row, number];
  });
}

export const mmlu = defineBenchmark<string>({
  ...common,
  id: 'mmlu',
  name: 'MMLU',
  catalog_benchmark: 'mmlu',
  protocol: 'simple-evals',
  differences: [
    'The prompt is in our own words; the last line "Answer: X" is the published format.',
  ],
  scorers: ['choice-mmlu'],
  sampling: { temperature: 0, max_tokens: 8192 },
  files: ['test.parquet'],
  prompt: 'question and options without examples, then: reason, last line "Answer: X"',
  async build(loaded) {
    const records = numbered(await loaded.records('test.parquet', record));
    return {
      items: records.map(([row, number]) => itemOf(row, number, letterOf(row.answer))),
      prompt: (item) =>
        ask(
          `Answer this multiple-choice question. Reason step by step first. The last line of your response must be "Answer: X" without the quotation marks, where X is one of A, B, C and D.\n\n${contentOf(item).question}\n\n${lettered(item.choices!, ') ')}`,
        ),
    };
  },
});

const shots = 5;

export const mmluLoglikelihood = defineBenchmark<{ answer: number; choices: string[] }>({
  ...common,
  id: 'mmlu-loglikelihood',
  name: 'MMLU, 5-shot by log-likelihood',
  catalog_benchmark: 'mmlu',
  protocol: 'official',
  differences: [
    'The header is in our own words.',
    'The letter is chosen by the log-likelihood of " A" to " D" after "Answer:"; prompts too long for the context lose their beginning, not whole examples.',
  ],
  scorers: ['choice-loglikelihood'],
  needs: ['loglikelihood'],
  sampling: {},
  prompt: 'header, five examples of the subject, the question, "Answer:", continued by a letter',
  async build(loaded) {
    const examples = new Map<string, string[]>();
    for (const row of await loaded.records('dev.parquet', record)) {
      const own = examples.get(row.subject) ?? [];
      if (own.length < shots)
        own.push(`${block(row.question, row.choices)} ${letterOf(row.answer)}`);
      examples.set(row.subject, own);
    }
    const records = numbered(await loaded.records('test.parquet', record));
    return {
      items: records.map(([row, number]) =>
        itemOf(row, number, { answer: row.answer, choices: ['A', 'B', 'C', 'D'] }),
      ),
      prompt: (item) => {
        const { question, subject } = contentOf(item);
        const head = `Multiple-choice questions on ${subject.replaceAll('_', ' ')}, with answers.`;
        const own = examples.get(subject) ?? [];
        return {
          kind: 'loglikelihood',
          contexts: [
            {
              context: [head, ...own, block(question, item.choices!)].join('\n\n'),
              continuations: [' A', ' B', ' C', ' D'],
              special_tokens: false,
            },
          ],
        };
      },
    };
  },
});

function block(question: string, choices: readonly string[]): string {
  return `${question.trim()}\n${lettered(choices)}\nAnswer:`;
}

export const definitions: readonly BenchmarkDefinition[] = [mmlu, mmluLoglikelihood];
