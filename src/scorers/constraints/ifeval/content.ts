import { givenPattern, space } from '../../python/string.ts';
import { type Checks, numberOf, textOf } from '../instruction.ts';

const s = `[${space}]?`;
/** The two published markers may have a space between their letters. */
const postscripts: Readonly<Record<string, RegExp>> = {
  'P.P.S': new RegExp(`p\\.${s}p\\.${s}s`),
  'P.S.': new RegExp(`p\\.${s}s\\.`),
};

/** How many [...] a line holds, without overlap; no pattern, since "[[[[" makes one quadratic. */
function placeholders(line: string): number {
  let count = 0;
  for (let at = line.indexOf('['); at >= 0; ) {
    const end = line.indexOf(']', at);
    if (end < 0) break;
    count++;
    at = line.indexOf('[', end);
  }
  return count;
}

/** Placeholders and postscripts. */
export const contentChecks: Checks = {
  'detectable_content:number_placeholders': (response, parameters) =>
    response.split('\n').reduce((sum, line) => sum + placeholders(line), 0) >=
    numberOf(parameters, 'num_placeholders'),

  'detectable_content:postscript': (response, parameters) => {
    const marker = textOf(parameters, 'postscript_marker').trim();
    const pattern = Object.hasOwn(postscripts, marker)
      ? postscripts[marker]!
      : givenPattern(marker.toLowerCase(), 'u');
    return pattern.test(response.toLowerCase());
  },
};
