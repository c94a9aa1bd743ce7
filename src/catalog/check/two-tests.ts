import type { Problem } from '../error.ts';
import { readProtocol } from '../protocol.ts';
import type { CatalogRecords, Score } from '../types.ts';
import { collectingSources } from './collections.ts';
import { plainName } from './names.ts';
import { count, groupBy, placeIn, placeOfScore } from './rule.ts';

/** Points between two scores of one model under one protocol that noise and harness rarely explain. */
const hugeGap = 20;
/** Models with such a gap before a benchmark is reported: single ones are more likely a wrong row. */
const gapModels = 3;

/** Conditions under which one test gives different scores by nature. */
const explaining = [
  'agent',
  'cot',
  'coverage',
  'edit_format',
  'harness',
  'metric',
  'precision',
  'release',
  'sampling',
  'shots',
  'snapshot',
  'split',
  'user_sim',
  'variant',
];

/**
 * One name for two tests, seen from the values: a document that gives one model two scores under two
 * labels, and a benchmark on which several models have scores far apart under one protocol.
 */
export function twoTests(records: CatalogRecords): Problem[] {
  return [...twoLabels(records), ...hugeGaps(records)];
}

function twoLabels(records: CatalogRecords): Problem[] {
  const problems: Problem[] = [];
  const names = new Map(
    records.benchmarks.map(({ id, name }) => [id, [plainName(id), plainName(name)]]),
  );
  // What a collection distinguishes is how the pages that it quotes were run.
  const collecting = collectingSources(records);
  const own = records.scores.filter(
    (score) => !collecting.has(records.documents[score.document]!.source),
  );
  const documents = groupBy(own, (score) => `${score.document}\t${score.benchmark}`);
  for (const rows of documents.values()) {
    const cells = groupBy(rows, (row) => JSON.stringify([row.model, protocolOf(row)]));
    const labels = new Set<string>();
    let models = 0;
    for (const cell of cells.values()) {
      const here = new Map(
        cell
          .map((row) => labelOf(row, names.get(row.benchmark) ?? []))
          .map((label) => [plainName(label), label]),
      );
      const scores = new Set(cell.map((row) => row.score));
      if (here.size < 2 || scores.size < 2) continue;
      models++;
      for (const label of here.values()) labels.add(label);
    }
    if (models === 0) continue;
    const first = rows[0]!;
    problems.push({
      severity: 'warning',
      rule: 'two-tests',
      ...placeOfScore(records, first),
      message: `the document tells ${[...labels].map((label) => `"${label}"`).join(' from ')} apart for ${count(models, 'model')}; here all are ${first.benchmark}`,
      remedy:
        'give what is another test a benchmark of its own; what is another way of running the same test belongs in `conditions` (mode, shots, agent, sampling, ...)',
    });
  }
  return problems;
}

function hugeGaps(records: CatalogRecords): Problem[] {
  const problems: Problem[] = [];
  const comparable = records.scores.filter(
    (score) =>
      score.unit === 'percent' &&
      score.reported_by !== 'secondary' &&
      !readProtocol(score.conditions).doubtful,
  );
  const lines = new Map(records.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  for (const [benchmark, rows] of groupBy(comparable, (score) => score.benchmark)) {
    const cells = groupBy(rows, (row) => JSON.stringify([row.model, protocolOf(row)]));
    const gaps = [...cells.values()].map(widest).filter(({ gap }) => gap >= hugeGap);
    if (new Set(gaps.map(({ low }) => low.model)).size < gapModels) continue;
    const { low, high } = gaps.reduce((a, b) => (b.gap > a.gap ? b : a));
    const at = (row: Score): string =>
      `${row.score} (${placeOfScore(records, row).file}:${row.line})`;
    problems.push({
      severity: 'warning',
      rule: 'two-tests',
      ...placeIn('benchmarks.yaml', lines.get(benchmark) ?? {}),
      message: `${gaps.length} models have scores ${hugeGap} points or more apart on ${benchmark} under one protocol, ${low.model} ${at(low)} and ${at(high)}`,
      remedy:
        'find what differs: another test (its own benchmark id), another way of running it (`conditions`), or a misread row',
    });
  }
  return problems;
}

function widest(rows: readonly Score[]): { low: Score; high: Score; gap: number } {
  const low = rows.reduce((a, b) => (b.score < a.score ? b : a));
  const high = rows.reduce((a, b) => (b.score > a.score ? b : a));
  return { low, high, gap: high.score - low.score };
}

function protocolOf(score: Score): unknown[] {
  const { base, thinking, effort, tools, attempts } = readProtocol(score.conditions);
  const mode = score.conditions.mode ?? null;
  return [
    base,
    thinking,
    effort,
    tools,
    attempts,
    mode,
    ...explaining.map((key) => score.conditions[key] ?? null),
  ];
}

/**
 * What the document calls the test. A leaderboard's label names the model, not the test: it counts
 * only where it begins like the benchmark, or where another key holds the model's.
 */
function labelOf(score: Score, names: readonly string[]): string {
  const { label, model_label, setting, method } = score.conditions;
  const printed = plainName(String(label ?? ''));
  const namesTest =
    model_label !== undefined || names.some((name) => printed.startsWith(name.slice(0, 4)));
  return [namesTest ? label : undefined, setting ?? method]
    .filter((part) => part !== undefined)
    .join('; ');
}
