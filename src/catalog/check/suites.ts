import type { Problem } from '../error.ts';
import type { Benchmark, CatalogRecords, Suite } from '../types.ts';
import { type Lines, placeIn } from './rule.ts';

/** Suites that cannot be averaged, or that average what should not be. */
export function suites(records: CatalogRecords, lines?: Lines): Problem[] {
  const benchmarks = new Map(records.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  const units = new Map<string, Set<string>>();
  for (const { benchmark, unit } of records.scores) {
    const seen = units.get(benchmark) ?? new Set();
    units.set(benchmark, seen.add(unit));
  }
  return records.suites.flatMap((suite) => [
    ...checkWhole(suite, benchmarks),
    ...checkComponents(suite, benchmarks, units, lines),
  ]);
}

function checkWhole(suite: Suite, benchmarks: ReadonlyMap<string, Benchmark>): Problem[] {
  const place = placeIn(suite.file, suite);
  const problems: Problem[] = [];
  const report = (severity: Problem['severity'], message: string, remedy: string): void => {
    problems.push({ severity, rule: 'suite', ...place, message, remedy });
  };
  const total = suite.components.reduce((sum, component) => sum + component.weight, 0);
  if (!(total > 0) || suite.components.some((component) => !(component.weight > 0))) {
    report(
      'error',
      `the weights of ${suite.id} do not add up to a positive number`,
      'give every component a weight above 0',
    );
  }
  const heavy = suite.components.find((component) => component.weight > 0.5 * total);
  if (heavy && suite.components.length > 2) {
    report(
      'warning',
      `${heavy.id} has ${Math.round((100 * heavy.weight) / total)} % of the weight of ${suite.id}`,
      'weights are relative: check that they are on one scale',
    );
  }
  if (suite.min_coverage === 0) {
    report(
      'warning',
      `${suite.id} ranks models without any evidence (min_coverage 0)`,
      'leave min_coverage out (0.7), or state a share above 0',
    );
  }
  if (suite.basis === 'index') {
    const index =
      suite.index_benchmark === null ? undefined : benchmarks.get(suite.index_benchmark);
    if (suite.index_benchmark === null) {
      report(
        'error',
        `${suite.id} ranks by an index but names no index_benchmark`,
        'name the benchmark that holds the values of the whole index',
      );
    } else if (index && !index.is_index) {
      report(
        'warning',
        `the index_benchmark ${index.id} of ${suite.id} is not marked is_index`,
        'set is_index: true on it, or rank by cells',
      );
    }
  }
  return problems;
}

function checkComponents(
  suite: Suite,
  benchmarks: ReadonlyMap<string, Benchmark>,
  units: ReadonlyMap<string, ReadonlySet<string>>,
  lines: Lines | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const component of suite.components) {
    const report = (severity: Problem['severity'], message: string, remedy: string): void => {
      problems.push({
        severity,
        rule: 'suite',
        ...placeIn(suite.file, component, lines),
        message,
        remedy,
      });
    };
    for (const id of component.benchmarks) {
      const earlier = seen.get(id);
      if (earlier !== undefined) {
        report(
          'warning',
          `${id} counts in ${earlier} and in ${component.id}`,
          'remove it from one of the two',
        );
      }
      seen.set(id, component.id);
      const benchmark = benchmarks.get(id);
      if (!benchmark) continue;
      if (!benchmark.higher_is_better) {
        report(
          'error',
          `${id} counts backwards: lower is better on it`,
          'use a benchmark on which higher is better',
        );
      }
      if (benchmark.is_index) {
        report(
          'warning',
          `${id} is itself an index; its parts may count twice`,
          'use the benchmarks that it is made of',
        );
      }
      const [low, high] = benchmark.score_range;
      const other = [...(units.get(id) ?? [])].filter((unit) => unit !== 'percent');
      if (other.length > 0 || low !== 0 || high !== 100) {
        report(
          'error',
          `${id} is not a percentage (${other.join(', ') || `range ${low} to ${high}`}) and cannot be averaged with the others`,
          'use a benchmark in percent; an Elo or a sum has no place in a mean',
        );
      }
      if (suite.basis === 'cells' && !units.has(id)) {
        report(
          'warning',
          `the catalogue has no score on ${id}, so that no model can fill this cell`,
          'add scores, or use another benchmark',
        );
      }
    }
  }
  return problems;
}
