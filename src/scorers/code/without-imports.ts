import { spaceAt } from '../python/string.ts';

/**
 * Code without its lines that import, indented ones included, as Python's
 * `re.sub(r'^\s*(import .*|from .*\s+import\s+.*)', '', code, flags=re.MULTILINE)` leaves it: blank
 * lines in front go too. In linear time, whatever the code.
 */
export function withoutImports(code: string): string {
  let kept = '';
  for (let start = 0; start < code.length; ) {
    const word = skipSpace(code, start);
    const end = endOfImport(code, word) ?? -1;
    const next = nextLine(code, end < 0 ? word : end);
    kept += code.slice(end < 0 ? start : end, next);
    start = next;
  }
  return kept;
}

/** Where what begins at `word` ends, if it imports. */
function endOfImport(code: string, word: number): number | null {
  if (code.startsWith('import ', word)) return endOfLine(code, word);
  if (!code.startsWith('from ', word)) return null;
  const end = endOfLine(code, word);
  // The longest match first: the word on a line further down, then the last one of this line.
  const below = skipSpace(code, end);
  const at = isImport(code, below) && below > end ? below : lastImport(code, word + 5, end);
  return at < 0 ? null : endOfLine(code, skipSpace(code, at + importWord.length));
}

const importWord = 'import';

function isImport(code: string, at: number): boolean {
  return code.startsWith(importWord, at) && spaceAt(code, at + importWord.length);
}

function lastImport(code: string, from: number, end: number): number {
  for (let at = code.lastIndexOf(importWord, end - importWord.length); at > from; ) {
    if (spaceAt(code, at - 1) && isImport(code, at)) return at;
    at = code.lastIndexOf(importWord, at - 1);
  }
  return -1;
}

function skipSpace(code: string, from: number): number {
  let at = from;
  while (spaceAt(code, at)) at++;
  return at;
}

function endOfLine(code: string, from: number): number {
  const at = code.indexOf('\n', from);
  return at < 0 ? code.length : at;
}

function nextLine(code: string, from: number): number {
  return Math.min(endOfLine(code, from) + 1, code.length);
}
