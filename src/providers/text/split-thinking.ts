/** How models mark their reasoning inside the text: DeepSeek, Qwen, GLM, MiniMax; others; Mistral; Seed. */
const marks = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['[THINK]', '[/THINK]'],
  ['<seed:think>', '</seed:think>'],
] as const;

export interface SplitText {
  text: string;
  /** Null when there was none. */
  reasoning: string | null;
  /** Opened and never closed: all of it is reasoning. */
  unclosed: boolean;
}

/**
 * Parts reasoning from the answer. A block counts only where the text begins (and directly after
 * another block): tags inside an answer are part of it. A `</think>` with no opening before it ends
 * reasoning that the chat template opened in the prompt; look for it only when the endpoint gave no
 * reasoning of its own (`orphanCloses`).
 */
export function splitThinking(whole: string, orphanCloses: boolean): SplitText {
  let rest = whole;
  const blocks: string[] = [];
  for (;;) {
    const start = rest.search(/\S/);
    const mark = start < 0 ? undefined : marks.find(([open]) => rest.startsWith(open, start));
    if (!mark) break;
    const from = start + mark[0].length;
    const end = rest.indexOf(mark[1], from);
    if (end < 0) {
      blocks.push(rest.slice(from));
      return { text: '', reasoning: joined(blocks), unclosed: true };
    }
    blocks.push(rest.slice(from, end));
    rest = rest.slice(end + mark[1].length);
  }
  if (blocks.length === 0 && orphanCloses) {
    const end = rest.indexOf('</think>');
    const opened = rest.indexOf('<think>');
    if (end >= 0 && (opened < 0 || opened > end)) {
      blocks.push(rest.slice(0, end));
      rest = rest.slice(end + '</think>'.length);
    }
  }
  if (blocks.length === 0) return { text: whole, reasoning: null, unclosed: false };
  return { text: rest.replace(/^\s+/, ''), reasoning: joined(blocks), unclosed: false };
}

/** An empty block (thinking switched off) is no reasoning. */
function joined(blocks: string[]): string | null {
  const text = blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n');
  return text === '' ? null : text;
}

/** The text before the first of the stop strings, and whether one was there. */
export function cutAtStop(text: string, stop: readonly string[]): { text: string; cut: boolean } {
  let end = -1;
  for (const string of stop) {
    const at = string === '' ? -1 : text.indexOf(string);
    if (at >= 0 && (end < 0 || at < end)) end = at;
  }
  return end < 0 ? { text, cut: false } : { text: text.slice(0, end), cut: true };
}
