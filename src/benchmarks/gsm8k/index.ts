import type { z } from 'zod';
import type { BenchmarkItem } from '../../engine/benchmark.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { gsm8kData, gsm8kRecord } from './source.ts';

type Gsm8kRecord = z.infer<typeof gsm8kRecord>;

const common = {
  version: '1',
  summary: 'Grade-school word problems of two to eight steps with a whole number as the answer.',
  data: gsm8kData,
  items: 1319,
  chance: 0,
} as const;

/** Ids count from 0 in the file's order, as lm-eval's `doc_id`. */
function itemsOf(records: readonly Gsm8kRecord[]): BenchmarkItem<string>[] {
  return records.map(({ question, answer }, i) => ({
    id: `test-${i}`,
    content: { question },
    target: numberOf(answer),
    cluster: null,
  }));
}

/** What stands after the last `#### `. */
function numberOf(solution: string): string {
  return solution.slice(solution.lastIndexOf('#### ') + 5).trim();
}

function questionOf(item: BenchmarkItem): string {
  return (item.content as { question: string }).question;
}

/** For chat models: no examples, reasoning asked for, and a last line that holds the number. */
export const gsm8k = defineBenchmark<string>({
  ...common,
  id: 'gsm8k',
  name: 'GSM8K',
  catalog_benchmark: 'gsm8k',
  protocol: 'own',
  differences: [
    'Published results mostly use 5 or 8 worked examples; this asks without examples, as is usual for chat models.',
    'The prompt is in our own words; the last line "#### N" is that of the data set.',
  ],
  scorers: ['gsm8k', 'gsm8k-strict'],
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: 'question, then: work it out step by step, last line "#### N"',
  files: ['test.jsonl'],
  async build(data) {
    return {
      items: itemsOf(await data.records('test.jsonl', gsm8kRecord)),
      prompt: (item) =>
        ask(
          `${questionOf(item)}\n\nWork this out step by step. Then write the final answer as a bare number on a line of its own after four hash marks, like this: #### 7`,
        ),
    };
  },
});

const shots = 5;

/** For base models: lm-evaluation-harness' task, continued without a chat template. */
export const gsm8kCompletion = defineBenchmark<string>({
  ...common,
  id: 'gsm8k-completion',
  name: 'GSM8K, 5-shot completion',
  catalog_benchmark: 'gsm8k',
  protocol: 'lm-eval',
  differences: [
    'The five examples are the first of the training set; the harness draws five at random from its seed.',
    'Up to 512 tokens instead of 256, so that long solutions are not cut.',
  ],
  scorers: ['gsm8k-strict', 'gsm8k'],
  needs: ['completion'],
  sampling: {
    temperature: 0,
    max_tokens: 512,
    stop: ['Question:', '</s>', '<|im_end|>'],
  },
  prompt: 'five worked examples "Question: ... Answer: ...", then the question',
  async build(data) {
    const examples = (await data.records('train.jsonl', gsm8kRecord)).slice(0, shots);
    const prefix = examples
      .map(({ question, answer }) => `Question: ${question}\nAnswer: ${answer}\n\n`)
      .join('');
    return {
      items: itemsOf(await data.records('test.jsonl', gsm8kRecord)),
      prompt: (item) => ({
        kind: 'completion',
        prompt: `${prefix}Question: ${questionOf(item)}\nAnswer:`,
      }),
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [gsm8k, gsm8kCompletion];
