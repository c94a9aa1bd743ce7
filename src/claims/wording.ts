/** Numbers and lists as they stand in the sentences of a verdict. */

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** "third", "14th". */
export function ordinal(rank: number): string {
  const word = ordinals[rank - 1];
  if (word) return word;
  const tail = rank % 100 >= 11 && rank % 100 <= 13 ? 0 : rank % 10;
  return `${rank}${['th', 'st', 'nd', 'rd'][tail] ?? 'th'}`;
}

/** A probability or share of 0 to 1: "62 %"; never a rounded 0 or 100 for what is neither. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1 %';
  if (share < 1 && share > 0.995) return 'over 99 %';
  return `${Math.round(100 * share)} %`;
}

/** "in 62 % of the draws", "in all of the draws". */
export function inDraws(probability: number): string {
  if (probability === 1) return 'in all of the draws';
  return probability === 0 ? 'in none of the draws' : `in ${percent(probability)} of the draws`;
}

/** "an American", "a Chinese". */
export function withArticle(words: string): string {
  return `${/^[aeio]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? 'none';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The first few of a long list: "a, b, c and 4 more". */
export function shortList(items: readonly string[], most = 5): string {
  if (items.length <= most + 1) return list(items);
  return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** "1 model", "3 models". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

const countries: Record<string, string> = {
  AE: 'Emirati',
  CA: 'Canadian',
  CN: 'Chinese',
  DE: 'German',
  FR: 'French',
  GB: 'British',
  IL: 'Israeli',
  IN: 'Indian',
  JP: 'Japanese',
  KR: 'South Korean',
  US: 'American',
};

/** "Chinese", or "from BR" for a country without a word here. */
export function nationality(country: string): string {
  return countries[country] ?? `from ${country}`;
}

/** "31 July 2025" for `2025-07-31`, "July 2025" for `2025-07`. */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number | undefined];
  const name = new Date(Date.UTC(year, month - 1, 1)).toLocaleString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return day === undefined ? `${name} ${year}` : `${day} ${name} ${year}`;
}
