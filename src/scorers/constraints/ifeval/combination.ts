import { strip } from '../../python/string.ts';
import { type Checks, textOf } from '../instruction.ts';

/** The prompt repeated first, and two answers in one. */
export const combinationChecks: Checks = {
  'combination:repeat_prompt': (response, parameters) =>
    strip(response)
      .toLowerCase()
      .startsWith(strip(textOf(parameters, 'prompt_to_repeat')).toLowerCase()),

  // Only the first and the last part may be empty; the two answers must differ.
  'combination:two_responses': (response) => {
    const parts = response.split('******').map((part) => strip(part));
    if (parts.slice(1, -1).includes('')) return false;
    const [first, second, ...more] = parts.filter((part) => part !== '');
    return second !== undefined && more.length === 0 && first !== second;
  },
};
