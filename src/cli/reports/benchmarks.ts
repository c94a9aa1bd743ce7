import { type Catalog, findByName, type Suite } from '../../catalog/index.ts';
import { answerBenchmarks } from '../../server/answers/lists.ts';
import { UsageError } from '../fail.ts';
import { csvTable, heading, type Report, table, text } from '../report.ts';
import { matches } from '../search.ts';
import { shortHash, thousands, unknown } from '../words.ts';
import { firstOf } from './first-of.ts';

interface BenchmarkQuestion {
  text: string | undefined;
  category?: string;
  suite?: string;
  all?: boolean;
}

/** @throws NotFoundError for an unknown suite, UsageError for an unknown category. */
export function reportBenchmarks(catalog: Catalog, question: BenchmarkQuestion): Report {
  const { category, all = false } = question;
  const categories = [...new Set([...catalog.benchmarks.values()].map((each) => each.category))];
  if (category !== undefined && !categories.includes(category)) {
    throw new UsageError(`--category is one of ${categories.sort().join(', ')}, not "${category}"`);
  }
  const suite =
    question.suite === undefined ? undefined : findByName(catalog.suites, question.suite, 'suite');
  const benchmarks = answerBenchmarks(catalog).benchmarks.filter(
    (each) =>
      (category === undefined || each.category === category) &&
      (suite === undefined || benchmarksOf(suite).includes(each.id)) &&
      matches(question.text, [
        each.id,
        each.name,
        each.measures,
        ...(catalog.benchmarks.get(each.id)?.aliases ?? []),
      ]),
  );
  const shown = firstOf(benchmarks, all, 'benchmark');
  return {
    data: { catalog_hash: catalog.hash, benchmarks },
    blocks: [
      heading(suite ? `Benchmarks of the suite ${suite.id}` : 'Benchmarks'),
      ...(benchmarks.length === 0
        ? [text('No benchmark fits: leave out the text, --category or --suite.', 'strong')]
        : [
            table(
              [
                { title: 'Id', show: (row) => row.id, tone: () => 'strong' },
                { title: 'Name', show: (row) => row.name, drop: 4, min: 16 },
                { title: 'Category', show: (row) => row.category, drop: 2 },
                {
                  title: 'Items',
                  align: 'right',
                  show: (row) => (row.items === null ? unknown : thousands(row.items)),
                  drop: 3,
                },
                { title: 'Metric', show: (row) => row.metric, drop: 5, min: 8 },
                { title: 'Since', show: (row) => row.date ?? unknown, drop: 6 },
                { title: 'Models', align: 'right', show: (row) => String(row.models) },
                { title: 'Scores', align: 'right', show: (row) => String(row.scores), drop: 1 },
                { title: 'Measures', show: (row) => row.measures ?? unknown, drop: 7, min: 20 },
              ],
              shown.rows,
            ),
            ...shown.note,
          ]),
      text(`Catalogue ${shortHash(catalog.hash)}.`, 'muted'),
    ],
    csv: csvTable(
      {
        id: (row) => row.id,
        name: (row) => row.name,
        category: (row) => row.category,
        measures: (row) => row.measures,
        items: (row) => row.items,
        metric: (row) => row.metric,
        chance_level: (row) => row.chance_level,
        higher_is_better: (row) => row.higher_is_better,
        is_index: (row) => row.is_index,
        date: (row) => row.date,
        url: (row) => row.url,
        licence: (row) => row.licence,
        models: (row) => row.models,
        scores: (row) => row.scores,
      },
      benchmarks,
    ),
  };
}

function benchmarksOf(suite: Suite): string[] {
  const own = suite.index_benchmark === null ? [] : [suite.index_benchmark];
  return [...own, ...suite.components.flatMap((component) => component.benchmarks)];
}
