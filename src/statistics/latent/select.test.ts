import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BenchmarkFacts, ScoreRecord } from './records.ts';
import { selectRows } from './select.ts';

const facts = new Map<string, BenchmarkFacts>(
  ['mmlu', 'gpqa-diamond', 'gpqa-main', 'hle', 'hle-tools', 'livebench-if', 'rate', 'mean'].map(
    (id) => [
      id,
      {
        category: 'knowledge',
        items: 100,
        chance: null,
        higherIsBetter: id !== 'rate',
        isIndex: id === 'mean',
      },
    ],
  ),
);

function record(change: Partial<ScoreRecord>): ScoreRecord {
  return {
    model: 'm',
    benchmark: 'mmlu',
    value: 80,
    unit: 'percent',
    reportedBy: 'independent',
    reporter: 'board',
    document: 'd',
    conditions: {},
    ...change,
  };
}

/** Reasons, with `kept` for the records that stay. */
function fates(...changes: Partial<ScoreRecord>[]): string[] {
  return selectRows(changes.map(record), facts).dropped.map((reason) => reason ?? 'kept');
}

describe('selectRows keeps out', () => {
  it('what is no percentage of a benchmark', () => {
    expect(
      fates({ unit: 'elo' }, { benchmark: 'mean' }, { benchmark: 'none' }, { value: 101 }, {}),
    ).toEqual(['unit', 'index', 'unknown-benchmark', 'out-of-range', 'kept']);
  });

  it('base models, also where a table mixes them with chat models unmarked', () => {
    const note = 'table mixes base and chat models';
    expect(
      fates(
        { conditions: { variant: 'base' } },
        { value: 70, conditions: { note, model_label: 'M 7B' } },
        { value: 71, conditions: { note, model_label: 'M 7B Instruct' } },
        { model: 'other', conditions: { note, model_label: 'Other' } },
      ),
    ).toEqual(['base-model', 'base-model', 'kept', 'kept']);
  });

  it('repeats of one figure, and counts it as that of its origin', () => {
    expect(
      fates(
        { reportedBy: 'rival', document: 'b' },
        { reportedBy: 'self', document: 'a' },
        { reportedBy: 'secondary', document: 'c' },
        { value: 80.4, reportedBy: 'rival', document: 'b' },
        { conditions: { repeats: 'a' }, value: 81 },
      ),
    ).toEqual(['repeat', 'kept', 'repeat', 'kept', 'repeat']);
  });

  it('no equal figure of another mode', () => {
    expect(
      fates({ conditions: { mode: 'thinking' } }, { conditions: { mode: 'non-thinking' } }),
    ).toEqual(['kept', 'kept']);
  });

  it('second-hand figures where a first hand exists, or that belong to a sister benchmark', () => {
    expect(
      fates(
        { value: 75 },
        { value: 82, reportedBy: 'secondary' },
        { benchmark: 'gpqa-diamond', value: 60, reportedBy: 'self' },
        { benchmark: 'gpqa-main', value: 60, reportedBy: 'secondary' },
      ),
    ).toEqual(['kept', 'second-hand', 'kept', 'repeat']);
  });

  it('older issues of a board', () => {
    const issue = (release: string, value: number): Partial<ScoreRecord> => ({
      benchmark: 'livebench-if',
      value,
      conditions: { release, label: 'M' },
    });
    expect(fates(issue('2024-11-25', 40), issue('2025-04-25', 50))).toEqual([
      'older-release',
      'kept',
    ]);
  });
});

describe('selectRows', () => {
  const only = (change: Partial<ScoreRecord>) => selectRows([record(change)], facts).rows[0]!;

  it('turns a rate of errors round', () => {
    expect(only({ benchmark: 'rate', value: 4 }).score).toBeCloseTo(0.96, 12);
    expect(only({ value: 4 }).score).toBeCloseTo(0.04, 12);
  });

  it('keeps a test with other tools, attempts or questions apart', () => {
    expect(only({ benchmark: 'hle', conditions: { label: 'HLE (w/ tools)' } }).benchmark).toBe(
      'hle-tools',
    );
    expect(only({ benchmark: 'hle', conditions: { label: 'HLE (w/o tools)' } }).benchmark).toBe(
      'hle',
    );
    expect(only({ conditions: { method: 'Cons@64' } }).benchmark).toBe('mmlu+many');
    expect(only({ conditions: { release: '2026-01-08' } }).benchmark).toBe('mmlu@2026-01-08');
  });

  it('does not depend on the order of the records', () => {
    const records = Array.from({ length: 40 }, (_, i) =>
      record({
        model: `m${i % 5}`,
        benchmark: ['mmlu', 'gpqa-diamond', 'gpqa-main'][i % 3]!,
        value: 50 + ((i * 7) % 11),
        reportedBy: (['self', 'independent', 'rival', 'secondary'] as const)[i % 4]!,
        reporter: `r${i % 4}`,
        document: `d${i % 7}`,
        conditions: i % 3 === 0 ? { mode: i % 2 ? 'thinking' : 'low' } : {},
      }),
    );
    const strip = (list: ScoreRecord[]) =>
      selectRows(list, facts).rows.map(({ record: _, ...row }) => row);
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: 40, maxLength: 40 }), (shuffled) => {
        expect(strip(shuffled)).toEqual(strip(records));
      }),
      { numRuns: 30 },
    );
  });

  it('takes nothing from nothing', () => {
    expect(selectRows([], facts)).toEqual({ rows: [], dropped: [] });
  });
});
