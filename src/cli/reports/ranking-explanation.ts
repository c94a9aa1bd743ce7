import type { RankingExplanation } from '../../ranking/explain-ranking.ts';
import { type Block, heading, list, table } from '../report.ts';
import { conditionWords, score, unknown } from '../words.ts';

/** The rule that chose the scores, and what it did for every ranked model. */
export function explanationBlocks({ rule, models }: RankingExplanation): Block[] {
  return [
    heading('Which published score counts for a cell'),
    list(rule.split('\n')),
    ...models.flatMap((model): Block[] => [
      heading(model.name),
      table(
        [
          { title: 'Component', show: (row) => row.component, min: 10 },
          { title: 'Score', align: 'right', show: (row) => row.score, tone: counted },
          { title: 'Why', show: (row) => row.why, tone: counted, min: 24, wrap: true },
          { title: 'Benchmark', show: (row) => row.benchmark, drop: 4, min: 12 },
          { title: 'Reported by', show: (row) => row.reporter, drop: 2, min: 8 },
          { title: 'Published', show: (row) => row.published, drop: 1 },
          { title: 'Document', show: (row) => row.document, drop: 3, min: 24 },
          { title: 'Conditions', show: (row) => row.conditions, drop: 5, min: 24 },
        ],
        model.cells.flatMap(explainedLines),
      ),
    ]),
  ];
}

interface ExplainedLine {
  component: string;
  score: string;
  counts: boolean;
  why: string;
  benchmark: string;
  reporter: string;
  published: string;
  document: string;
  conditions: string;
}

function explainedLines({
  name,
  rows,
}: RankingExplanation['models'][number]['cells'][number]): ExplainedLine[] {
  if (rows.length === 0) {
    return [
      {
        component: name,
        score: unknown,
        counts: false,
        why: 'no published score',
        benchmark: '',
        reporter: '',
        published: '',
        document: '',
        conditions: '',
      },
    ];
  }
  return rows.map((row, i) => ({
    component: i === 0 ? name : '',
    score: score(row.score),
    counts: row.counts,
    why: row.why,
    benchmark: row.benchmark,
    reporter: `${row.reporter} (${row.reported_by})`,
    published: row.published ?? 'undated',
    document: row.document,
    conditions: conditionWords(row.conditions),
  }));
}

function counted({ counts }: ExplainedLine): 'good' | 'muted' {
  return counts ? 'good' : 'muted';
}
