import { type Catalog, findByName } from '../../catalog/index.ts';
import type { ComparedBenchmark, Comparison, Difference } from '../../ranking/compare.ts';
import { sayDifference } from '../../ranking/difference.ts';
import { answerCompare, readCompareQuery } from '../../server/answers/compare.ts';
import { attributionBlocks, attributionsOf } from '../attribution.ts';
import { evidenceWords } from '../question-words.ts';
import {
  type Block,
  type Column,
  type CsvTable,
  csvTable,
  heading,
  list,
  type Report,
  table,
  text,
} from '../report.ts';
import { count, percent, probability, score, shortHash } from '../words.ts';

export interface CompareFlags {
  suite?: string;
  evidenceUntil?: string;
  reportedBy?: string;
  level?: string;
}

/** @throws NotFoundError, RankingError */
export function reportComparison(
  catalog: Catalog,
  names: readonly string[],
  { suite, evidenceUntil, reportedBy, level }: CompareFlags,
  today: string,
): Report {
  const query = readCompareQuery(
    catalog,
    {
      models: names.map((name) => findByName(catalog.models, name, 'model').id),
      suite,
      evidence_until: evidenceUntil,
      reported_by: reportedBy,
      level,
    },
    today,
  );
  const comparison = answerCompare(catalog, query);
  const models = comparison.models.map((model) => model.name);
  return {
    data: comparison,
    blocks: [
      heading(nameList(models)),
      text(
        `${comparison.suite ? `Components of the suite ${comparison.suite.id}` : 'All benchmarks'} on which each has a score that counts; ${evidenceWords(query.evidence)}.`,
        'muted',
      ),
      ...(comparison.benchmarks.length === 0
        ? nothingShared(comparison, models)
        : sharedBlocks(comparison, models)),
      ...attributionBlocks(comparison.attributions),
      text(
        [
          ...(comparison.suite
            ? [`Suite ${comparison.suite.id} ${shortHash(comparison.suite.hash)}.`]
            : []),
          `Catalogue ${shortHash(comparison.catalog_hash)}.`,
        ].join(' '),
        'muted',
      ),
    ],
    csv: comparisonCsv(catalog, comparison),
  };
}

function nothingShared({ not_shared, query }: Comparison, models: readonly string[]): Block[] {
  const own = models.map((name, m) => `${name} has scores on ${not_shared[m]}`);
  const widen = [
    query.suite === undefined ? '' : 'leave out --suite',
    models.length > 2 ? 'compare two at a time' : '',
    query.evidence.reported_by ? 'leave out --reported-by' : '',
  ].filter((way) => way !== '');
  return [
    text('There is no benchmark on which each of them has a score that counts.', 'strong'),
    list([`${own.join(', ')}.`, ...(widen.length > 0 ? [`Try: ${widen.join(', or ')}.`] : [])]),
  ];
}

function sharedBlocks(comparison: Comparison, models: readonly string[]): Block[] {
  const counted = comparison.benchmarks.filter(({ weight }) => weight > 0);
  const others = comparison.benchmarks.filter(({ weight }) => weight === 0);
  const on = `on ${count(counted.length, 'shared benchmark')} (unpaired, standard errors imputed)`;
  return [
    ...comparison.overall.flatMap((overall): Block[] => {
      const [first, second] = overall.pair.map((m) => models[m]!) as [string, string];
      const [ahead, behind, level] = overall.ahead;
      const ties = level > 0 ? `, level on ${level}` : '';
      const wins = `${first} has the better score on ${ahead} of them, ${second} on ${behind}${ties}.`;
      const better = `P(${first} is better) = ${probability(overall.p_first)}.`;
      return [
        text(`${sayDifference(overall, first, second, on)} ${better} ${wins}`, toneOf(overall)),
      ];
    }),
    ...(counted.length > 0
      ? [heading('Benchmark by benchmark'), table(columnsFor(comparison, models), counted)]
      : []),
    ...(others.length > 0
      ? [
          heading('Shown, not counted'),
          table(
            [
              { title: 'Benchmark', show: ({ name }) => name, min: 24 },
              ...valueColumns(models),
              { title: 'Unit', show: ({ unit }) => unit, drop: 1 },
            ],
            others,
          ),
        ]
      : []),
    heading('Notes'),
    list([
      ...comparison.notes,
      ...thinNotes(comparison, models),
      ...(counted.length > 0 ? [markNote(comparison)] : []),
      `Not shared by all, and left out: ${models.map((name, m) => `${name} ${comparison.not_shared[m]}`).join(', ')} benchmarks.`,
    ]),
  ];
}

/** Too little evidence is said to be that, and no weakness. */
function thinNotes({ evidence, suite }: Comparison, models: readonly string[]): string[] {
  return evidence.flatMap(({ thin, tests, coverage }, m) => {
    if (!thin) return [];
    const has =
      coverage === null ? count(tests, 'benchmark') : `${percent(coverage)} of ${suite?.id}`;
    return [`${models[m]} is thinly covered (${has}), which is no weakness.`];
  });
}

