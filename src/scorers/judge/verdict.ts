import { z } from 'zod';

const grades = ['correct', 'incorrect', 'not-attempted'] as const;

export type Grade = (typeof grades)[number];

/** What a judge says of one response. */
export interface Verdict {
  grade: Grade;
  /** The response's final answer in the judge's words; null: it gives none. */
  extracted: string | null;
  reason: string | null;
  /** The confidence that the response states, 0 to 100; null: it states none. */
  confidence: number | null;
}

const schema = z.object({
  grade: z.preprocess(
    (value) => (typeof value === 'string' ? value.toLowerCase().replace(/[\s_]+/g, '-') : value),
    z.enum(grades),
  ),
  extracted: z.string().nullish(),
  reason: z.string().nullish(),
  confidence: z.number().min(0).max(100).nullish().catch(null),
});

/** The most braces of a kind that are tried from the end of a reply. */
const mostTries = 50;

/**
 * Reads the verdict that {@link judgeMessages} asks for: the last JSON object of the reply with a
 * known grade. Thinking, fences and words around it do not matter.
 *
 * @returns null when there is none: then the judge failed, and nobody was judged.
 */
export function parseVerdict(reply: string): Verdict | null {
  let tries = 0;
  for (let at = reply.lastIndexOf('{'); at >= 0 && tries < mostTries; tries++) {
    const found = readObject(reply, at);
    if (found) return found;
    at = at === 0 ? -1 : reply.lastIndexOf('{', at - 1);
  }
  return null;
}

function readObject(reply: string, from: number): Verdict | null {
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
    const parsed = schema.safeParse(value);
    if (!parsed.success) return null;
    const { grade, extracted, reason, confidence } = parsed.data;
    return {
      grade,
      extracted: extracted ?? null,
      reason: reason ?? null,
      confidence: confidence ?? null,
    };
  }
  return null;
}
