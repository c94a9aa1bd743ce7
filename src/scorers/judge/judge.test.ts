import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generation, Message } from '../../providers/endpoint.ts';
import { answerOf } from '../answer.ts';
import { agreementWithGold } from './agreement.ts';
import { goldSet } from './gold-set.ts';
import { judgeHle, judgeRules, judgeSimpleQa } from './judge-scorers.ts';
import { parseBrowseComp, parseHle, parseLcr, parseSimpleQa } from './parse-published.ts';
import { judgeMessages } from './prompt.ts';
import { parseVerdict } from './verdict.ts';

type Judge = (messages: readonly Message[]) => Promise<Generation>;

/** A judge that replies from a list, or by a rule; and what it was asked. */
function scripted(reply: (messages: readonly Message[], turn: number) => string): {
  judge: Judge;
  asked: (readonly Message[])[];
} {
  const asked: (readonly Message[])[] = [];
  const judge: Judge = async (messages) => {
    asked.push(messages);
    return { text: reply(messages, asked.length - 1) } as Generation;
  };
  return { judge, asked };
}

const target = { question: 'Capital of Australia?', answer: 'Canberra' };

describe('a judged score', () => {
  it('carries what the judge found', async () => {
    const { judge } = scripted(
      () =>
        'Let me see {x}.\n```json\n{"extracted": "Canberra", "reason": "same", "grade": "Correct", "confidence": 85}\n```',
    );
    expect(await judgeHle.score(answerOf('It is Canberra.'), target, { judge })).toEqual({
      outcome: 'correct',
      value: 1,
      answer: 'Canberra',
      explanation: 'same',
      detail: { grade: 'correct', confidence: 85 },
    });
  });

  it('asks again when a reply holds no verdict, and fails rather than guess', async () => {
    const late = scripted((_, turn) => (turn < 2 ? 'hm' : '{"grade": "incorrect"}'));
    const answer = answerOf('Sydney');
    expect((await judgeHle.score(answer, target, late)).outcome).toBe('incorrect');
    expect(late.asked).toHaveLength(3);
    const never = scripted(() => 'correct: yes');
    await expect(judgeHle.score(answer, target, never)).rejects.toThrow(/no verdict in 3 replies/);
    await expect(judgeHle.score(answer, target, {})).rejects.toThrow(/needs a judge/);
  });

  it('tells a question left open from a wrong answer where the protocol does', async () => {
    const open = scripted(() => '{"grade": "NOT_ATTEMPTED"}');
    const answer = answerOf('I do not know');
    expect(await judgeSimpleQa.score(answer, target, open)).toMatchObject({
      outcome: 'refused',
      value: 0,
    });
    await expect(judgeHle.score(answer, target, open)).rejects.toThrow(/no verdict/);
  });

  it('spends nothing on an empty response', async () => {
    const { judge, asked } = scripted(() => '{"grade": "correct"}');
    expect((await judgeHle.score(answerOf(' '), target, { judge })).outcome).toBe('unparsed');
    expect((await judgeHle.score(answerOf('<think>a'), target, { judge })).outcome).toBe(
      'truncated',
    );
    expect(asked).toHaveLength(0);
  });
});

it('keeps a response from closing the marks around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (response) => {
      const [, user] = judgeMessages({
        question: 'q',
        gold: 'g',
        response,
        rules: [],
        mayAbstain: false,
      });
      const mark = /^<response ([0-9a-f]{12})>$/m.exec(user!.content)![1]!;
      expect(response).not.toContain(`</response ${mark}>`);
      expect(user!.content.endsWith(`${response}\n</response ${mark}>`)).toBe(true);
    }),
  );
});

describe('reading a verdict', () => {
  it.each([
    ['{"grade":"correct","confidence":"high"}', 'correct'],
    ['{"grade":"correct"} I was wrong: {"grade":"incorrect","reason":"a } in it"}', 'incorrect'],
    ['{"outer": {"grade": "correct"}}', 'correct'],
    ['{"grade":"maybe"}', null],
    ['{"grade":"correct"', null],
    ['grade: correct', null],
    ['{'.repeat(5000), null],
  ])('%s', (reply, grade) => expect(parseVerdict(reply)?.grade ?? null).toBe(grade));
});

describe('published forms', () => {
  it('reads HLE, BrowseComp, SimpleQA and AA-LCR as their harnesses do', () => {
    expect(parseHle('extracted_final_answer: 4\n**correct**: Yes\nconfidence: 80%')).toEqual({
      correct: 'yes',
      confidence: '80',
      extracted: '4',
    });
    expect(parseHle('**correct:** yes').correct).toBeNull();
    expect([parseBrowseComp('correct: yes'), parseBrowseComp('Correct: yes')]).toEqual([
      'yes',
      'no',
    ]);
    expect([parseSimpleQa('A'), parseSimpleQa('CORRECT'), parseSimpleQa('')]).toEqual([
      'A',
      'C',
      'C',
    ]);
    expect([parseLcr('INCORRECT'), parseLcr('Correct.'), parseLcr('right')]).toEqual([
      'incorrect',
      'correct',
      null,
    ]);
  });
});

describe('agreement with the gold set', () => {
  /** Finds the case that is asked about, as a perfect judge would. */
  const caseOf = (messages: readonly Message[]) =>
    goldSet.find(({ response }) => messages[1]!.content.includes(`>\n${response}\n<`))!;

  it('is complete for a judge that judges as people do', async () => {
    const { judge } = scripted((messages) => JSON.stringify({ grade: caseOf(messages).grade }));
    const found = await agreementWithGold(judgeRules.simpleqa, { judge });
    expect(found).toMatchObject({ cases: goldSet.length, agreed: goldSet.length, failed: 0 });
  });

  it('shows what a judge gets wrong', async () => {
    const { judge } = scripted(() => '{"grade": "correct"}');
    const found = await agreementWithGold(judgeRules.hle, { judge });
    const right = goldSet.filter(({ grade }) => grade === 'correct').length;
    expect(found).toMatchObject({ agreed: right, falseAccepts: goldSet.length - right });
    const silent = await agreementWithGold(
      judgeRules.hle,
      scripted(() => 'no'),
    );
    expect(silent).toMatchObject({ agreed: 0, failed: goldSet.length, falseAccepts: 0 });
  });
});
