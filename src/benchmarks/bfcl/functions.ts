import { z } from 'zod';
import type { ToolDefinition } from '../../providers/request.ts';
import type { LoadedData } from '../data/load-data.ts';
import { functionDocuments } from './categories.ts';

const document = z.looseObject({
  name: z.string().min(1),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  response: z.unknown().optional(),
});

/** The document of a function of a simulated system. */
export type FunctionDocument = z.infer<typeof document>;

/** The files that hold the documents, with their digests. */
export const documentFiles = functionDocuments.map(
  ([, file, sha256]) => [`multi_turn_func_doc/${file}.json`, sha256] as const,
);

/** The documents by the systems whose functions they describe. */
export async function functionsBySystem(
  loaded: LoadedData,
): Promise<ReadonlyMap<string, readonly FunctionDocument[]>> {
  const read = functionDocuments.map(async ([system, file]) => {
    const documents = await loaded.records(`multi_turn_func_doc/${file}.json`, document);
    return [system, documents] as const;
  });
  return new Map(await Promise.all(read));
}

/** Types of JSON Schema for those that the documents name. */
const types: Readonly<Record<string, string>> = {
  dict: 'object',
  float: 'number',
  tuple: 'array',
  list: 'array',
  any: 'string',
};

function schemaOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(schemaOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'type' && typeof part === 'string' ? (types[part] ?? part) : schemaOf(part),
    ]),
  );
}

/** A function as an endpoint takes it; what it answers goes into the description. */
export function toolOf({
  name,
  description,
  parameters,
  response,
}: FunctionDocument): ToolDefinition {
  const answers = response === undefined ? '' : ` It answers with: ${JSON.stringify(response)}`;
  return {
    name,
    description: description + answers,
    parameters: schemaOf(parameters) as Record<string, unknown>,
  };
}
