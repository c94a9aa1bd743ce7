import type { Checks } from '../instruction.ts';
import { combinationChecks } from './combination.ts';
import { contentChecks } from './content.ts';
import { formatChecks } from './format.ts';
import { keywordChecks } from './keywords.ts';
import { languageChecks } from './language.ts';
import { lengthChecks } from './length.ts';
import { letterCaseChecks } from './letter-case.ts';
import { startEndChecks } from './start-end.ts';

/**
 * The 25 instructions of IFEval.
 *
 * Source: Zhou et al. 2023, Instruction-Following Evaluation for Large Language Models, table 1,
 * and the verdicts of the published checker.
 */
export const ifevalChecks: Checks = {
  ...keywordChecks,
  ...languageChecks,
  ...lengthChecks,
  ...contentChecks,
  ...formatChecks,
  ...combinationChecks,
  ...startEndChecks,
  ...letterCaseChecks,
};
