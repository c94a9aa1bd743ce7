import { strip } from '../../python/string.ts';
import { type Checks, textOf } from '../instruction.ts';

/** How the response begins and ends. */
export const startEndChecks: Checks = {
  'startend:end_checker': (response, parameters) =>
    strip(strip(response), '"')
      .toLowerCase()
      .endsWith(strip(textOf(parameters, 'end_phrase')).toLowerCase()),

  'startend:quotation': (response) => {
    const text = strip(response);
    return text.length > 1 && text.startsWith('"') && text.endsWith('"');
  },
};
