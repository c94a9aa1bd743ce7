/** Small benchmarks for tests of the engine. */
import type {
  BenchmarkItem,
  LoopBenchmark,
  SingleTurnBenchmark,
} from '../../src/engine/benchmark.ts';
import type { Scorer } from '../../src/scorers/scorer.ts';

/** Right when the trimmed answer is the target; never wrong because of what it does not understand. */
export const exact: Scorer<string> = {
  id: 'exact',
  version: '1',
  summary: 'The answer is the target, letter by letter.',
  needs: [],
  heavy: false,
  check(target: unknown): asserts target is string {
    if (typeof target !== 'string') throw new Error('a target is a text');
  },
  score: ({ text }, target) => {
    const answer = text.trim();
    if (answer === '') {
      return { outcome: 'unparsed', value: 0, answer: null, explanation: 'empty', detail: null };
    }
    const isRight = answer === target;
    const outcome = isRight ? 'correct' : 'incorrect';
    return { outcome, value: isRight ? 1 : 0, answer, explanation: null, detail: null };
  },
};

/** Items whose prompt ends in a word; the scripted server says the last word. Every third target is another word. */
export function words(
  count: number,
  changes: Partial<SingleTurnBenchmark<string>> = {},
): SingleTurnBenchmark<string> {
  const items: BenchmarkItem<string>[] = Array.from({ length: count }, (_, i) => ({
    id: `word-${i}`,
    content: { question: `Say w${i}` },
    target: i % 3 === 0 ? 'other' : `w${i}`,
    cluster: null,
  }));
  return {
    id: 'words',
    version: '1',
    name: 'Words',
    summary: 'Repeats a word.',
    catalog_benchmark: null,
    data: { source: 'made for tests', revision: '1', sha256: '0'.repeat(64), licence: null },
    items,
    protocol: { sampling: { temperature: 0 }, epochs: 1, prompt: '{{ question }}' },
    scorers: [{ scorer: exact as Scorer }],
    metric: { kind: 'mean' },
    chance: null,
    prompt: ({ content }) => ({
      kind: 'chat',
      messages: [{ role: 'user', content: (content as { question: string }).question }],
    }),
    ...changes,
  };
}

/** Two calls an item: the second repeats what came back from the first. */
export function echoLoop(
  count: number,
  changes: Partial<LoopBenchmark<string>> = {},
): LoopBenchmark<string> {
  const { prompt: _, ...base } = words(count);
  return {
    ...base,
    id: 'echo-loop',
    async attempt(item, session) {
      const question = (item.content as { question: string }).question;
      const first = await session.generate({ messages: [{ role: 'user', content: question }] });
      const messages = [{ role: 'user' as const, content: `Once more: ${first.text}` }];
      const final = await session.generate({ messages });
      const transcript = [...messages, { role: 'assistant' as const, content: final.text }];
      return { final, transcript, outcome_data: { seed: session.seed } };
    },
    ...changes,
  };
}
