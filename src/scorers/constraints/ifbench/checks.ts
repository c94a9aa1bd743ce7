import type { Checks } from '../instruction.ts';
import { countChecks } from './counts.ts';
import { customChecks } from './custom.ts';
import { formatChecks } from './format.ts';
import { listChecks } from './lists.ts';
import { nestingChecks } from './nesting.ts';
import { ratioChecks } from './ratios.ts';
import { repeatChecks } from './repeat.ts';
import { sentenceChecks } from './sentences.ts';
import { tableChecks } from './tables.ts';
import { wordChecks } from './words.ts';

/**
 * The instructions of IFBench.
 *
 * Source: Pyatkin et al. 2025, Generalizing Verifiable Instruction Following, table of test
 * constraints, and the published verdicts on its sample responses.
 */
export const ifbenchChecks: Checks = {
  ...countChecks,
  ...ratioChecks,
  ...wordChecks,
  ...sentenceChecks,
  ...formatChecks,
  ...listChecks,
  ...nestingChecks,
  ...repeatChecks,
  ...customChecks,
  ...tableChecks,
};
