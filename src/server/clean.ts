/**
 * Text of the catalogue as one harmless line: whatever moves the cursor, changes colours or the
 * direction of writing, or hides text in a terminal is taken out.
 */
export function clean(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}
