import { z } from 'zod';
import { type DataSource, webFile } from '../data/source.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const data: DataSource = {
  id: 'simpleqa',
  home: 'github.com/openai/simple-evals',
  revision: null,
  licence: 'MIT',
  gated: false,
  files: [
    webFile('simple_qa_test_set.csv', {
      url: 'https://openaipublic.blob.core.windows.net/simple-evals/simple_qa_test_set.csv',
      revision: null,
    }),
  ],
};

const text = z.string().trim().min(1);
const record = z.object({ problem: text, answer: text });

export const simpleqa = defineBenchmark<{ question: string; answer: string }>({
  id: 'simpleqa',
  version: '1',
  name: 'SimpleQA',
  summary: 'Short questions of fact with one answer, judged by a model.',
  catalog_benchmark: 'simpleqa',
  protocol: 'simple-evals',
  differences: ['The prompt of the judge is our own; which judge it was stands in the score.'],
  data,
  items: 4326,
  scorers: ['judge-simpleqa'],
  needs: ['judge'],
  chance: 0,
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: 'the question and nothing else',
  async build(loaded) {
    const records = await loaded.records('simple_qa_test_set.csv', record);
    return {
      items: records.map(({ problem, answer }, i) => ({
        id: String(i),
        content: { question: problem },
        target: { question: problem, answer },
        cluster: null,
      })),
      prompt: (item) => ask((item.content as { question: string }).question),
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [simpleqa];
