import { z } from 'zod';
import type { DataSource } from '../data/source.ts';
import { ask, defineBenchmark, guessing, lettered } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const data: DataSource = {
  id: 'cmmlu',
  home: 'github.com/haonan-li/CMMLU',
  revision: null,
  licence: 'CC-BY-NC-SA-4.0',
  gated: false,
  note: 'For non-commercial use, with attribution.',
  files: [
    {
      name: 'cmmlu.jsonl',
      home: {
        kind: 'by-hand',
        url: 'https://github.com/haonan-li/CMMLU',
        revision: null,
        how: 'turn the CSV files of data/dev and data/test into one JSON Lines file with split, subject (the name of the file), index (the first column), question, A, B, C, D and answer',
      },
      sha256: null,
      basis: null,
      bytes: null,
    },
  ],
};

const record = z.object({
  split: z.enum(['dev', 'test']),
  subject: z.string().min(1),
  index: z.coerce.string(),
  question: z.string().min(1),
  A: z.coerce.string(),
  B: z.coerce.string(),
  C: z.coerce.string(),
  D: z.coerce.string(),
  answer: z.enum(['A', 'B', 'C', 'D']),
});

export const cmmlu = defineBenchmark<string>({
  id: 'cmmlu',
  version: '1',
  name: 'CMMLU',
  summary: 'Chinese multiple-choice questions of 67 subjects, many of them particular to China.',
  catalog_benchmark: 'cmmlu',
  protocol: 'own',
  differences: [
    'Without examples, for chat models; published results mostly use five.',
    'The prompt is in our own words.',
  ],
  data,
  items: 11_582,
  scorers: ['choice-ceval'],
  chance: guessing,
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: '中文单项选择题，最后一行“答案：X”',
  async build(loaded) {
    const records = (await loaded.records('cmmlu.jsonl', record)).filter(
      ({ split }) => split === 'test',
    );
    return {
      items: records.map(({ subject, index, question, A, B, C, D, answer }) => ({
        id: `${subject}-${index}`,
        content: { question, subject },
        target: answer,
        cluster: null,
        choices: [A, B, C, D],
      })),
      prompt: (item) => {
        const { question } = item.content as { question: string };
        return ask(
          `请回答下面的单项选择题。可以先简要分析，最后一行写“答案：X”，X 是正确选项的字母。\n\n${question}\n${lettered(item.choices!)}`,
        );
      },
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [cmmlu];
