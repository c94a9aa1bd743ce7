import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes } from '../../store/outcome.ts';
import { answerOf } from '../answer.ts';
import { loadScorer, scorerIds } from '../catalogue.ts';
import { ScorerError } from '../error.ts';
import type { Answer, Judgement, Scorer } from '../scorer.ts';
import { examples, type Given } from './examples.ts';

function toAnswer(given: Given): Answer {
  return typeof given === 'string' ? answerOf(given) : { ...answerOf(''), ...given };
}

/** Text that looks like what the extractors look for, and text that does not. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...['Answer:', 'answer is', '\\boxed{', '}', '(', 'B', '####', '1,234.5', '**', '\n'],
        ...['答案是', '。', '$', '\\text{', '-', ' ', '\u2028', '٣', '\ud800', '<think>'],
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

function expectWellFormed(judgement: Judgement): void {
  expect(outcomes).toContain(judgement.outcome);
  expect(judgement.value === null).toBe(judgement.outcome === 'error');
  if (judgement.value !== null) {
    expect(judgement.value).toBeGreaterThanOrEqual(0);
    expect(judgement.value).toBeLessThanOrEqual(1);
  }
  expect(JSON.parse(JSON.stringify(judgement))).toEqual(judgement);
}

describe.each(Object.entries(examples))('%s', (id, { target, right, wrong, none, bad }) => {
  const score = async (given: Given): Promise<Judgement> => {
    const scorer = await loadScorer(id);
    return await scorer.score(toAnswer(given), target, {});
  };

  it('says who it is', async () => {
    const scorer = await loadScorer(id);
    expect(scorer.id).toBe(id);
    expect(scorer.version).toMatch(/^\d/);
    expect(scorer.summary).not.toBe('');
  });

  it('takes a target and refuses what is none', async () => {
    const scorer: Scorer = await loadScorer(id);
    expect(() => scorer.check(target)).not.toThrow();
    for (const each of [bad, null, undefined, {}]) {
      expect(() => scorer.check(each)).toThrow(ScorerError);
      expect(() => scorer.check(each)).toThrow(expect.objectContaining({ code: 'target' }));
    }
  });

  it('tells right from wrong', async () => {
    expect(await score(right)).toMatchObject({ outcome: 'correct', value: 1 });
    expect(await score(wrong)).toMatchObject({ value: 0, outcome: 'incorrect' });
  });

  if (none !== null) {
    it('says when and why there is no answer', async () => {
      const bare = toAnswer(none);
      expect(await score(bare)).toMatchObject({ outcome: 'unparsed', value: 0, answer: null });
      expect((await score({ ...bare, finish: 'length' })).outcome).toBe('truncated');
      expect((await score({ ...bare, finish: 'refused' })).outcome).toBe('refused');
      const thinking = { ...toAnswer(right), reasoning_unclosed: true };
      expect((await score(thinking)).outcome).toBe('truncated');
    });
  }

  it('judges whatever a model writes', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expectWellFormed(await score({ ...toAnswer(right), text }));
      }),
      { numRuns: 60 },
    );
  });
});

it('knows the scorers that it lists, and no other', async () => {
  for (const id of scorerIds) expect((await loadScorer(id)).id).toBe(id);
  for (const id of ['nothing', 'constructor', '__proto__']) {
    await expect(loadScorer(id)).rejects.toThrow(/there are exact, /);
  }
});
