import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { CatalogError, NotFoundError, type Problem } from '../catalog/index.ts';
import { RankingError } from '../ranking/error.ts';
import { explainFailure, UsageError } from './fail.ts';

const problem: Problem = {
  severity: 'error',
  rule: 'yaml',
  file: 'labs.yaml',
  line: 3,
  message: 'a tab',
  remedy: 'use spaces',
};

describe('explainFailure', () => {
  test('what was typed wrong is 2 and points to the help of the command', () => {
    const typo = new CommanderError(
      1,
      'commander.unknownOption',
      "error: unknown option '--opne'\n(Did you mean --open?)",
    );
    expect(explainFailure(typo, 'rank')).toEqual({
      lines: [
        "weigh: unknown option '--opne'. Did you mean --open?",
        '`weigh rank --help` says what it takes.',
      ],
      exitCode: 2,
    });
    expect(explainFailure(new UsageError('no'), undefined).lines[1]).toMatch(/lists the commands/);
    expect(explainFailure(new NotFoundError('model', 'x', ['y'], false), 'model')).toEqual({
      lines: ['weigh: no model "x": did you mean y?'],
      exitCode: 2,
    });
  });

  test('parameters of a question are named as flags', () => {
    const words = (message: string) =>
      explainFailure(new RankingError('query', message), 'rank').lines[0];
    expect(words('max_active is a number')).toBe('weigh: --max-active is a number');
    expect(words('since 2026 is after as_of 2025')).toBe(
      'weigh: --since 2026 is after --as-of 2025',
    );
    expect(words('open and closed exclude each other')).toBe(
      'weigh: --open and --closed exclude each other',
    );
    const other = new RankingError('level', 'level must be one of 0.9, 0.95');
    expect(explainFailure(other, 'rank').lines[0]).toBe('weigh: level must be one of 0.9, 0.95');
  });

  test('a broken catalogue is 1, with file, line and remedy, not too many', () => {
    const few = explainFailure(new CatalogError('broken', [problem]), 'rank');
    expect(few).toEqual({
      lines: ['weigh: broken', 'labs.yaml:3: a tab', '  use spaces'],
      exitCode: 1,
    });
    const many = explainFailure(new CatalogError('broken', Array(50).fill(problem)), 'rank');
    expect(many.lines.at(-1)).toMatch(/and 30 more; `weigh catalog check` lists them all/);
  });

  test('what the system refuses is 1, in words; a closed pipe is no failure', () => {
    const refusal = (code: string) =>
      Object.assign(new Error('x'), { code, syscall: 'open', path: '/there' });
    expect(explainFailure(refusal('EACCES'), undefined)).toEqual({
      lines: ['weigh: /there: permission denied; check who may read or write it'],
      exitCode: 1,
    });
    expect(explainFailure(refusal('EPIPE'), undefined)).toEqual({ lines: [], exitCode: 0 });
  });

  test('anything else is one line, and all of it with WEIGH_DEBUG', () => {
    const error = new TypeError('x is undefined\nsecond line');
    expect(explainFailure(error, 'rank')).toMatchObject({
      lines: [
        'weigh: this should not happen: x is undefined',
        expect.stringMatching(/WEIGH_DEBUG/),
      ],
      exitCode: 1,
    });
    process.env.WEIGH_DEBUG = '1';
    try {
      expect(explainFailure(error, 'rank').lines[0]).toMatch(/TypeError: x is undefined[\s\S]*at /);
    } finally {
      delete process.env.WEIGH_DEBUG;
    }
    expect(explainFailure('thrown text', undefined)).toEqual({
      lines: ['weigh: thrown text'],
      exitCode: 1,
    });
  });
});
