import { z } from 'zod';

/** The schemas that stand under `components` of the description, by name. */
export const components = z.registry<{ id: string }>();

/** Gives a schema its name in the description; where it is used, it is referred to. */
export function named<S extends z.ZodType>(id: string, schema: S, description?: string): S {
  const described = description === undefined ? schema : schema.describe(description);
  components.add(described, { id });
  return described;
}

export const text = z.string();
export const hash = z.string().describe('SHA-256, hexadecimal.');
export const day = z.string().describe('`YYYY-MM-DD`, or `YYYY-MM` where the day is not known.');
export const attributions = z
  .array(text)
  .describe('What the licences of the sources ask to be shown with these numbers.');
export const share = z.number().min(0).max(1);
export const count = z.number().int().min(0);
export const range = z.tuple([z.number(), z.number()]);
export const ranks = z.tuple([z.number().int().min(1), z.number().int().min(1)]);
