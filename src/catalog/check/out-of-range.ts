import type { Problem } from '../error.ts';
import type { Benchmark, CatalogRecords, Model, Score, Unit } from '../types.ts';
import { count, groupBy, type Place, placeIn, placeOfScore } from './rule.ts';

/** Bounds that a unit has whatever the benchmark says. */
const unitRange: Partial<Record<Unit, readonly [number, number]>> = {
  percent: [-100, 100],
  'score-0-10': [0, 10],
  minutes: [0, Number.POSITIVE_INFINITY],
};

type Report = (
  severity: Problem['severity'],
  place: Place,
  message: string,
  remedy: string,
) => void;

/**
 * Values that cannot be, or hardly can be: scores outside the benchmark's range, intervals that do
 * not hold their score, more active than total parameters, dates in the future.
 * @param today `YYYY-MM-DD`; default: the day on which the check runs.
 */
export function outOfRange(
  records: CatalogRecords,
  today = new Date().toISOString().slice(0, 10),
): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (severity, place, message, remedy) => {
    const { file, line } = place;
    problems.push({ severity, rule: 'out-of-range', file, line, message, remedy });
  };
  const benchmarks = new Map(records.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  for (const model of records.models) checkModel(model, today, report);
  for (const benchmark of records.benchmarks) checkBenchmark(benchmark, today, report);
  checkUnits(records, report);
  for (const score of records.scores) {
    checkScore(score, benchmarks.get(score.benchmark), today, (severity, message, remedy) =>
      report(severity, placeOfScore(records, score), message, remedy),
    );
  }
  for (const claim of records.claims) {
    for (const [name, date] of [
      ['as_of', claim.as_of],
      ['said_by.when', claim.said_by.when],
    ] as const) {
      if (!isFuture(date, today)) continue;
      report(
        'error',
        { file: claim.file, line: 1 },
        `${name} ${date} is in the future`,
        'correct the date',
      );
    }
  }
  return problems;
}

function checkModel(model: Model, today: string, report: Report): void {
  const error = (message: string, remedy: string): void => report('error', model, message, remedy);
  const warning = (message: string, remedy: string): void =>
    report('warning', model, message, remedy);
  const { total_params_b: total, active_params_b: active } = model;
  if (total !== null && active !== null) {
    if (active > total) {
      error(
        `${model.id} activates ${active}B of ${total}B parameters`,
        'swap the two, or correct the one that is wrong',
      );
    } else if (model.architecture === 'dense' && active < total) {
      warning(
        `${model.id} is dense but activates ${active}B of ${total}B parameters`,
        'a dense model uses all its parameters: correct the architecture or the sizes',
      );
    } else if (/moe/.test(model.architecture) && active === total) {
      warning(
        `${model.id} is a mixture of experts but activates all of its ${total}B parameters`,
        'leave active_params_b out if it is unknown, or correct the architecture',
      );
    }
  }
  if (model.release_date !== null && isFuture(model.release_date, today)) {
    error(
      `${model.id} has the release date ${model.release_date}, which is in the future`,
      'an announced model has no release date yet: leave it out',
    );
  }
  const { context_tokens: context, max_output_tokens: output } = model;
  if (context !== null && (context < 512 || context > 20_000_000)) {
    warning(
      `${model.id} has a context of ${context} tokens`,
      'context_tokens counts tokens, not thousands of tokens',
    );
  }
  if (context !== null && output !== null && output > context) {
    warning(
      `${model.id} may answer with ${output} tokens but its context is ${context}`,
      'check both against the model card',
    );
  }
  const input = model.price?.input_usd_per_m ?? null;
  const reply = model.price?.output_usd_per_m ?? null;
  if (input !== null && reply !== null && reply < input) {
    warning(
      `${model.id} charges less for output (${reply}) than for input (${input})`,
      'check that the two prices are not swapped; both are USD per million tokens',
    );
  }
  const cutoff = model.knowledge_cutoff;
  if (
    cutoff !== null &&
    /^\d{4}-\d{2}/.test(cutoff) &&
    model.release_date !== null &&
    cutoff.slice(0, 7) > model.release_date.slice(0, 7)
  ) {
    warning(
      `${model.id} knows up to ${cutoff} but was released on ${model.release_date}`,
      'check both dates against the model card',
    );
  }
}

function checkBenchmark(benchmark: Benchmark, today: string, report: Report): void {
  const place = placeIn('benchmarks.yaml', benchmark);
  const [low, high] = benchmark.score_range;
  if (low >= high) {
    report(
      'error',
      place,
      `${benchmark.id} has the score range ${low} to ${high}`,
      'give the lowest possible score first',
    );
  }
  const { chance_level: chance } = benchmark;
  if (chance !== null && chance >= 100) {
    report(
      'error',
      place,
      `${benchmark.id} is answered in full by guessing (chance level ${chance})`,
      'chance_level is the percentage that guessing reaches',
    );
  }
  if (
    benchmark.date !== null &&
    /^\d{4}(-\d{2}){0,2}$/.test(benchmark.date) &&
    isFuture(benchmark.date, today)
  ) {
    report('error', place, `${benchmark.id} is dated ${benchmark.date}`, 'correct the date');
  }
}

/** Rows of one benchmark share a unit: a mean over percent and a ten-point scale means nothing. */
function checkUnits(records: CatalogRecords, report: Report): void {
  for (const rows of groupBy(records.scores, (score) => score.benchmark).values()) {
    const units = groupBy(rows, (score) => score.unit);
    if (units.size < 2) continue;
    const [first, ...rarer] = [...units.values()].sort((a, b) => b.length - a.length);
    const odd = rarer.at(-1)![0]!;
    report(
      'warning',
      placeOfScore(records, odd),
      `${odd.benchmark} has rows in ${[...units.keys()].join(' and ')}; ${count(first!.length, 'row')} of them in ${first![0]!.unit}`,
      "give the document's unit, or give the other scale a benchmark of its own",
    );
  }
}

function checkScore(
  score: Score,
  benchmark: Benchmark | undefined,
  today: string,
  report: (severity: Problem['severity'], message: string, remedy: string) => void,
): void {
  const what = `${score.model} on ${score.benchmark}`;
  if (benchmark) {
    const [low, high] = benchmark.score_range;
    if (score.score < low || score.score > high) {
      report(
        'error',
        `${what} scores ${score.score}, outside ${low} to ${high}`,
        "check the value and its unit against the document; if both are right, mend the benchmark's score_range",
      );
      return;
    }
  }
  const bounds = unitRange[score.unit];
  if (bounds && (score.score < bounds[0] || score.score > bounds[1])) {
    report(
      'error',
      `${what} scores ${score.score} ${score.unit}, outside ${bounds[0]} to ${bounds[1]}`,
      'check the value and its unit against the document',
    );
  }
  const { ci_low: low, ci_high: high } = score.conditions;
  if (low !== undefined && high !== undefined) {
    if (score.score < Number(low) || score.score > Number(high)) {
      report(
        'error',
        `${what} scores ${score.score}, outside its own interval ${low} to ${high}`,
        'check ci_low, ci_high and the value against the document',
      );
    }
  }
  if (score.published !== null && isFuture(score.published, today)) {
    report(
      'error',
      `${what} was published on ${score.published}, which is in the future`,
      'correct the date, or leave it out if it is unknown',
    );
  }
}

function isFuture(date: string, today: string): boolean {
  return date > today.slice(0, date.length);
}
