/** Numbers as the pages write them. All take plain numbers and give text; none knows a language. */

/** Typographic minus, so that negative numbers are as wide as positive ones. */
const minus = '\u2212';

/** Keeps a number and its unit together. */
const narrow = '\u202f';

function signed(text: string): string {
  return text.startsWith('-') ? minus + text.slice(1) : text;
}

/** Points and percentages of a test: one decimal. */
export function points(value: number): string {
  const text = signed(value.toFixed(1));
  return text === `${minus}0.0` ? '0.0' : text;
}

/** A published value with the decimals that it has, two at most. */
export function published(value: number): string {
  return signed(String(Math.round(value * 100) / 100));
}

export function fixed(value: number, decimals: number): string {
  return signed(value.toFixed(decimals));
}

/** A share of 0 to 1 as whole percent; what is neither 0 nor 1 is never rounded to it. */
export function share(value: number): string {
  if (value > 0 && value < 0.005) return `<1${narrow}%`;
  if (value < 1 && value > 0.995) return `>99${narrow}%`;
  return `${Math.round(100 * value)}${narrow}%`;
}

/** A share of 0 to 1 as percent with a decimal where it matters: "3.2 %", "41 %". */
export function percent(value: number): string {
  if (value > 0 && value < 0.0005) return `<0.1${narrow}%`;
  return `${(100 * value).toFixed(value < 0.0995 ? 1 : 0)}${narrow}%`;
}

/** "1–12", or "3" when both ends are one. */
export function span(low: number, high: number): string {
  return low === high ? String(low) : `${low}\u2013${high}`;
}

/** "61.2 to 68.4" */
export function interval([low, high]: readonly [number, number], to: string): string {
  return `${points(low)} ${to} ${points(high)}`;
}

/** Billions of parameters: "355 B", "0.5 B", "1.04 T". */
export function parameters(billions: number): string {
  if (billions >= 1000) return `${trim(billions / 1000, 2)}${narrow}T`;
  return `${trim(billions, billions < 10 ? 2 : 1)}${narrow}B`;
}

/** "128 k" for 131 072 and for 128 000: labs count in both thousands. */
export function tokens(count: number): string {
  if (count >= 1e6) return `${trim(count / (count % 1e6 === 0 ? 1e6 : 1_048_576), 2)}${narrow}M`;
  if (count >= 1000) return `${Math.round(count / (count % 1000 === 0 ? 1000 : 1024))}${narrow}k`;
  return String(count);
}

/** US dollars with the digits that matter. */
export function dollars(value: number): string {
  if (value === 0) return '$0';
  return `$${value >= 10 ? trim(value, 1) : value >= 0.1 ? value.toFixed(2) : trim(value, 4)}`;
}

/** With thin spaces between thousands: "18 298". */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, narrow);
}

function trim(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}
