import { adapters } from './adapters.ts';
import type { Case } from './case.ts';
import { type Agreement, compareCases } from './compare.ts';
import { caseFiles, readCases } from './read-cases.ts';

export interface FolderAgreement {
  agreements: Agreement[];
  /** Cases of graders that nothing here is compared with yet, by grader. */
  without: Readonly<Record<string, number>>;
}

/**
 * Judges the cases of a folder.
 * @param only names of scorers; default all.
 * @throws InputError, and errors of the file system
 */
export async function compareFolder(
  folder: string,
  only?: readonly string[],
): Promise<FolderAgreement> {
  const byScorer = new Map<string, Case[]>();
  for (const file of await caseFiles(folder)) {
    for (const given of await readCases(file)) {
      const cases = byScorer.get(given.scorer);
      if (cases) cases.push(given);
      else byScorer.set(given.scorer, [given]);
    }
  }
  const agreements: Agreement[] = [];
  const without: Record<string, number> = {};
  for (const [scorer, cases] of [...byScorer].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (only && !only.includes(scorer)) continue;
    const adapter = Object.hasOwn(adapters, scorer) ? adapters[scorer] : undefined;
    if (adapter) agreements.push(await compareCases(scorer, adapter, cases));
    else without[scorer] = cases.length;
  }
  return { agreements, without };
}
