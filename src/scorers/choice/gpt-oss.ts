import { any, boundary, lineEnd, lineStart, space } from '../python-regex.ts';

const mark = '(?:\\*{1,2}|_{1,2})';
const dash = '[:\\-–]?';
const alone = { before: '(?<![A-Za-z0-9])', after: '(?![A-Za-z0-9])' };

/** Inside braces that begin with `command`, the first capital A-D. */
function within(...commands: string[]): string {
  const open = commands.map((command) => `\\\\${command}\\{[^}]*?`).join('');
  return `${open}([ABCD])${'[^}]*\\}'.repeat(commands.length)}`;
}

/** In the order of their rank: [pattern, whether case matters]. */
const ranked: readonly (readonly [pattern: string, flags: string])[] = [
  // **Answer:** A
  [`${mark}Answers?${space}*${dash}${mark}${space}*([ABCD])${boundary}`, 'iu'],
  // A line that begins "Answer: A".
  [`${lineStart}${space}*${mark}?Answer:?${mark}?${space}*:?${space}*${mark}?([ABCD])`, 'iu'],
  // Answer: (C)
  [`${boundary}Answers?${boundary}${space}*${dash}${space}*\\(${space}*([ABCD])${space}*\\)`, 'iu'],
  [`${boundary}Answers?${boundary}${space}*${dash}${space}*([ABCD])${boundary}`, 'iu'],
  // Option B, Choice: C
  [`${boundary}(?:Option|Choice)${boundary}${space}*${dash}${space}*([ABCD])${boundary}`, 'iu'],
  [within('boxed'), 'u'],
  [within('boxed', 'textbf'), 'u'],
  [within('boxed', 'text'), 'u'],
  // (A), [B]
  [`${alone.before}[([]${space}*([ABCD])${space}*[)\\]]${alone.after}`, 'u'],
  // **B**
  [`${alone.before}${mark}([ABCD])${mark}${alone.after}`, 'u'],
  [within('textbf'), 'u'],
  // **D) because of ...**
  [`${alone.before}${mark}${space}*([ABCD])\\)[^*_\\n]+?${mark}${alone.after}`, 'u'],
  // A line that begins with the letter.
  [
    `${lineStart}${space}*${mark}?([ABCD])${mark}?${space}*[.)\\-–:]?${space}*${any}*${lineEnd}`,
    'u',
  ],
];

const patterns = ranked.map(([pattern, flags]) => new RegExp(pattern, flags));

/**
 * openai/gpt-oss, abcd_grader.py at 7b583341: thirteen patterns in the order of their rank, the
 * first match of the first that matches; else the first character of the response, whatever it is.
 * (Later versions of the reference take that last guess back; a character that is no letter of a
 * choice counts as no answer here in any case.)
 */
export function extractGptOss(response: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(response)?.[1];
    if (found !== undefined) return found.toUpperCase();
  }
  const [first] = response.replace(/^\*\*/, '');
  return first ?? null;
}
