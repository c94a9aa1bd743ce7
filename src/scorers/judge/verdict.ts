import { z } from 'zod';
import { lastObject } from './last-object.ts';

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

/**
 * Reads the verdict that {@link judgeMessages} asks for: the last JSON object of the reply with a
 * known grade. Thinking, fences and words around it do not matter.
 *
 * @returns null when there is none: then the judge failed, and nobody was judged.
 */
export function parseVerdict(reply: string): Verdict | null {
  const found = lastObject(reply, schema);
  if (!found) return null;
  const { grade, extracted = null, reason = null, confidence = null } = found;
  return { grade, extracted, reason, confidence };
}
