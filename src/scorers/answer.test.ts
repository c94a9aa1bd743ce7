import { expect, it } from 'vitest';
import { answerOf } from './answer.ts';

it('takes reasoning out of the text before anything is looked for in it', () => {
  expect(answerOf('<think>Answer: A</think>\nAnswer: B')).toMatchObject({
    text: 'Answer: B',
    reasoning: 'Answer: A',
    reasoning_unclosed: false,
  });
  expect(answerOf('Answer: A</think>Answer: B').text).toBe('Answer: B');
  expect(answerOf('<think>Answer: A')).toMatchObject({ text: '', reasoning_unclosed: true });
});

it('leaves tags alone where the reasoning came apart', () => {
  expect(answerOf('a </think> tag', { reasoning: 'thought' })).toMatchObject({
    text: 'a </think> tag',
    reasoning: 'thought',
  });
});
