import { z } from 'zod';

/** A text out of an archive; in a folder that somebody filled also a line of a JSON file. */
export const zippedText = z.object({ path: z.string().min(1), text: z.string() });
