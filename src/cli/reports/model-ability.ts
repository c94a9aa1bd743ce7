import type { Catalog, Model } from '../../catalog/index.ts';
import type { Ability } from '../../ranking/ability/ability.ts';
import { type ExpectedScore, modelAbility } from '../../ranking/ability/model-ability.ts';
import { type Block, csvTable, heading, type Report, table, text } from '../report.ts';
import { count, shortHash } from '../words.ts';
import { expectedColumns } from './expected-columns.ts';

/** Scores shown unless all are asked for. */
const shown = 15;

/** One model in the fit: where it is better than its ability says, and each score beside the expected. */
export function reportModelAbility(
  catalog: Catalog,
  ability: Ability | string,
  model: Model,
  all: boolean,
): Report {
  const data = modelAbility(catalog, ability, model);
  const scores = all ? data.scores : data.scores.slice(0, shown);
  const { evidence, interval, points } = data;
  return {
    data,
    blocks: [
      heading(
        points === null || interval === null
          ? `${model.name}: no ability`
          : `${model.name}: ${points.toFixed(1)} points (${interval.map((end) => end.toFixed(1)).join(' to ')})`,
      ),
      ...(data.unranked === null ? [] : [text(`Not ranked: ${data.unranked}.`, 'strong')]),
      ...(evidence === null
        ? []
        : [
            text(
              `${count(evidence.scores, 'score')} on ${count(evidence.benchmarks, 'benchmark')} in ${count(evidence.documents, 'document')}.`,
              'muted',
            ),
            heading('Better and worse than its ability says'),
            table(
              [
                { title: 'Category', show: ({ category }) => category },
                {
                  title: 'Logits ±',
                  align: 'right',
                  show: ({ deviation, deviation_sd }) =>
                    `${deviation.toFixed(2)} ±${(1.96 * deviation_sd).toFixed(2)}`,
                },
                {
                  title: 'Mean residual',
                  align: 'right',
                  show: ({ mean_residual }) =>
                    mean_residual === null ? '–' : `${mean_residual.toFixed(1)} points`,
                },
                { title: 'Benchmarks', align: 'right', show: (row) => String(row.benchmarks) },
              ],
              evidence.profile,
            ),
          ]),
      ...modeBlocks(data.modes),
      ...(data.scores.length === 0
        ? []
        : [heading('Scores beside what was expected'), scoreTable(scores)]),
      ...(scores.length < data.scores.length
        ? [text(`... and ${data.scores.length - scores.length} more; --all lists them.`, 'muted')]
        : []),
      text(`Catalogue ${shortHash(data.catalog_hash)}.`, 'muted'),
    ],
    csv: csvTable(
      {
        model: () => model.id,
        benchmark: ({ cited }) => cited.benchmark,
        category: ({ category }) => category,
        score: ({ cited }) => cited.score,
        expected: ({ expected }) => expected,
        residual: ({ residual }) => residual,
        reported_by: ({ cited }) => cited.reported_by,
        reporter: ({ cited }) => cited.reporter,
        published: ({ cited }) => cited.published,
        document: ({ cited }) => cited.document,
      },
      data.scores,
    ),
  };
}

function modeBlocks(modes: readonly { mode: string; value: number; sd: number }[]): Block[] {
  if (modes.length === 0) return [];
  const words = modes.map(
    ({ mode, value, sd }) => `${mode} ${value.toFixed(2)} ±${(1.96 * sd).toFixed(2)} logits`,
  );
  return [text(`Against its best documented mode: ${words.join('; ')}.`)];
}

function scoreTable(scores: readonly ExpectedScore[]): Block {
  return table(
    [
      ...expectedColumns,
      { title: 'Document', drop: 2, min: 20, show: ({ cited }) => cited.document },
    ],
    scores,
  );
}
