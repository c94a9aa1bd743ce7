import type { z } from 'zod';
import { InputError } from '../input-error.ts';

/**
 * A part of a foreign file, once it has the form that it must have.
 * @param wrong what it is or holds none of, such as `is no report of SWE-bench`.
 * @throws InputError with the field that is wrong.
 */
export function checkPart<S extends z.ZodType>(
  schema: S,
  data: unknown,
  place: { file: string; line?: number },
  wrong: string,
  remedy: string,
): z.output<S> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue!.path.join('.') || 'it';
  throw new InputError(
    place.file,
    place.line,
    `${wrong}: ${where} ${issue!.message.toLowerCase()}`,
    remedy,
  );
}
