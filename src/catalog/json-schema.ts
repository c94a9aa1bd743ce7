import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { acceptedSchema } from './check/accepted.ts';
import {
  benchmarkSchema,
  claimSchema,
  documentSchema,
  labSchema,
  licenceSchema,
  modelFileSchema,
  scoreSchema,
  sourceSchema,
  suiteSchema,
} from './schema.ts';

/** The kinds of files in a catalogue, each with the schema of a whole file (of a line, for scores). */
const fileSchemas = {
  models: modelFileSchema,
  labs: z.array(labSchema),
  licences: z.array(licenceSchema),
  benchmarks: z.array(benchmarkSchema),
  sources: z.array(sourceSchema),
  suite: suiteSchema,
  claim: claimSchema,
  accepted: z.array(acceptedSchema),
  'score-document': documentSchema,
  score: scoreSchema,
} as const;

export type FileKind = keyof typeof fileSchemas;

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Record<string, unknown>;

/**
 * JSON Schemas of the catalogue's files, for editors that complete and check while one types. They
 * say what zod can say in JSON Schema: shapes, allowed values, patterns and ranges. Two things only
 * the reader checks: that a date exists in the calendar, and that a suite's component names either
 * `benchmark` or `benchmarks`.
 */
export function jsonSchemas(): Record<FileKind, JsonSchema> {
  const entries = Object.entries(fileSchemas).map(([kind, schema]) => [
    kind,
    { title: `Weighbridge catalogue: ${kind}`, ...z.toJSONSchema(schema, { io: 'input' }) },
  ]);
  return Object.fromEntries(entries) as Record<FileKind, JsonSchema>;
}

/** Writes `<kind>.json` for every kind into a folder. */
export function writeJsonSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [kind, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

// `node src/catalog/json-schema.ts catalog/schema` brings the files in step with the code.
if (import.meta.main && process.argv[2] !== undefined) writeJsonSchemas(process.argv[2]);
