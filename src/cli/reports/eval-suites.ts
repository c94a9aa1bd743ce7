import { composites } from '../../benchmarks/composites.ts';
import type { Gap, PreparedPart, PreparedSuite } from '../measure/prepare-suite.ts';
import { type Block, heading, list, table, text } from '../report.ts';
import { count, unknown } from '../words.ts';

/** A part of a suite with what was measured of it. */
export interface MeasuredPart extends PreparedPart {
  /** In [0, 1], of a part that is whole; null: not measured, or not whole. */
  score: number | null;
}

export interface MeasuredSuite extends Omit<PreparedSuite, 'parts'> {
  /** Every part could be run whole. */
  complete: boolean;
  parts: MeasuredPart[];
}

/** @param scoreOf score of a built-in benchmark, in [0, 1]; null: there is none. */
export function measuredSuite(
  { parts, ...suite }: PreparedSuite,
  scoreOf: (benchmark: string) => number | null = () => null,
): MeasuredSuite {
  return {
    ...suite,
    complete: isComplete({ parts }),
    parts: parts.map((part) => ({ ...part, score: partScore(part, scoreOf) })),
  };
}

/** Whether every part can be run whole. */
export function isComplete({ parts }: Pick<PreparedSuite, 'parts'>): boolean {
  return parts.every(({ gaps }) => gaps.length === 0);
}

/** Halves of a part count alike; categories as their makers have them count. */
function partScore(
  { runs, gaps, composite }: PreparedPart,
  scoreOf: (benchmark: string) => number | null,
): number | null {
  if (gaps.length > 0) return null;
  if (composite !== null) return composites[composite]!(scoreOf);
  const scores = runs.map(scoreOf);
  const known = scores.filter((score) => score !== null);
  return known.length < scores.length ? null : known.reduce((a, b) => a + b, 0) / known.length;
}

/** For people: each part with its benchmark and score, then what is missing and what to do. */
export function suiteBlocks(suites: readonly MeasuredSuite[]): Block[] {
  return suites.flatMap((suite) => [
    heading(`Suite ${suite.suite} on ${suite.model}`),
    table<MeasuredPart>(
      [
        { title: 'part', show: ({ name }) => name, tone: () => 'strong', min: 14 },
        {
          title: 'runs',
          show: ({ runs }) =>
            runs.length > 2 ? count(runs.length, 'benchmark') : runs.join(', ') || unknown,
        },
        {
          title: 'score',
          align: 'right',
          show: ({ score }) => (score === null ? unknown : `${(100 * score).toFixed(1)} %`),
        },
        {
          title: 'missing',
          show: ({ gaps }) => kindsOf(gaps),
          tone: ({ gaps }) => (gaps.length > 0 ? 'doubt' : 'plain'),
        },
      ],
      suite.parts,
    ),
    text(summaryOf(suite), suite.complete ? 'good' : 'doubt'),
    ...(suite.complete ? [] : [list(remediesOf(suite))]),
  ]);
}

/** `5 of 12 parts of glm-12 can be run whole here`. */
export function summaryOf({ suite, parts }: Pick<PreparedSuite, 'suite' | 'parts'>): string {
  const whole = parts.filter(({ gaps }) => gaps.length === 0).length;
  return whole === parts.length
    ? `All ${parts.length} parts of ${suite} can be run here.`
    : `${whole} of ${parts.length} parts of ${suite} can be run whole here.`;
}

/** What to do, once for all the benchmarks that it is to be done for. */
export function remediesOf({ parts }: Pick<PreparedSuite, 'parts'>): string[] {
  const benchmarks = new Map<string, Set<string>>();
  for (const { missing, remedy, benchmark } of parts.flatMap(({ gaps }) => gaps)) {
    const what = `${missingWords[missing] ?? missing}: ${remedy}`;
    benchmarks.set(what, (benchmarks.get(what) ?? new Set()).add(benchmark));
  }
  return [...benchmarks].map(([what, ids]) => `${[...ids].join(', ')}: ${what}`);
}

function kindsOf(gaps: readonly Gap[]): string {
  return [...new Set(gaps.map(({ missing }) => missingWords[missing] ?? missing))].join(', ');
}

const missingWords: Partial<Record<Gap['missing'], string>> = {
  'not-built-in': 'not built in',
  loglikelihood: 'log-likelihoods',
  completion: 'plain completion',
  search: 'search key',
};
