import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needs, shared, sharedPath } from '../needs.ts';
import { adapters } from './adapters.ts';
import type { Agreement } from './compare.ts';
import { compareFolder } from './compare-folder.ts';

const folder = sharedPath('parity');

describe('agreement with the reference graders', async () => {
  const found = existsSync(folder) ? (await compareFolder(folder)).agreements : [];
  const byScorer = new Map(found.map((each) => [each.scorer, each]));

  it.for(Object.keys(adapters))('%s', (scorer, context) => {
    needs(context, shared('parity'));
    const agreement = byScorer.get(scorer);
    if (!agreement) context.skip(`no case of ${scorer} in the folder`);
    expect(agreement!.cases).toBeGreaterThan(0);
    expect(agreement!.met, summary(agreement!)).toBe(true);
  });
});

function summary({ agreed, cases, bound, falseAccepts, disagreements }: Agreement): string {
  const ids = disagreements.slice(0, 10).map(({ id }) => id);
  return `${agreed} of ${cases} agree (bound ${bound}), ${falseAccepts} false accepts: ${ids.join(', ')}`;
}