function markNote({ query, source_sd }: Comparison): string {
  const level = percent(query.level ?? 0.95);
  const spread = `the spread between sources is taken as ${source_sd.toFixed(1)} points`;
  return `Difference: first minus second with its ${level} interval, positive when the first is better (${spread}). Told apart: at that level after Holm's adjustment for all differences of the table. *: values from different documents. m: different reasoning modes.`;
}

function valueColumns(models: readonly string[]): Column<ComparedBenchmark>[] {
  return models.map((name, m) => ({
    title: name,
    align: 'right',
    show: ({ values }) => score(values[m]!),
    tone: ({ differences }) => (leads(differences, m) ? 'good' : 'plain'),
  }));
}

function columnsFor({ suite }: Comparison, models: readonly string[]): Column<ComparedBenchmark>[] {
  const two = models.length === 2;
  return [
    { title: 'Benchmark', show: (row) => row.name + marksOf(row), min: 20 },
    ...valueColumns(models),
    ...(two
      ? [
          {
            title: 'Difference',
            align: 'right' as const,
            drop: 2,
            show: ({ differences }: ComparedBenchmark) => differenceWords(differences[0]!),
          },
          {
            title: `P(${models[0]})`,
            align: 'right' as const,
            drop: 4,
            show: ({ differences }: ComparedBenchmark) => probability(differences[0]!.p_first),
          },
        ]
      : []),
    {
      title: 'Told apart',
      drop: 1,
      min: 12,
      wrap: true,
      show: ({ differences }) => findingWords(differences, models),
      tone: ({ differences }) =>
        differences.some((difference) => toneOf(difference) === 'good') ? 'good' : 'muted',
    },
    ...(suite
      ? [
          {
            title: 'Weight',
            align: 'right' as const,
            drop: 3,
            show: ({ weight }: ComparedBenchmark) => percent(weight),
          },
        ]
      : []),
  ];
}

function marksOf({ same_document, mixed_modes }: ComparedBenchmark): string {
  const marks = `${same_document ? '' : '*'}${mixed_modes ? 'm' : ''}`;
  return marks === '' ? '' : ` ${marks}`;
}

function differenceWords({ difference, half_width }: Difference): string {
  return `${difference > 0 ? '+' : ''}${difference.toFixed(1)} ±${half_width.toFixed(1)}`;
}

/** Who is told apart from whom; the best is first. */
function findingWords(differences: readonly Difference[], models: readonly string[]): string {
  const decided = differences.flatMap(({ finding, pair }) => {
    const [first, second] = pair.map((m) => models[m]!) as [string, string];
    if (finding === 'first') return `${first} > ${second}`;
    if (finding === 'second') return `${second} > ${first}`;
    return finding === 'tied' ? `${first} = ${second}` : [];
  });
  return decided.length > 0 ? decided.join(', ') : 'cannot tell';
}

function nameList(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function toneOf({ finding }: Pick<Difference, 'finding'>): 'good' | 'muted' | 'doubt' {
  return finding === 'cannot tell' ? 'doubt' : finding === 'tied' ? 'muted' : 'good';
}

function leads(differences: readonly Difference[], model: number): boolean {
  const own = differences.filter(({ pair }) => pair.includes(model));
  const winner = ({ pair, finding }: Difference): number | undefined =>
    finding === 'first' ? pair[0] : finding === 'second' ? pair[1] : undefined;
  return own.length > 0 && own.every((difference) => winner(difference) === model);
}

/** One line a benchmark and model, so that any number of models has the same columns. */
function comparisonCsv(
  catalog: Catalog,
  { benchmarks, models, catalog_hash }: Comparison,
): CsvTable {
  const rows = benchmarks.flatMap((benchmark) =>
    models.map((model, m) => ({ benchmark, model, m })),
  );
  return csvTable(
    {
      benchmark: ({ benchmark }) => benchmark.id,
      name: ({ benchmark }) => benchmark.name,
      weight: ({ benchmark }) => benchmark.weight,
      unit: ({ benchmark }) => benchmark.unit,
      model: ({ model }) => model.id,
      value: ({ benchmark, m }) => benchmark.values[m]!,
      scaled: ({ benchmark, m }) => benchmark.scaled[m]!,
      se: ({ benchmark, m }) => benchmark.se[m]!,
      reported_by: ({ benchmark, m }) => distinct(benchmark, m, (score) => score.reported_by),
      reporter: ({ benchmark, m }) => distinct(benchmark, m, (score) => score.reporter),
      published: ({ benchmark, m }) => distinct(benchmark, m, (score) => score.published ?? ''),
      document: ({ benchmark, m }) => distinct(benchmark, m, (score) => score.document),
      url: ({ benchmark, m }) => distinct(benchmark, m, (score) => score.url ?? ''),
      same_document: ({ benchmark }) => benchmark.same_document,
      mixed_modes: ({ benchmark }) => benchmark.mixed_modes,
      catalog_hash: () => catalog_hash,
      attribution: ({ benchmark, m }) =>
        attributionsOf(
          catalog,
          benchmark.cited[m]!.map(({ source }) => source),
        ).join(' '),
    },
    rows,
  );
}

function distinct(
  { cited }: ComparedBenchmark,
  model: number,
  read: (score: ComparedBenchmark['cited'][number][number]) => string,
): string {
  return [...new Set(cited[model]!.map(read))].join('; ');
}
