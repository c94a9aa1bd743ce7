/** Fenced blocks of a text: their language, in small letters, and their code. */
export function fencedBlocks(text: string): { language: string; code: string }[] {
  const blocks: { language: string; code: string }[] = [];
  let open: { language: string; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const fence = /^\s*```+\s*([\w+#-]*)/.exec(line);
    if (!open && fence) open = { language: fence[1]!.toLowerCase(), lines: [] };
    else if (open && /^\s*```+\s*$/.test(line)) {
      blocks.push({ language: open.language, code: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else open?.lines.push(line);
  }
  // Code that ran out of tokens is still what the model wrote.
  if (open && open.lines.length > 0) {
    blocks.push({ language: open.language, code: `${open.lines.join('\n')}\n` });
  }
  return blocks;
}

/**
 * The code of an answer that should be one function: the first block marked as Python, else the
 * first block, else the text itself where it is not empty.
 *
 * @returns null when there is nothing.
 */
export function extractCode(text: string): string | null {
  const blocks = fencedBlocks(text);
  const block = blocks.find(({ language }) => /^(?:python3?|py)$/.test(language)) ?? blocks[0];
  const code = block?.code ?? text;
  return code.trim() === '' ? null : code;
}

/**
 * What follows a prompt, as HumanEval runs it. Code that defines the function anew stands after the
 * prompt, whose own definition is ended by its docstring; other code is the rest of the function.
 */
export function completionOf(code: string, entryPoint: string): string {
  const definition = new RegExp(`^(?:async\\s+)?def\\s+${entryPoint}\\s*\\(`, 'm');
  return definition.test(code) ? `\n    pass\n\n\n${code}` : code;
}
