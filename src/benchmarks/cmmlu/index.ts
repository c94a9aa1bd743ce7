import { z } from 'zod';
import { askInChinese, chineseChoice, choiceItem } from '../chinese-choice.ts';
import type { DataSource } from '../data/source.ts';
import { ask, defineBenchmark, guessing } from '../define.ts';
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

const record = chineseChoice.extend({
  split: z.enum(['dev', 'test']),
  subject: z.string().min(1),
  index: z.coerce.string(),
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
      items: records.map((row) => choiceItem(`${row.subject}-${row.index}`, row.subject, row)),
      prompt: (item) => ask(askInChinese(item)),
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [cmmlu];
