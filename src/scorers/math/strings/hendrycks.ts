/**
 * The string comparison of hendrycks/math (math_equivalence.py): two answers are the same when what
 * is left after dropping layout, units and percent signs is the same, letter by letter.
 */
export function sameHendrycks(a: string, b: string): boolean {
  const [x, y] = [stripHendrycks(a, '%'), stripHendrycks(b, '%')];
  return x === null || y === null ? a === b : x === y;
}

/**
 * The form that the comparison is made in.
 * @param percent the sign that is dropped beside `\%`; null for none.
 * @returns null where the reference stops with an error.
 */
export function stripHendrycks(answer: string, percent: string | null): string | null {
  let text = answer
    .replaceAll('\n', '')
    .replaceAll('\\!', '')
    .replaceAll('\\\\', '\\')
    .replaceAll('tfrac', 'frac')
    .replaceAll('dfrac', 'frac')
    .replaceAll('\\left', '')
    .replaceAll('\\right', '')
    .replaceAll('^{\\circ}', '')
    .replaceAll('^\\circ', '')
    .replaceAll('\\$', '');
  const [value, ...units] = text.split('\\text{ ');
  if (units.length > 1) return null;
  text = value!.replaceAll('\\%', '');
  if (percent !== null) text = text.replaceAll(percent, '');
  text = text.replaceAll(' .', ' 0.').replaceAll('{.', '{0.');
  if (text === '') return text;
  if (text.startsWith('.')) text = `0${text}`;
  const sides = text.split('=');
  if (sides.length === 2 && Array.from(sides[0]!).length <= 2) text = sides[1]!;
  const rooted = withRootBraces(text);
  if (rooted === null) return null;
  const fractions = withFractionBraces(rooted.replaceAll(' ', ''));
  if (fractions === null) return null;
  return asFraction(fractions === '0.5' ? '\\frac{1}{2}' : fractions);
}

/** `\sqrt3` to `\sqrt{3}`. @returns null for a root of nothing. */
function withRootBraces(text: string): string | null {
  const [start, ...rest] = text.split('\\sqrt');
  if (rest.includes('')) return null;
  return (
    start + rest.map((part) => `\\sqrt${part.startsWith('{') ? part : bracedFirst(part)}`).join('')
  );
}

function bracedFirst(text: string): string {
  const [first = ''] = text;
  return `{${first}}${text.slice(first.length)}`;
}

/** `\frac12` to `\frac{1}{2}`. @returns null for a fraction of nothing. */
function withFractionBraces(text: string): string | null {
  const [start, ...rest] = text.split('\\frac');
  if (rest.includes('')) return null;
  let result = start!;
  for (const part of rest) {
    if (part.startsWith('{')) {
      result += `\\frac${part}`;
      continue;
    }
    const [top, bottom, ...tail] = Array.from(part);
    // With one character only the reference gives up and keeps the text as it was.
    if (bottom === undefined) return text;
    const below = bottom === '{' ? '{' : `{${bottom}}`;
    result += `\\frac{${top}}${below}${tail.join('')}`;
  }
  return result;
}

/** `3/4` to `\frac{3}{4}`, where both are whole numbers written plainly. */
function asFraction(text: string): string {
  const whole = '-?(?:0|[1-9]\\d*)';
  const found = new RegExp(`^(${whole})/(${whole})$`).exec(text);
  if (!found || found[1] === '-0' || found[2] === '-0') return text;
  return `\\frac{${found[1]}}{${found[2]}}`;
}
