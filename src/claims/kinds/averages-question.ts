import type { Average } from '../averages.ts';
import type { ClaimContext } from '../context.ts';
import type { CheckOf } from '../schema.ts';
import { list, ordinal } from '../wording.ts';

/** A place asserted on averages that a report prints, and all that bears on it. */
export interface Question {
  context: ClaimContext;
  check: CheckOf<'rank'>;
  suite: string;
  /** Every model with an average, best first. */
  averages: Average[];
  /** Position of the model that the claim is about. */
  at: number;
  /** Positions of the members of each group in which it is said to be first. */
  groups: { name: string; members: number[] }[];
}

/** "GLM-4.5 is third of 13, first of the open models and first of the Chinese models" */
export function assertion({ averages, at, check, groups }: Question): string {
  const name = averages[at]!.model.name;
  const firsts = groups.map((group) => `first of the ${group.name}`);
  return `${name} is ${list([`${ordinal(check.rank ?? 1)} of ${averages.length}`, ...firsts])}`;
}
