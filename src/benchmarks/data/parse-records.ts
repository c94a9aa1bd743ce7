import type { z } from 'zod';
import { BenchmarkError } from '../error.ts';
import type { DataRecord } from './read-records.ts';

/** Records as the published format promises them. @throws BenchmarkError `data-malformed` with file, line and field. */
export function parseRecords<S extends z.ZodType>(
  schema: S,
  file: string,
  records: readonly DataRecord[],
): z.output<S>[] {
  if (records.length === 0) {
    throw new BenchmarkError('data-malformed', `${file} holds no record`, 'fetch it again', {
      place: { file },
    });
  }
  return records.map(({ value, line }) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    throw new BenchmarkError(
      'data-malformed',
      `${file}:${line} ${issue.path.map(String).join('.') || 'the record'}: ${issue.message}`,
      'the file is not in the format that this benchmark reads: fetch it again from its home',
      { place: { file, line } },
    );
  });
}
