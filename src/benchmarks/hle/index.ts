import { z } from 'zod';
import { exactAnswerForm } from '../answer-form.ts';
import { type DataSource, hubFile } from '../data/source.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const revision = '5a81a4c7271a2a2a312b9a690f0c2fde837e4c29';

const data: DataSource = {
  id: 'hle',
  home: 'huggingface.co/datasets/cais/hle',
  revision,
  licence: 'MIT',
  gated: true,
  note: 'Its owners ask not to reveal questions, and put a canary into the set.',
  files: [
    hubFile('test.parquet', {
      repository: 'cais/hle',
      revision,
      path: 'data/test-00000-of-00001.parquet',
    }),
  ],
};

const record = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  image: z.string().nullish(),
  answer: z.string().min(1),
  answer_type: z.enum(['exactMatch', 'multipleChoice']),
  category: z.string().nullish(),
});

/** The published answer format, in our own words. */
const formats = {
  exactMatch: exactAnswerForm,
  multipleChoice: 'Explanation: why\nAnswer: the choice alone\nConfidence: from 0% to 100%',
} as const;

export const hle = defineBenchmark<{ question: string; answer: string }>({
  id: 'hle',
  version: '1',
  name: "Humanity's Last Exam, text only",
  summary: 'Questions at the edge of what experts know, those without an image; judged by a model.',
  catalog_benchmark: 'hle-text',
  protocol: 'official',
  differences: [
    'Only questions without an image.',
    'The prompts are our own, of the judge as well; which judge it was stands in the score.',
  ],
  data,
  items: 2158,
  publishable: false,
  scorers: ['judge-hle'],
  needs: ['judge'],
  chance: null,
  sampling: { temperature: 0, max_tokens: 32_768 },
  prompt:
    'system message with the form of the answer (explanation, answer, confidence); the question',
  async build(loaded) {
    const records = (await loaded.records('test.parquet', record)).filter(({ image }) => !image);
    return {
      items: records.map(({ id, question, answer, answer_type, category }) => ({
        id,
        content: { question, answer_type, category: category ?? null },
        target: { question, answer },
        cluster: null,
      })),
      prompt: (item) => {
        const content = item.content as {
          question: string;
          answer_type: keyof typeof formats;
        };
        return {
          kind: 'chat',
          messages: [
            { role: 'system', content: `Answer in this form:\n${formats[content.answer_type]}` },
            { role: 'user', content: content.question },
          ],
        };
      },
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [hle];
