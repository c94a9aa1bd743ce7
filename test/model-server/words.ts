/** The words of a text, each with the space before it: the tokens of the scripted model. */
export function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

const known = [
  'The capital of France is the city of Paris.',
  'The sky is blue and the grass is green.',
  'Two plus two is four.',
].map(wordsOf);

const seen = new Set(
  known.flatMap((words) => words.slice(1).map((word, i) => `${words[i]!.trim()} ${word.trim()}`)),
);

/** Natural-log probability of a word after another: a small model of three sentences. */
export function logprobOf(previous: string, word: string): number {
  return seen.has(`${previous.trim()} ${word.trim()}`) ? -0.5 : -5;
}
