import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generation, Message } from '../../providers/endpoint.ts';
import { answerOf } from '../answer.ts';
import { loadScorer } from '../catalogue.ts';
import { ScorerError } from '../error.ts';
import { agreementWithPairs } from './agreement.ts';
import { comparisonMessages, judgePreference } from './preference.ts';
import { goldPairs } from './preference-gold.ts';

/** A judge that sees the two responses in the order in which they were put to it. */
const judging =
  (prefer: (first: string, second: string) => string) =>
  async (messages: readonly Message[]): Promise<Generation> => {
    const [, first, second] =
      /<first \w+>\n(.*)\n<\/first \w+>\n\n<second \w+>\n(.*)\n<\/second/su.exec(
        messages[1]!.content,
      )!;
    const better = prefer(first!, second!);
    return { text: `So: {"reason": "${better} it is", "better": "${better}"}` } as Generation;
  };

const against = { question: 'Capital of Australia?', other: 'Sydney' };
const score = async (judge: ReturnType<typeof judging>, text = 'Canberra') =>
  await judgePreference.score(answerOf(text), against, { judge });
const likes = (liked: string) =>
  judging((first, second) => (first === liked ? 'first' : second === liked ? 'second' : 'neither'));

describe('a preference', () => {
  it('counts when it outlives the change of places', async () => {
    expect(await score(likes('Canberra'))).toEqual({
      outcome: 'correct',
      value: 1,
      answer: 'response',
      explanation: 'first it is',
      detail: { first_order: 'response', second_order: 'response', consistent: true },
    });
    expect(await score(likes('Sydney'))).toMatchObject({ outcome: 'incorrect', value: 0 });
    expect(await score(likes('Perth'))).toMatchObject({
      outcome: 'partial',
      value: 0.5,
      detail: { consistent: true },
    });
  });

  it('is none when it goes with the place', async () => {
    for (const place of ['first', 'second']) {
      expect(await score(judging(() => place))).toMatchObject({
        outcome: 'partial',
        value: 0.5,
        answer: 'neither',
        explanation: 'the judge changed its mind with the order',
        detail: { consistent: false },
      });
    }
  });

  it('is an error, and no wrong answer, where the judge gives no verdict', async () => {
    let asked = 0;
    const mute = async () => ({ text: `{"better": "both"} ${asked++}` }) as Generation;
    await expect(
      judgePreference.score(answerOf('Canberra'), against, { judge: mute }),
    ).rejects.toThrow(/no verdict in 3 replies/);
    expect(asked).toBe(3);
    await expect(judgePreference.score(answerOf('Canberra'), against, {})).rejects.toThrow(
      ScorerError,
    );
  });

  it('asks nobody about an empty response', async () => {
    const never = async (): Promise<Generation> => expect.unreachable();
    expect(await score(never, ' ')).toMatchObject({ outcome: 'unparsed', value: 0 });
  });

  it('wants a question and another response', async () => {
    const scorer: typeof judgePreference = (await loadScorer(
      'judge-preference',
    )) as typeof judgePreference;
    expect(() => scorer.check({ ...against, answer: 'Canberra' })).not.toThrow();
    for (const bad of [null, {}, { question: 'q' }, { question: ' ', other: 'x' }]) {
      expect(() => scorer.check(bad)).toThrow(expect.objectContaining({ code: 'target' }));
    }
  });
});

it('keeps both responses from closing the marks around them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (first, second) => {
      const [, user] = comparisonMessages({ question: 'q' }, first, second);
      const mark = /^<first ([0-9a-f]{12})>$/m.exec(user!.content)![1]!;
      for (const response of [first, second]) expect(response).not.toContain(mark);
      expect(user!.content.endsWith(`${second}\n</second ${mark}>`)).toBe(true);
    }),
  );
});

describe('the gold pairs', () => {
  it('have the better response on either side', () => {
    const sides = goldPairs.map(({ better }) => better);
    const count = (side: string) => sides.filter((each) => each === side).length;
    expect(Math.abs(count('response') - count('other'))).toBeLessThanOrEqual(1);
    expect(count('neither')).toBeGreaterThanOrEqual(3);
    for (const { tests } of goldPairs) expect(tests).not.toBe('');
  });

  it('show a judge that judges as people do, one that wavers, and one that says nothing', async () => {
    const right = judging((first, second) => {
      const pair = goldPairs.find(
        ({ response, other }) =>
          (first === response && second === other) || (first === other && second === response),
      )!;
      const better = pair.better === 'neither' ? null : pair[pair.better];
      return better === null ? 'neither' : better === first ? 'first' : 'second';
    });
    const all = goldPairs.length;
    expect(await agreementWithPairs({ judge: right })).toMatchObject({
      cases: all,
      agreed: all,
      inconsistent: 0,
      failed: 0,
    });
    const even = goldPairs.filter(({ better }) => better === 'neither').length;
    expect(await agreementWithPairs({ judge: judging(() => 'first') })).toMatchObject({
      agreed: even,
      falseAccepts: 0,
      inconsistent: all,
    });
    const long = judging((first, second) => (first.length > second.length ? 'first' : 'second'));
    const found = await agreementWithPairs({ judge: long });
    expect(found.falseAccepts).toBeGreaterThanOrEqual(5);
    const mute = async () => ({ text: '' }) as Generation;
    expect(await agreementWithPairs({ judge: mute })).toMatchObject({ agreed: 0, failed: all });
  });
});
