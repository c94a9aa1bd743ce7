import {
  countMatches,
  givenPattern,
  removePrefix,
  removeSuffix,
  space,
  strip,
  stripLeft,
  stripRight,
} from '../../python/string.ts';
import { type Checks, numberOf, textOf } from '../instruction.ts';
import { isJson } from '../text/python-json.ts';

const s = `[${space}]`;
const starBullet = new RegExp(`^${s}*\\*[^*][^\\n]*$`, 'gm');
const dashBullet = new RegExp(`^${s}*-[^\\n]*$`, 'gm');
/** Many blank lines are as one, and would cost the square of their number. */
const blankLines = new RegExp(`\\n${s}*\\n`, 'g');
const answers = ['My answer is yes.', 'My answer is no.', 'My answer is maybe.'];
const fences = ['```json', '```Json', '```JSON', '```'];

/** Forms that can be recognised: bullets, highlights, sections, titles, JSON, fixed answers. */
export const formatChecks: Checks = {
  'detectable_format:number_bullet_lists': (response, parameters) => {
    const text = response.replace(blankLines, '\n\n');
    return (
      countMatches(text, starBullet) + countMatches(text, dashBullet) ===
      numberOf(parameters, 'num_bullets')
    );
  },

  'detectable_format:constrained_response': (response) =>
    answers.some((answer) => response.includes(answer)),

  // **bold** is found twice: as an empty *...* pair, which does not count, and whole.
  'detectable_format:number_highlighted_sections': (response, parameters) => {
    let count = 0;
    for (const [found] of response.matchAll(/\*[^\n*]*\*/g)) {
      if (strip(strip(found, '*')) !== '') count++;
    }
    for (const [found] of response.matchAll(/\*\*[^\n*]*\*\*/g)) {
      if (strip(removeSuffix(removePrefix(found, '**'), '**')) !== '') count++;
    }
    return count >= numberOf(parameters, 'num_highlights');
  },

  'detectable_format:multiple_sections': (response, parameters) => {
    const splitter = textOf(parameters, 'section_spliter').trim();
    return (
      countMatches(response, givenPattern(`${s}?${splitter}${s}?\\p{Nd}+${s}?`, 'gu')) >=
      numberOf(parameters, 'num_sections')
    );
  },

  'detectable_format:json_format': (response) => {
    let text = strip(response);
    for (const fence of fences) text = removePrefix(text, fence);
    return isJson(strip(removeSuffix(text, '```')));
  },

  'detectable_format:title': (response) =>
    response.split('\n').some((line) => {
      const start = line.indexOf('<<');
      const end = line.lastIndexOf('>>');
      const title = start < 0 ? '' : line.slice(start, end + 2);
      return end >= start + 3 && strip(stripRight(stripLeft(title, '<'), '>')) !== '';
    }),
};
