/** One message of a prompt. */
export interface PromptPart {
  /** Who says it; null for a bare text, or what is no message. */
  role: string | null;
  text: string;
  /** Its name among what was cut. */
  part: string;
}

/** A prompt as messages; what is none of the known shapes is shown as its JSON. */
export function promptParts(prompt: unknown): PromptPart[] {
  const base = 'response.prompt';
  if (typeof prompt === 'string') return [{ role: null, text: prompt, part: base }];
  if (Array.isArray(prompt) && prompt.every(isMessage)) {
    return prompt.map(({ role, content }, i) =>
      typeof content === 'string'
        ? { role, text: content, part: `${base}.${i}.content` }
        : { role, text: JSON.stringify(content, null, 2), part: `${base}.${i}` },
    );
  }
  return [{ role: null, text: JSON.stringify(prompt, null, 2), part: base }];
}

function isMessage(value: unknown): value is { role: string; content: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { role?: unknown }).role === 'string' &&
    'content' in value
  );
}
