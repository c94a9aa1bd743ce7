/**
 * Fields of the records of a JSON Lines text, each as its JSON with numbers as they are written: 1.0
 * stays another number than 1, which it is in Python.
 */
export function exactJson(text: string): Record<string, string>[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const record = parse(line, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined ? rawJSON(source) : value,
    ) as Record<string, unknown>;
    const fields = Object.entries(record).map(([key, value]) => [key, JSON.stringify(value)]);
    return [Object.fromEntries(fields) as Record<string, string>];
  });
}

// ECMAScript's JSON.parse source text access, not yet in the types of this library version.
const { parse, rawJSON } = JSON as unknown as {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(source: string): unknown;
};
