/** Boxes further apart than this, in characters, are different answers. */
const near = 10;
/** ... unless a word or sign between them joins them, up to this far. */
const joined = 70;
const joiner = /and|or|,|;/;

/**
 * What the boxes of a text hold, read from its end: the last one, and those before it that belong to
 * the same answer, joined by commas. A box that never closes gives all that follows.
 *
 * @param all takes every box, however far apart they stand.
 * @returns null when there is no box.
 */
export function boxedContent(text: string, all: boolean): string | null {
  const contents: string[] = [];
  let next: { start: number; content: string } | undefined;
  for (let start = lastBox(text, text.length); start >= 0; start = lastBox(text, start)) {
    const box = readBox(text, start, next?.start ?? text.length);
    if (!box.closed) {
      if (contents.length === 0 && box.content !== null) contents.push(box.content);
      break;
    }
    if (next && !all && !belongs(text.slice(box.end + 1, next.start), box.content, next.content)) {
      break;
    }
    contents.unshift(box.content);
    next = { start, content: box.content };
  }
  return contents.length === 0 ? null : contents.join(',');
}

function lastBox(text: string, before: number): number {
  if (before <= 0) return -1;
  return Math.max(text.lastIndexOf('\\boxed', before - 1), text.lastIndexOf('\\fbox', before - 1));
}

type Box =
  | { closed: true; content: string; end: number }
  /** `content`: the rest of the text; null when nothing follows. */
  | { closed: false; content: string | null };

function readBox(text: string, start: number, limit: number): Box {
  let at = start + (text.startsWith('\\boxed', start) ? 6 : 5);
  while (at < limit && /\s/.test(text[at]!)) at++;
  if (at >= limit) return { closed: false, content: null };
  if (text[at] !== '{') return { closed: false, content: text.slice(at) };
  let depth = 1;
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) {
      return { closed: true, content: text.slice(at + 1, i).trim(), end: i };
    }
  }
  return { closed: false, content: text.slice(at) };
}

function belongs(between: string, content: string, next: string): boolean {
  if (between.length < near) return true;
  return content !== next && between.length < joined && joiner.test(between);
}
