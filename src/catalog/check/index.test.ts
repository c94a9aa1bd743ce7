import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../test/needs.ts';
import type { Problem } from '../error.ts';
import { readCatalog } from '../read.ts';
import { type Accepted, withoutAccepted } from './accepted.ts';
import { checkCatalog } from './index.ts';
import { nearest } from './nearest.ts';
import { model, sampleCatalogue } from './sample-catalogue.ts';

describe('the shipped catalogue', () => {
  const shipped = readCatalog(join(repositoryRoot, 'catalog'));

  it('has no errors, and a list of warnings that one can read', () => {
    const problems = checkCatalog(shipped);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(problems.length).toBeLessThan(40);
  });

  it('gives each problem a file, a line and a remedy', () => {
    for (const problem of checkCatalog({ ...shipped, accepted: [] })) {
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.file).not.toBe('');
      expect(problem.remedy.length).toBeGreaterThan(10);
    }
  });
});

describe('checkCatalog', () => {
  it('finds nothing in a sound catalogue', () => {
    expect(checkCatalog({ records: sampleCatalogue(), problems: [], accepted: [] })).toEqual([]);
  });

  it('sorts by file and line and keeps the problems of the form', () => {
    const records = sampleCatalogue({
      models: [
        model('acme-1', { line: 30, active_params_b: 9 }),
        model('globex-1', { lab: 'globex', base_model: 'nobody' }),
      ],
    });
    const form: Problem = {
      severity: 'error',
      rule: 'schema',
      file: 'models/acme.yaml',
      line: 12,
      message: 'broken',
      remedy: 'mend it',
    };
    const found = checkCatalog({ records, problems: [form], accepted: [] });
    expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'models/acme.yaml:12',
      'models/acme.yaml:30',
      'models/globex.yaml:3',
    ]);
  });
});

describe('accepted warnings', () => {
  const problem: Problem = {
    severity: 'warning',
    rule: 'two-tests',
    file: 'scores/a/b.jsonl',
    line: 2,
    message: 'the document tells X from Y apart',
    remedy: 'look',
  };
  const entry: Accepted = {
    rule: 'two-tests',
    file: 'scores/a/b.jsonl',
    match: 'X from Y',
    reason: 'looked at',
    line: 1,
  };

  it('are left out, by file or folder and by words', () => {
    expect(withoutAccepted([problem], [entry])).toEqual([]);
    expect(withoutAccepted([problem], [{ ...entry, file: 'scores/a/', match: null }])).toEqual([]);
  });

  it('never cover an error', () => {
    const error = { ...problem, severity: 'error' as const };
    expect(withoutAccepted([error], [entry])).toContainEqual(error);
  });

  it('are reported when they accept nothing', () => {
    for (const other of [{ rule: 'suite' }, { file: 'scores/c/' }, { match: 'Z' }]) {
      expect(withoutAccepted([problem], [{ ...entry, ...other }])).toMatchObject([
        problem,
        { rule: 'accepted', file: 'accepted.yaml', line: 1 },
      ]);
    }
  });

  it('are read from accepted.yaml, with their lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
    mkdirSync(join(folder, 'models'));
    writeFileSync(
      join(folder, 'accepted.yaml'),
      '- rule: suite\n  file: suites/a.yaml\n  reason: so it is\n- rule: suite\n',
    );
    expect(readCatalog(folder)).toMatchObject({
      accepted: [],
      problems: [{ line: 4 }, { line: 4 }],
    });
    writeFileSync(
      join(folder, 'accepted.yaml'),
      '- rule: suite\n  file: suites/a.yaml\n  reason: so it is\n',
    );
    expect(readCatalog(folder)).toMatchObject({
      accepted: [{ rule: 'suite', match: null, line: 1 }],
      problems: [],
    });
  });
});

describe('nearest', () => {
  it('gives the nearest ids first and none that are far', () => {
    const known = ['glm-4-5', 'glm-4-5-air', 'glm-4-6', 'kimi-k2'];
    expect(nearest('glm-4.5', known)).toEqual(['glm-4-5', 'glm-4-6']);
    expect(nearest('something-else', known)).toEqual([]);
  });
});
