import type { BenchmarkItem } from '../../engine/benchmark.ts';
import { ask, defineBenchmark, guessing, letterOf, type Recipe } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import {
  header,
  headerWithExamples,
  type MmluProQuestion,
  opening,
  questionBlock,
  workedExample,
} from './prompts.ts';
import { type MmluProRecord, mmluProData, mmluProRecord } from './source.ts';

const common = {
  version: '1',
  summary:
    'Questions of 14 subjects with up to ten options, harder and more about reasoning than MMLU.',
  data: mmluProData,
  items: 12_032,
} as const;

function itemOf<Target>(record: MmluProRecord, target: Target): BenchmarkItem<Target> {
  const { question_id, question, options, category } = record;
  return {
    id: String(question_id),
    content: { question, options, category },
    target,
    cluster: null,
    choices: options,
  };
}

function questionOf(item: BenchmarkItem): MmluProQuestion {
  return item.content as MmluProQuestion;
}

const letters = async (data: Parameters<Recipe<string>['build']>[0]) =>
  (await data.records('test.parquet', mmluProRecord)).map((record) =>
    itemOf(record, record.answer),
  );

const shots = 5;

/** Worked examples by subject, as they stand in front of a question of it. */
function examplesBySubject(records: readonly MmluProRecord[]): Map<string, string> {
  const bySubject = new Map<string, string[]>();
  for (const record of records) {
    const own = bySubject.get(record.category) ?? [];
    if (own.length < shots) own.push(workedExample(record, record.cot_content ?? ''));
    bySubject.set(record.category, own);
  }
  return new Map([...bySubject].map(([subject, own]) => [subject, own.join('\n\n')]));
}

export const mmluPro = defineBenchmark<string>({
  ...common,
  id: 'mmlu-pro',
  name: 'MMLU-Pro',
  catalog_benchmark: 'mmlu-pro',
  protocol: 'official',
  differences: [
    'The header is in our own words.',
    'A response without a letter is wrong; the official summary picks a letter at random on resumed items.',
    'Up to 16,384 tokens, so that reasoning is not cut.',
  ],
  scorers: ['choice-mmlu-pro'],
  chance: guessing,
  sampling: { temperature: 0, max_tokens: 16_384 },
  prompt: 'header, five worked examples of the subject, the question, "Let\'s think step by step."',
  async build(data) {
    const examples = examplesBySubject(await data.records('validation.parquet', mmluProRecord));
    return {
      items: await letters(data),
      prompt: (item) => {
        const question = questionOf(item);
        const own = examples.get(question.category);
        if (own === undefined) {
          throw new BenchmarkError(
            'data-malformed',
            `mmlu-pro/validation has no example of the subject "${question.category}"`,
            'fetch both files again: they belong together',
          );
        }
        return ask(
          `${headerWithExamples(question.category)}\n\n${own}\n\n${questionBlock(question)}\n${opening}`,
        );
      },
    };
  },
});

const withoutExamples: Pick<Recipe<string>, 'chance' | 'files'> = {
  chance: guessing,
  files: ['test.parquet'],
};

export const mmluProGlm = defineBenchmark<string>({
  ...common,
  ...withoutExamples,
  id: 'mmlu-pro-glm',
  name: 'MMLU-Pro as GLM-4.5 was tested',
  catalog_benchmark: 'mmlu-pro',
  protocol: 'glm',
  differences: ['The header is in our own words.'],
  scorers: ['choice-mmlu-pro'],
  sampling: { temperature: 0.6, top_p: 0.95, max_tokens: 81_920 },
  prompt: 'header and question without examples, one message',
  async build(data) {
    return {
      items: await letters(data),
      prompt: (item) => {
        const question = questionOf(item);
        return ask(`${header(question.category)}\n\n${questionBlock(question)}\n${opening}`);
      },
    };
  },
});

export const mmluProAa = defineBenchmark<string>({
  ...common,
  ...withoutExamples,
  id: 'mmlu-pro-aa',
  name: 'MMLU-Pro as Artificial Analysis asks',
  catalog_benchmark: 'mmlu-pro',
  protocol: 'aa',
  differences: [
    'The prompt is in our own words; the last line "Answer: X" is the published format.',
    'Temperature 0; Artificial Analysis tests reasoning models at 0.6: give --temperature 0.6 for them.',
  ],
  scorers: ['choice-aa', 'choice-aa-primary'],
  sampling: { temperature: 0, max_tokens: 16_384 },
  prompt: 'question and options, then: reason, last line "Answer: X"',
  async build(data) {
    return {
      items: await letters(data),
      prompt: (item) => {
        const { question, options } = questionOf(item);
        const last = letterOf(options.length - 1);
        return ask(
          `Answer this multiple-choice question. Reason step by step first. The last line of your response must be "Answer: X" without the quotation marks, where X is one letter from A to ${last}.\n\n${questionBlock({ question, options, category: '' })}`,
        );
      },
    };
  },
});

/** What the scorer of log-likelihoods needs: which continuation is right. */
interface LikelihoodTarget {
  answer: number;
  choices: string[];
}

export const mmluProLoglikelihood = defineBenchmark<LikelihoodTarget>({
  ...common,
  id: 'mmlu-pro-loglikelihood',
  name: 'MMLU-Pro by log-likelihood',
  catalog_benchmark: null,
  protocol: 'own',
  differences: [
    'The published protocol generates a chain of thought; this compares the log-likelihoods of the letters, for models that cannot reason yet. Its scores are not MMLU-Pro scores.',
  ],
  scorers: ['choice-loglikelihood'],
  needs: ['loglikelihood'],
  chance: guessing,
  sampling: {},
  files: ['test.parquet'],
  prompt: 'question and options, "Answer:", continued by " A", " B" ...',
  async build(data) {
    const records = await data.records('test.parquet', mmluProRecord);
    // A question that lost all options but one asks nothing.
    const usable = records.filter(({ options }) => options.length > 1);
    return {
      items: usable.map((record) =>
        itemOf(record, {
          answer: record.answer_index,
          choices: record.options.map((_, i) => letterOf(i)),
        }),
      ),
      prompt: (item) => {
        const question = questionOf(item);
        return {
          kind: 'loglikelihood',
          contexts: [
            {
              context: `A multiple-choice question on ${question.category}.\n\n${questionBlock(question)}\nAnswer:`,
              continuations: question.options.map((_, i) => ` ${letterOf(i)}`),
              special_tokens: false,
            },
          ],
        };
      },
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [
  mmluPro,
  mmluProGlm,
  mmluProAa,
  mmluProLoglikelihood,
];
