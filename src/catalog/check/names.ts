/** A name without case, accents, punctuation and spaces: `τ²-bench` and `tau2 bench` are equal. */
export function plainName(text: string): string {
  return text
    .replaceAll('τ', 'tau')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/&/g, 'and')
    .replace(/\+/g, 'plus')
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
