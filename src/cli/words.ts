import type { Conditions, Openness } from '../catalog/index.ts';

/** Stands for what is not known; never 0, never an empty cell. */
export const unknown = '–';

/** Stands after a fact that no second source confirms. */
export const unverifiedMark = '?';

/** `0.917` -> `92 %`. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Billions of parameters: `355`, `6.2`, `0.5`. */
export function billions(value: number | null): string {
  return value === null ? unknown : `${Number(value.toPrecision(3))}B`;
}

/** Total and, of a mixture of experts, active parameters: `355B-A32B`. */
export function size(total: number | null, active: number | null): string {
  if (active === null || active === total) return billions(total);
  return `${total === null ? '' : billions(total)}-A${billions(active)}`.replace(/^-/, '');
}

/** Tokens: `131k`, `1M`. */
export function tokens(count: number | null): string {
  if (count === null) return unknown;
  if (count >= 1e6) return `${Number((count / 1e6).toPrecision(2))}M`;
  return count >= 1000 ? `${Math.round(count / 1000)}k` : String(count);
}

/** US dollars to the cent, small prices to two digits. */
export function dollars(usd: number | null): string {
  if (usd === null) return unknown;
  return usd === 0 || usd >= 0.1 ? usd.toFixed(2) : String(Number(usd.toPrecision(2)));
}

/** A probability from draws, which are too few to call anything impossible or certain. */
export function probability(p: number): string {
  if (p < 0.01) return '<.01';
  if (p > 0.99) return '>.99';
  return p.toFixed(2).replace(/^0(?=\.)/, '');
}

/** `open` for all that can be downloaded with data and code, `weights` for weights alone. */
export function openWord(openness: Openness): string {
  return { 'open-source': 'source', 'open-weights': 'weights', closed: 'no', unknown }[openness];
}

/** The conditions of a score as printed by its source, in one line. */
export function conditionWords(conditions: Conditions): string {
  return Object.entries(conditions)
    .map(([name, value]) =>
      value === true ? name : name === 'note' ? String(value) : `${name} ${value}`,
    )
    .join('; ');
}

/** A published number as its source prints it, without noise digits. */
export function score(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** `1 model`, `2 models`. */
export function count(number: number, noun: string): string {
  return `${thousands(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `18262` -> `18,262`. By hand, because toLocaleString loads 40 ms of language data first. */
export function thousands(number: number): string {
  const [whole, part] = String(number).split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** First digits of a hash, enough to tell catalogues and suites apart. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
