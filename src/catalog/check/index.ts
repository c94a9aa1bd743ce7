import type { Problem } from '../error.ts';
import type { ReadResult } from '../read.ts';
import { withoutAccepted } from './accepted.ts';
import { benchmarkTwice } from './benchmark-twice.ts';
import { danglingIds } from './dangling-ids.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { duplicateRows } from './duplicate-rows.ts';
import { labTwice } from './lab-twice.ts';
import { licenceContradictsOpenness } from './licence-contradicts-openness.ts';
import { lineageCycle } from './lineage-cycle.ts';
import { moreOpenThanBase } from './more-open-than-base.ts';
import { otherModel } from './other-model.ts';
import { otherWords } from './other-words.ts';
import { outOfRange } from './out-of-range.ts';
import { repeatedNumbers } from './repeated-numbers.ts';
import type { Rule } from './rule.ts';
import { scoredBeforeRelease } from './scored-before-release.ts';
import { suites } from './suites.ts';
import { twoTests } from './two-tests.ts';

const rules: readonly Rule[] = [
  danglingIds,
  duplicateIds,
  (records) => outOfRange(records),
  duplicateRows,
  repeatedNumbers,
  scoredBeforeRelease,
  licenceContradictsOpenness,
  moreOpenThanBase,
  lineageCycle,
  labTwice,
  otherModel,
  benchmarkTwice,
  twoTests,
  otherWords,
  suites,
];

/**
 * Runs every rule over what was read. The result holds the form's problems too, by file and line, and
 * leaves out the warnings that `accepted.yaml` accepts.
 */
export function checkCatalog({ records, problems, accepted, lines }: ReadResult): Problem[] {
  const found = rules.flatMap((rule) => rule(records, lines));
  return withoutAccepted([...problems, ...found], accepted).sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
