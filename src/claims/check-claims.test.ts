import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { repositoryRoot } from '../../test/needs.ts';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import type { Claim, Problem } from '../catalog/index.ts';
import { checkClaims } from './check-claims.ts';

const text = `id: a-claim
statement: a is the largest
said_by: { who: somebody, where: somewhere, when: "2025-06" }
as_of: "2025-06-30"
check:
  kind: largest
  model: a
  among:
    openness: open
`;

function problemsOf(check: Claim['check'], yaml?: string): Problem[] {
  const claim: Claim = {
    id: 'a-claim',
    statement: 'a is the largest',
    said_by: { who: 'somebody', where: 'somewhere', when: '2025-06', url: null },
    as_of: '2025-06-30',
    check,
    limits: null,
    file: 'claims/a-claim.yaml',
  };
  const catalog = aCatalog({ models: [aModel({ id: 'a' })], claims: [claim] });
  return checkClaims(catalog, () => yaml);
}

describe('checkClaims', () => {
  it('finds nothing wrong with the shipped claims', () => {
    const read = (file: string): string =>
      readFileSync(join(repositoryRoot, 'catalog', file), 'utf8');
    expect(checkClaims(shippedCatalog(), read)).toEqual([]);
  });

  it('accepts a check as it should be', () => {
    expect(problemsOf({ kind: 'largest', model: 'a', among: { openness: 'open' } }, text)).toEqual(
      [],
    );
  });

  it('names an unknown kind, and those that exist', () => {
    const [problem] = problemsOf(
      { kind: 'biggest', model: 'a' },
      text.replace('largest\n  model', 'biggest\n  model'),
    );
    expect(problem).toMatchObject({ severity: 'error', rule: 'claim-kind', line: 6 });
    expect(problem!.remedy).toContain('largest');
  });

  it('names an unknown parameter with file, line and remedy', () => {
    const [problem] = problemsOf(
      { kind: 'largest', model: 'a', among: { openness: 'open', size: 'big' } },
      `${text}    size: big\n`,
    );
    expect(problem).toMatchObject({
      rule: 'claim-check',
      file: 'claims/a-claim.yaml',
      line: 9,
      remedy: 'remove or rename: size',
    });
  });

  it('names a record that does not exist, deep in the check too', () => {
    expect(problemsOf({ kind: 'largest', model: 'b', among: {} }, text)).toMatchObject([
      { rule: 'dangling-id', line: 7, message: expect.stringContaining('no model "b"') },
    ]);
    const check = {
      kind: 'openness',
      models: ['a'],
      open: ['final-weights'],
      withheld: [{ name: 'code', criteria: ['secret-sauce'] }],
    };
    expect(problemsOf(check)).toMatchObject([
      { line: 1, message: expect.stringContaining('no openness criterion "secret-sauce"') },
    ]);
  });

  it('wants exactly one of suite, benchmark and ability', () => {
    const measure = { suite: 's', benchmark: 'b' };
    expect(problemsOf({ kind: 'rank', measure, model: 'a' })).toMatchObject([
      { message: expect.stringContaining('one of `suite`, `benchmark` and `ability`') },
    ]);
  });
});
