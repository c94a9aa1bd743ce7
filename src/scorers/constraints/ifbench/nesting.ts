import type { Checks } from '../instruction.ts';

const closes: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Brackets and quotes inside each other. */
export const nestingChecks: Checks = {
  // Counted when a group five deep begins to close; a bracket that does not match starts anew.
  'format:parentheses': (response) => {
    let open: string[] = [];
    let deepest = 0;
    for (const sign of response) {
      if ('([{'.includes(sign)) {
        open.push(sign);
        deepest = Math.max(deepest, open.length);
      } else if (Object.hasOwn(closes, sign)) {
        if (open.at(-1) !== closes[sign]) {
          open = [];
          deepest = 0;
          continue;
        }
        open.pop();
        if (deepest >= 5 && open.length < deepest) return true;
      }
    }
    return false;
  },

  // A quote mark like the last open one closes it, any other opens one: three must close in a row.
  'format:quotes': (response) => {
    const open: string[] = [];
    let deepest = 0;
    for (const sign of response) {
      if (sign !== '"' && sign !== "'") continue;
      if (open.at(-1) === sign) {
        open.pop();
        if (deepest - open.length >= 3) return true;
      } else deepest = Math.max(deepest, open.push(sign));
    }
    return false;
  },
};
