import { expect, it } from 'vitest';
import { answerOf } from '../answer.ts';
import type { Answer } from '../scorer.ts';
import { choiceLikelihood, choiceLikelihoodNorm } from './loglikelihood.ts';
import { trueMass } from './true-mass.ts';

function measured(...logprobs: number[]): Answer {
  const loglikelihoods = logprobs.map((logprob, i) => ({
    logprob,
    tokens: i + 1,
    greedy: false,
    truncated_tokens: 0,
  }));
  return { ...answerOf(''), loglikelihoods };
}

it('divides by the bytes of the text, and shows the other measures', async () => {
  const target = { answer: 1, choices: ['ab', 'äöü'] };
  const judgement = await choiceLikelihoodNorm.score(measured(-3, -8), target, {});
  expect(judgement).toMatchObject({
    outcome: 'correct',
    answer: 'äöü',
    // By characters -3/2 is above -8/3, by bytes -3/2 is below -8/6.
    detail: { best: { raw: [0], bytes: [1], characters: [0], tokens: [0] } },
  });
});

it('shares the credit between equal likelihoods wherever the right one stands', async () => {
  for (const answer of [0, 1, 2]) {
    const target = { answer, choices: ['a', 'b', 'c'] };
    const judgement = await choiceLikelihood.score(measured(-2, -2, -5), target, {});
    expect(judgement.value).toBe(answer === 2 ? 0 : 0.5);
    expect(judgement.outcome).toBe(answer === 2 ? 'incorrect' : 'partial');
  }
});

it('never blames the model for what was not measured', async () => {
  const target = { answer: 0, choices: ['a', 'b'] };
  for (const answer of [answerOf('a'), measured(-1), measured(-1, Number.NEGATIVE_INFINITY)]) {
    expect(await choiceLikelihood.score(answer, target, {})).toMatchObject({
      outcome: 'error',
      value: null,
    });
  }
  expect((await trueMass.score(measured(-1), { truth: [true, false] }, {})).outcome).toBe('error');
});

it('gives the share of probability on the true answers', async () => {
  const target = { truth: [true, false, true] };
  const logs = [0.2, 0.3, 0.1].map(Math.log);
  const judgement = await trueMass.score(measured(...logs), target, {});
  expect(judgement.value).toBeCloseTo(0.5, 12);
  const far = await trueMass.score(measured(-5000, -5000, -5000), target, {});
  expect(far.value).toBeCloseTo(2 / 3, 12);
});
