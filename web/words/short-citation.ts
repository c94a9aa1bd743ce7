/**
 * A citation short enough for a line: the repository of a file, the package, the host of a page.
 * The whole of it stands where the pointer rests and behind the link.
 */
export function shortCitation(text: string): string {
  const whole = text.trim();
  const github = /^github:([\w.-]+\/[\w.-]+)/.exec(whole);
  if (github) return github[1]!;
  const pypi = /^pypi:([\w.-]+)/.exec(whole);
  if (pypi) return `${pypi[1]} (PyPI)`;
  const huggingFace = /^hf:([\w.-]+\/[\w.-]+)/.exec(whole);
  if (huggingFace) return huggingFace[1]!;
  const page = /^https?:\/\/(?:www\.)?([^/\s]+)/i.exec(whole);
  return page ? page[1]! : whole;
}
