/** The first so many UTF-16 units of a text, never half of a character. */
export function firstUnits(text: string, units: number): string {
  const isSplit = /[\ud800-\udbff]/.test(text[units - 1] ?? '');
  return text.slice(0, isSplit ? units - 1 : units);
}
