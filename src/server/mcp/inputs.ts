import { z } from 'zod';
import type { QueryParameters } from '../../ranking/parse-query.ts';

/** Words, or a number: models write both. */
const quantity = z.union([z.string(), z.number()]);

/** Names as a list, or joined by commas. */
export const names = z.union([z.array(z.string()), z.string()]);

/** Conditions on models that rankings and choices share; `parseQuery` reads them. */
export const modelConditions = {
  open: z.boolean().optional().describe('Only models whose weights can be downloaded.'),
  closed: z.boolean().optional().describe('Only models whose weights cannot be downloaded.'),
  country: names
    .optional()
    .describe('Countries of the labs, two-letter codes: CN, US, FR. A list or comma-separated.'),
  lab: names.optional().describe('Labs, by id or name.'),
  arch: z.enum(['dense', 'moe']).optional().describe('Architecture.'),
  max_active: quantity.optional().describe('Most active parameters, such as 12b.'),
  max_total: quantity.optional().describe('Most parameters in all, such as 70b.'),
  max_price: quantity
    .optional()
    .describe('Most US dollars per million tokens, three parts input to one part output.'),
  min_context: quantity.optional().describe('Least context in tokens, such as 128k.'),
  commercial: z.boolean().optional().describe('Only licences that allow commercial use.'),
  modality: z.string().optional().describe('Takes or gives it: text, image, audio, video, pdf.'),
  as_of: z.string().optional().describe('Only models released by this day, YYYY-MM-DD.'),
  since: z.string().optional().describe('Only models released since this day, YYYY-MM-DD.'),
  hide_superseded: z.boolean().optional().describe('Leave out models that a later one replaced.'),
  model: names.optional().describe('Only these models, by id or name.'),
};

/** Conditions on the evidence. */
export const evidenceConditions = {
  evidence_until: z
    .string()
    .optional()
    .describe('Only scores published by this day, YYYY-MM-DD; default today.'),
  reported_by: names.optional().describe('Only scores by: self, rival, independent, secondary.'),
};

/** The values as an address would hold them. */
export function asParameters(input: Record<string, unknown>): QueryParameters {
  const parameters: QueryParameters = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (typeof value === 'boolean') parameters[name] = value;
    else parameters[name] = Array.isArray(value) ? value.join(',') : String(value);
  }
  return parameters;
}
