import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { answerPrefixes } from '../../scorers/number/mgsm.ts';
import { mgsm } from './index.ts';
import { instructions, languages, type MgsmLanguage } from './instructions.ts';

interface Target {
  answer: string;
  language: MgsmLanguage;
}

benchmarkContract({
  id: 'mgsm',
  files: Object.fromEntries(
    languages.map((language) => [
      `mgsm/mgsm_${language}.jsonl`,
      [{ question: '1+1?', answer: '2' }],
    ]),
  ),
  items: 11,
  gold: (item) => {
    const { answer, language } = item.target as Target;
    return `1 + 1.\n${answerPrefixes[language]}: ${answer}`;
  },
  wrong: (item) => `${answerPrefixes[(item.target as Target).language]}: 3`,
  malformed: '1, 2, 3.',
});

describe('mgsm', () => {
  test.each(languages)('asks in %s for the word that the scorer looks for', (language) => {
    expect(instructions[language]).toContain(`${answerPrefixes[language]}:`);
  });

  test('reads 250 questions in each language, checked against the pinned digests', async (context) => {
    needs(context, shared('benchmarks/mgsm/mgsm_bn.tsv'));
    const { benchmark, notices } = await mgsm.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(2750);
    expect(new Set(benchmark.items.map(({ cluster }) => cluster)).size).toBe(250);
    for (const item of benchmark.items) {
      const { answer, language } = item.target as Target;
      const reply = `${answerPrefixes[language]}: ${answer}`;
      expect((await judgeReply(benchmark, item, reply)).outcome).toBe('correct');
    }
  });
});
