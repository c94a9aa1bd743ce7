/** Numbers in the sentences of a choice. By hand: `toLocaleString` loads language data first. */

/** `$0.44`, `$1.20`, `$12`, `$1,250`; below ten cents to two digits. */
export function usd(value: number): string {
  if (value >= 1000) return `$${grouped(Math.round(value))}`;
  if (value === 0 || value >= 0.1) return `$${value.toFixed(2)}`;
  return `$${Number(value.toPrecision(2))}`;
}

/** `734 GB`, `24.1 GB`. */
export function gigabytes(value: number): string {
  return `${value >= 100 ? grouped(Math.round(value)) : Number(value.toFixed(1))} GB`;
}

/** `128k tokens`, `1M tokens`. */
export function tokenCount(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toFixed(2))}M tokens`;
  return value >= 1000 ? `${Number((value / 1000).toFixed(1))}k tokens` : `${value} tokens`;
}

/** `35B`. */
export function billions(value: number): string {
  return `${Number(value.toPrecision(3))}B`;
}

/** `.71`; probabilities are too uncertain to be called 0 or 1. */
export function chance(p: number): string {
  if (p < 0.01) return '<.01';
  if (p > 0.99) return '>.99';
  return p.toFixed(2).replace(/^0/, '');
}

/** `= .71`, `< .01`. */
export function chanceIs(p: number): string {
  const words = chance(p);
  return /^[<>]/.test(words) ? `${words[0]} ${words.slice(1)}` : `= ${words}`;
}

/** `59.1 points`. */
export function points(value: number): string {
  return `${value.toFixed(1)} point${value.toFixed(1) === '1.0' ? '' : 's'}`;
}

/** `59.1 (95 % interval 51.2 to 66.9)`. */
export function scored(score: number, interval: readonly [number, number]): string {
  return `${score.toFixed(1)} [${interval[0].toFixed(1)} to ${interval[1].toFixed(1)}]`;
}

export function percent(share: number): string {
  return `${Number((100 * share).toFixed(share < 0.01 ? 2 : share < 0.1 ? 1 : 0))} %`;
}

/** `1 model`, `2 models`. */
export function models(count: number): string {
  return `${grouped(count)} model${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
