import type { ZodType } from 'zod';

/** The most braces of a kind that are tried from the end of a reply. */
const mostTries = 50;

/**
 * The last JSON object of a reply, where it is of the wanted form. Thinking, fences and words around
 * it do not matter.
 *
 * @returns null when there is none.
 */
export function lastObject<T>(reply: string, form: ZodType<T>): T | null {
  let tries = 0;
  for (let at = reply.lastIndexOf('{'); at >= 0 && tries < mostTries; tries++) {
    const found = readObject(reply, at, form);
    if (found) return found;
    at = at === 0 ? -1 : reply.lastIndexOf('{', at - 1);
  }
  return null;
}

function readObject<T>(reply: string, from: number, form: ZodType<T>): T | null {
  let end = reply.lastIndexOf('}');
  for (
    let tries = 0;
    end > from && tries < mostTries;
    tries++, end = reply.lastIndexOf('}', end - 1)
  ) {
    let value: unknown;
    try {
      value = JSON.parse(reply.slice(from, end + 1));
    } catch {
      continue;
    }
    return form.safeParse(value).data ?? null;
  }
  return null;
}
