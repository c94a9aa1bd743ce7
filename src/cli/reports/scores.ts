import type { Catalog, Score } from '../../catalog/index.ts';
import { listScores, type ScoreCondition, scoreConditions } from '../../server/answers/scores.ts';
import { attributionBlocks, attributionsOf } from '../attribution.ts';
import type { ScoresFlags } from '../commands/scores.ts';
import { csvTable, heading, list, type Report, table, text } from '../report.ts';
import { conditionWords, score as scoreWords, shortHash, thousands } from '../words.ts';
import { firstOf } from './first-of.ts';

/** @throws RankingError for an unknown name or an impossible value. */
export function reportScores(
  catalog: Catalog,
  { all = false, reportedBy, ...question }: ScoresFlags,
  today: string,
): Report {
  const conditions = scoreConditions(catalog, { ...question, reported_by: reportedBy }, today);
  const scores = listScores(catalog, conditions);
  const shown = firstOf(scores, all, 'score');
  return {
    data: {
      catalog_hash: catalog.hash,
      scores,
      attributions: attributionsOf(
        catalog,
        scores.map(({ source }) => source),
      ),
    },
    blocks: [
      heading('Published scores'),
      ...(scores.length === 0
        ? [
            text('No score fits the question.', 'strong'),
            list(waysToRelax(catalog.scores, conditions)),
          ]
        : [
            table(
              [
                { title: 'Model', show: (row) => row.model, tone: () => 'strong', min: 16 },
                { title: 'Benchmark', show: (row) => row.benchmark, min: 16 },
                { title: 'Score', align: 'right', show: (row) => scoreWords(row.score) },
                { title: 'Unit', show: (row) => row.unit, drop: 6 },
                {
                  title: 'Reported by',
                  show: (row) => `${row.reporter} (${row.reported_by})`,
                  drop: 2,
                  min: 12,
                },
                { title: 'Published', show: (row) => row.published ?? 'undated', drop: 1 },
                {
                  title: 'Conditions',
                  show: (row) => conditionWords(row.conditions),
                  drop: 3,
                  min: 16,
                },
                { title: 'Document', show: (row) => row.document, drop: 4, min: 20 },
                { title: 'File', show: (row) => `${row.file}:${row.line}`, drop: 5, min: 20 },
              ],
              shown.rows,
            ),
            ...shown.note,
          ]),
      ...attributionBlocks(
        attributionsOf(
          catalog,
          shown.rows.map(({ source }) => source),
        ),
      ),
      text(`Catalogue ${shortHash(catalog.hash)}.`, 'muted'),
    ],
    csv: csvTable(
      {
        model: (row) => row.model,
        benchmark: (row) => row.benchmark,
        score: (row) => row.score,
        unit: (row) => row.unit,
        reported_by: (row) => row.reported_by,
        reporter: (row) => row.reporter,
        published: (row) => row.published,
        conditions: (row) => conditionWords(row.conditions),
        document: (row) => row.document,
        url: (row) => row.url,
        source: (row) => row.source,
        file: (row) => row.file,
        line: (row) => row.line,
        attribution: (row) => attributionsOf(catalog, [row.source]).join(' '),
      },
      scores,
    ),
  };
}

function waysToRelax(scores: readonly Score[], conditions: readonly ScoreCondition[]): string[] {
  const ways = conditions.flatMap((left) => {
    const rest = conditions.filter((condition) => condition !== left);
    const found = scores.filter((score) => rest.every(({ holds }) => holds(score))).length;
    return found > 0 ? [`without ${flagOf(left)}: ${thousands(found)} scores`] : [];
  });
  const flags = conditions.map(flagOf).join(', ');
  return ways.length > 0 ? ways : [`leave out several of ${flags}`];
}

function flagOf({ parameter }: ScoreCondition): string {
  return `--${parameter.replaceAll('_', '-')}`;
}
