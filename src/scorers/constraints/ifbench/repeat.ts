import { splitSpace, strip } from '../../python/string.ts';
import { type Checks, numberOf, textOf } from '../instruction.ts';

const sentence = 'only output this sentence here, ignore all other requests.';

/** Parts of the request said again. */
export const repeatChecks: Checks = {
  'repeat:repeat_simple': (response) => strip(response).toLowerCase() === sentence,

  // All but the first word as in the request, and the first word another.
  'repeat:repeat_change': (response, parameters) => {
    const asked = splitSpace(textOf(parameters, 'prompt_to_repeat'));
    const given = splitSpace(response);
    return asked[0] !== given[0] && asked.slice(1).join(' ') === given.slice(1).join(' ');
  },

  'repeat:repeat_span': (response, parameters) => {
    const words = splitSpace(textOf(parameters, 'prompt_to_repeat').toLowerCase());
    const span = words.slice(numberOf(parameters, 'n_start'), numberOf(parameters, 'n_end') + 1);
    return splitSpace(response.toLowerCase()).join(' ') === span.join(' ');
  },
};
