import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needs, shared, sharedPath } from '../needs.ts';
import { adapters } from './adapters.ts';
import type { Agreement } from './compare.ts';
import { compareFolder } from './compare-folder.ts';
import { caseFiles, readCases } from './read-cases.ts';

/** Our own cases, with a reason each; scripts/fixtures/parity_cases.py made them. */
const own = join(import.meta.dirname, 'own');

/** Reads and judges the folder once for all tests below. */
async function agreementsOf(folder: string): Promise<Map<string, Agreement>> {
  const found = existsSync(folder) ? (await compareFolder(folder)).agreements : [];
  return new Map(found.map((each) => [each.scorer, each]));
}

/** The shared folder holds no case of these; ours do. */
const onlyOurs = ['scicode_extract_code'];

describe('agreement with the reference graders', async () => {
  const byScorer = await agreementsOf(sharedPath('parity'));

  const scorers = Object.keys(adapters).filter((scorer) => !onlyOurs.includes(scorer));
  it.for(scorers)('%s', (scorer, context) => {
    needs(context, shared('parity'));
    const agreement = byScorer.get(scorer);
    expect(agreement, 'has cases').toBeDefined();
    expect(agreement!.cases).toBeGreaterThan(0);
    expect(agreement!.met, summary(agreement!)).toBe(true);
  });
});

describe('agreement on cases of our own', async () => {
  const byScorer = await agreementsOf(own);

  it.for([...byScorer.values()])('$scorer', (agreement, context) => {
    const [missing] = Object.keys(agreement.skipped);
    if (agreement.cases === 0) needs(context, { missing });
    expect(agreement.cases).toBeGreaterThanOrEqual(50);
    expect(agreement.agreed, summary(agreement)).toBe(agreement.cases);
  });

  it('has a reason for each', async () => {
    const files = await caseFiles(own);
    const cases = (await Promise.all(files.map(readCases))).flat();
    expect(cases.length).toBeGreaterThan(500);
    for (const { id, reason } of cases) expect(reason, id).toMatch(/\w/);
  });
});

function summary({ agreed, cases, bound, falseAccepts, disagreements }: Agreement): string {
  const ids = disagreements.slice(0, 10).map(({ id }) => id);
  return `${agreed} of ${cases} agree (bound ${bound}), ${falseAccepts} false accepts: ${ids.join(', ')}`;
}
