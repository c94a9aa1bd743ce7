import { z } from 'zod';
import type { Problem } from '../error.ts';

/** What a maintainer writes in `accepted.yaml`: a warning that was looked at and stays, with the reason. */
export const acceptedSchema = z.strictObject({
  rule: z.string().min(1),
  /** Path below the catalogue's folder; a folder when it ends with `/`. */
  file: z.string().min(1),
  /** Words of the message; without them every warning of that rule in that file. */
  match: z.string().min(1).optional(),
  reason: z.string().trim().min(1),
});

export interface Accepted {
  rule: string;
  file: string;
  match: string | null;
  reason: string;
  line: number;
}

/**
 * Takes the accepted warnings out. Errors cannot be accepted, and an entry that accepts nothing any
 * more is itself a warning, so that the list does not outlive its reasons.
 */
export function withoutAccepted(
  problems: readonly Problem[],
  accepted: readonly Accepted[],
): Problem[] {
  const used = new Set<Accepted>();
  const left = problems.filter((problem) => {
    if (problem.severity === 'error') return true;
    const entry = accepted.find((candidate) => covers(candidate, problem));
    if (entry) used.add(entry);
    return entry === undefined;
  });
  const stale = accepted
    .filter((entry) => !used.has(entry))
    .map(
      (entry): Problem => ({
        severity: 'warning',
        rule: 'accepted',
        file: 'accepted.yaml',
        line: entry.line,
        message: `the entry for ${entry.rule} in ${entry.file} accepts nothing`,
        remedy: 'remove it: the warning is gone, or its words have changed',
      }),
    );
  return [...left, ...stale];
}

function covers(entry: Accepted, problem: Problem): boolean {
  if (entry.rule !== problem.rule) return false;
  const inFile = entry.file.endsWith('/')
    ? problem.file.startsWith(entry.file)
    : problem.file === entry.file;
  return inFile && (entry.match === null || problem.message.includes(entry.match));
}
