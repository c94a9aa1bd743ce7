import { use } from 'react';
import { fetchAnswer } from './fetch-answer.ts';

/** The answer of an address below `api/v1/`; suspends until it is there, throws AnswerError. */
export function useAnswer<T>(address: string): T {
  return use(fetchAnswer<T>(address));
}
