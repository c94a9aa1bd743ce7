import { type Catalog, findByName } from '../../catalog/index.ts';
import { abilityOrReason } from '../../ranking/ability/ability-of.ts';
import { type AbilityReport, abilityReport } from '../../ranking/ability/ability-report.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import {
  type Block,
  type CsvTable,
  csvTable,
  heading,
  list,
  type Report,
  table,
  text,
} from '../report.ts';
import { count, percent, shortHash, thousands } from '../words.ts';
import { expectedColumns } from './expected-columns.ts';
import { reportModelAbility } from './model-ability.ts';

/** Surprises shown unless all are asked for. */
const shown = 15;

/**
 * The fit behind abilities, or one model in it.
 * @throws NotFoundError with the nearest names.
 */
export function reportAbility(
  catalog: Catalog,
  name: string | undefined,
  parameters: QueryParameters,
  today: string,
  all: boolean,
): Report {
  const { evidence } = parseQuery(parameters, catalog, today).query;
  const ability = abilityOrReason(catalog, evidence);
  if (name !== undefined) {
    return reportModelAbility(catalog, ability, findByName(catalog.models, name, 'model'), all);
  }
  const data = abilityReport(catalog, ability, { shown: all ? Number.POSITIVE_INFINITY : shown });
  if (data.reason !== null) {
    return {
      data,
      blocks: [
        heading('Abilities from all cited scores'),
        text(
          `None can be estimated: ${data.reason}. A suite can be ranked all the same.`,
          'strong',
        ),
      ],
      csv: surprisesCsv(data),
    };
  }
  return {
    data,
    blocks: [
      heading('Abilities from all cited scores'),
      text(
        `${count(data.rows, 'score')} of ${count(data.models, 'model')} on ${count(data.benchmarks, 'benchmark')} in ${count(data.documents, 'document')}; ${count(data.ranked, 'model')} with enough evidence for a rank.`,
      ),
      ...selfReportBlocks(data),
      ...validityBlocks(data),
      heading(
        `Surprises: ${count(data.surprising, 'score')} beyond ${data.threshold} standard errors`,
      ),
      surpriseTable(data),
      ...(data.surprising > data.surprises.length
        ? [
            text(
              `... and ${data.surprising - data.surprises.length} more; --all lists them.`,
              'muted',
            ),
          ]
        : []),
      heading('Notes'),
      list([
        'A surprise may be a misprint, another setting than stated, a selective report or contamination. None is proven by it.',
        ...data.warnings,
      ]),
      text(`Catalogue ${shortHash(data.catalog_hash)}.`, 'muted'),
    ],
    csv: surprisesCsv(data),
  };
}

function surprisesCsv(data: AbilityReport): CsvTable {
  return csvTable(
    {
      model: ({ model }) => model,
      benchmark: ({ cited }) => cited.benchmark,
      score: ({ cited }) => cited.score,
      expected: ({ expected }) => expected,
      residual: ({ residual }) => residual,
      reported_by: ({ cited }) => cited.reported_by,
      reporter: ({ cited }) => cited.reporter,
      published: ({ cited }) => cited.published,
      document: ({ cited }) => cited.document,
      url: ({ cited }) => cited.url,
    },
    data.surprises,
  );
}

function selfReportBlocks({ self_report: s, reporters }: AbilityReport): Block[] {
  if (!s) return [];
  const labs = reporters.filter(({ type }) => type === 'self').slice(0, 12);
  return [
    heading("Labs' own scores"),
    text(
      `At equal ability a lab's own score stands ${s.estimate.toFixed(1)} points above an independent one (95 % interval ${s.lo.toFixed(1)} to ${s.hi.toFixed(1)}; ${s.method === 'bootstrap' ? 'documents reweighed' : 'approximate'}), from ${thousands(s.n)} self-reported scores.`,
      'strong',
    ),
    list([
      `What the scores say of it: its error is ${percent(s.identifiability)} of what was assumed beforehand${s.identifiability > 0.5 ? ', so they say little' : ''}.`,
      ...(s.paired
        ? [
            `Without any model: where both exist for the same model, benchmark and mode (${count(s.paired.cells, 'cell')} of ${count(s.paired.models, 'model')}), the lab's own score is ${s.paired.estimate.toFixed(1)} points higher (standard error ${s.paired.se.toFixed(1)}).`,
          ]
        : []),
    ]),
    table(
      [
        { title: 'Lab', show: ({ reporter }) => reporter, min: 10 },
        {
          title: 'Bias, logits',
          align: 'right',
          show: ({ value, sd }) => `${value.toFixed(2)} ±${(1.96 * sd).toFixed(2)}`,
        },
        { title: 'Scores', align: 'right', show: ({ rows }) => String(rows) },
        {
          title: 'Said by the scores',
          align: 'right',
          drop: 1,
          show: ({ identifiability }) => percent(Math.max(0, 1 - identifiability)),
        },
      ],
      labs,
    ),
  ];
}

function validityBlocks({ validity, draws }: AbilityReport): Block[] {
  const made =
    draws?.method === 'bootstrap'
      ? `Intervals rest on ${draws.count} refits with documents reweighed.`
      : 'Intervals are approximate (Laplace): fitted now.';
  if (!validity)
    return [text(`${made} Held-out cells are predicted by \`weigh catalog build\` only.`)];
  const { medianAbsoluteError, coverage, baselines, cells, level } = validity;
  return [
    heading('How well it predicts what it has not seen'),
    text(
      `Of ${count(cells, 'cell')} held out (a tenth), it misses the median one by ${medianAbsoluteError.toFixed(1)} points; the benchmark's mean misses by ${baselines.benchmarkMean.toFixed(1)}, model plus benchmark by ${baselines.additive.toFixed(1)}. Its ${percent(level)} intervals hold ${percent(coverage)}. ${made}`,
    ),
  ];
}

function surpriseTable({ surprises }: AbilityReport): Block {
  return table(
    [
      { title: 'Model', show: ({ model_name }) => model_name, min: 16 },
      ...expectedColumns,
      { title: 'Published', drop: 2, show: ({ cited }) => cited.published ?? 'undated' },
      { title: 'Document', drop: 3, min: 20, show: ({ cited }) => cited.document },
    ],
    surprises,
  );
}
