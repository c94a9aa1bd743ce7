/** Whether the text stands in one of the fields, whatever the case and the punctuation. */
export function matches(text: string | undefined, fields: readonly (string | null)[]): boolean {
  if (text === undefined) return true;
  const wanted = simplify(text);
  return fields.some((field) => field !== null && simplify(field).includes(wanted));
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
