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

  it('has nothing to mend: each warning was mended, or accepted with its reason', () => {
    expect(checkCatalog(shipped)).toEqual([]);
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

describe('where a fault stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-lines-'));
  const files: Record<string, string> = {
    'labs.yaml':
      '- id: acme\n  name: Acme\n- id: acme-labs\n  name: Acme Labs\n- id: acme\n  name: Acme\n',
    'benchmarks.yaml': '- id: quiz\n  name: Quiz\n  category: math\n',
    'models/acme.yaml': ['lab: acme', 'models:', ...[1, 2].map(() => theSame())].join('\n'),
    'suites/two.yaml': [
      'id: two',
      'version: "1"',
      'name: Two',
      'description: Two tests',
      'components:',
      '  - benchmark: quiz',
      '    weight: 1',
      '  - benchmark: puzzle',
      '',
    ].join('\n'),
    'claims/one.yaml': [
      'id: one',
      'statement: Acme leads.',
      'said_by: { who: Acme, where: its site, when: "2025-01" }',
      'as_of: "2025-01-01"',
      'check:',
      '  kind: place',
      '  model: nobody',
      '',
    ].join('\n'),
    'scores/empty.jsonl': '\n',
    'licences.yaml': '# nothing yet\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const read = readCatalog(folder);

  function theSame(): string {
    return '  - id: acme-1\n    name: Acme 1\n    family: acme\n    modalities_in: [text]\n    modalities_out: [text]\n    sources: [card]\n';
  }

  it('is the line of the record itself: of labs, of components, and of the second of two', () => {
    const found = checkCatalog({ ...read, problems: [] });
    const places = found.map(({ rule, file, line }) => `${rule} ${file}:${line}`);
    expect(places).toContain('lab-twice labs.yaml:3');
    expect(places).toContain('duplicate-id labs.yaml:5');
    expect(places).toContain('duplicate-id models/acme.yaml:10');
    expect(found.find(({ file }) => file === 'models/acme.yaml')?.message).toMatch(/acme.yaml:3$/);
    expect(places).toContain('dangling-id suites/two.yaml:8');
  });

  it('leaves the ids of claims to the check of claims, which knows their lines', () => {
    expect(checkCatalog(read).filter(({ file }) => file.startsWith('claims/'))).toEqual([]);
  });

  it('names an empty file as one', () => {
    const empty = read.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
    expect(empty).toEqual([
      'licences.yaml:1 the file is empty',
      'scores/empty.jsonl:1 the file is empty',
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
