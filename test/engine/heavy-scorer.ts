import type { Scorer } from '../../src/scorers/scorer.ts';

/** Hangs on an answer that says so, fails on another, and is right about the rest. */
const heavy: Scorer = {
  id: 'heavy',
  version: '1',
  summary: 'Takes its time.',
  needs: [],
  heavy: true,
  check: () => {},
  score({ text }, target) {
    if (text.includes('w3')) for (;;);
    if (text.includes('w4')) throw new Error('cannot judge this');
    const isRight = text === target;
    const outcome = isRight ? 'correct' : 'incorrect';
    return { outcome, value: isRight ? 1 : 0, answer: text, explanation: null, detail: null };
  },
};

export default heavy;
