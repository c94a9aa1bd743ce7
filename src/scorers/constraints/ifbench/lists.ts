import { strip } from '../../python/string.ts';
import { type Checks, textOf } from '../instruction.ts';
import { markedSentences } from '../text/marked-sentences.ts';

/** Bullets and separators. */
export const listChecks: Checks = {
  // The separator may stand anywhere, so that a list on one line counts.
  'format:list': (response, parameters) =>
    response.split(textOf(parameters, 'sep')).length - 1 >= 2,

  'format:sub-bullets': (response) =>
    response
      .split('*')
      .slice(1)
      .every((bullet) => bullet.includes('-')),

  // Once the bullets have begun, nothing else may follow.
  'format:no_bullets_bullets': (response) => {
    let sentences = 0;
    let bullets = 0;
    for (const line of response.split('\n').map((text) => strip(text))) {
      if (line.startsWith('*')) bullets++;
      else if (line === '') continue;
      else if (bullets > 0) return false;
      else sentences += markedSentences(line).filter((part) => part.endsWith('.')).length;
    }
    return sentences >= 2 && bullets >= 2;
  },
};
