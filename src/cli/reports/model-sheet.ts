import type { Catalog, Model } from '../../catalog/index.ts';
import type { MeasuredEvidence } from '../../ranking/measured/own-run.ts';
import type { ModelSheet, SheetBenchmark, SheetScore } from '../../ranking/model-sheet.ts';
import { answerModel } from '../../server/answers/model.ts';
import { attributionBlocks, attributionsOf } from '../attribution.ts';
import {
  type Block,
  csvTable,
  type Fact,
  heading,
  list,
  type Report,
  table,
  text,
} from '../report.ts';
import { billions, conditionWords, count, dollars, score, shortHash, tokens } from '../words.ts';
import { lineageBlocks } from './lineage.ts';
import { ownScoreBlocks } from './own-runs.ts';

/** @throws NotFoundError with the nearest names. */
export function reportModel(
  catalog: Catalog,
  name: string,
  ownRuns: MeasuredEvidence | null = null,
): Report {
  const sheet = answerModel(catalog, name, ownRuns);
  const { model } = sheet;
  const sources = [...new Set([...model.sources, ...Object.values(model.checked)])];
  const scores = sheet.benchmarks.flatMap((benchmark) =>
    benchmark.scores.map((row) => ({ benchmark, row })),
  );
  return {
    data: sheet,
    blocks: [
      heading(`${model.name} (${model.id})`),
      { kind: 'facts', facts: factsOf(sheet, sources) },
      ...(model.note === null ? [] : [text(model.note)]),
      heading('Lineage'),
      ...lineageBlocks(sheet.lineage),
      ...scoreBlocks(sheet),
      ...ownScoreBlocks(sheet.own_runs ?? []),
      heading('Sources of the facts'),
      list(sources.map((source, i) => `[${i + 1}] ${source}`)),
      ...attributionBlocks(sheet.attributions),
      text(`Catalogue ${shortHash(catalog.hash)}, ${model.file}:${model.line}.`, 'muted'),
    ],
    csv: csvTable(
      {
        model: () => model.id,
        benchmark: ({ row }) => row.benchmark,
        name: ({ benchmark }) => benchmark.benchmark.name,
        score: ({ row }) => row.score,
        unit: ({ row }) => row.unit,
        counts: ({ row }) => row.counts,
        why: ({ row }) => row.why,
        reported_by: ({ row }) => row.reported_by,
        reporter: ({ row }) => row.reporter,
        published: ({ row }) => row.published,
        conditions: ({ row }) => conditionWords(row.conditions),
        document: ({ row }) => row.document,
        url: ({ row }) => row.url,
        source: ({ row }) => row.source,
        attribution: ({ row }) => attributionsOf(catalog, [row.source]).join(' '),
      },
      scores,
    ),
  };
}

/** @param sources numbered from 1 below the scores. */
function factsOf(
  { model, lab, licence, openness, unverified }: ModelSheet,
  sources: readonly string[],
): Fact[] {
  const { price } = model;
  const fact = (id: keyof Model, name: string, value: string | null): Fact => {
    if (value === null || value === 'unknown') return { name, value: 'unknown' };
    const checked = model.checked[id];
    return {
      name,
      value,
      ...(unverified.includes(id) ? { remark: 'unverified' } : {}),
      ...(checked === undefined ? {} : { remark: `confirmed [${sources.indexOf(checked) + 1}]` }),
    };
  };
  const known = <T>(value: T | null, words: (value: T) => string): string | null =>
    value === null ? null : words(value);
  return [
    { name: 'Lab', value: `${lab?.name ?? model.lab}, ${model.country ?? 'country unknown'}` },
    fact('release_date', 'Released', model.release_date),
    fact('openness', 'Openness', model.openness),
    fact('licence', 'Licence', licenceWords(model.licence, licence)),
    {
      name: 'Rubric',
      value: `${openness.interval[0].toFixed(0)} to ${openness.interval[1].toFixed(0)} of 100 (${openness.known} of ${openness.criteria} criteria known)`,
    },
    fact('training_openness', 'Training', model.training_openness),
    fact('architecture', 'Architecture', model.architecture),
    fact('total_params_b', 'Parameters', known(model.total_params_b, billions)),
    fact('active_params_b', 'Active', known(model.active_params_b, billions)),
    fact(
      'context_tokens',
      'Context',
      known(model.context_tokens, (n) => `${tokens(n)} tokens`),
    ),
    fact(
      'max_output_tokens',
      'Output',
      known(model.max_output_tokens, (n) => `${tokens(n)} tokens`),
    ),
    fact('modalities_in', 'Takes', model.modalities_in.join(', ')),
    fact('modalities_out', 'Gives', model.modalities_out.join(', ')),
    fact(
      'knowledge_cutoff',
      'Knowledge',
      known(model.knowledge_cutoff, (day) => `until ${day}`),
    ),
    fact(
      'price',
      'Price',
      known(
        price,
        ({ input_usd_per_m, output_usd_per_m, source }) =>
          `${dollars(input_usd_per_m)} in, ${dollars(output_usd_per_m)} out, US dollars per million tokens (${source})`,
      ),
    ),
    fact(
      'hf_repo',
      'Weights',
      known(model.hf_repo, (path) => `https://huggingface.co/${path}`),
    ),
  ];
}

function licenceWords(id: string | null, licence: ModelSheet['licence']): string | null {
  if (id === null || !licence) return id;
  const use = {
    yes: 'commercial use allowed',
    conditional: 'commercial use under conditions',
    no: 'no commercial use',
    unknown: 'commercial use unknown',
  }[licence.commercial_use];
  return `${licence.name} (${use})${licence.note === null ? '' : `. ${licence.note}`}`;
}

function scoreBlocks({ benchmarks }: ModelSheet): Block[] {
  if (benchmarks.length === 0) {
    return [heading('Scores'), text('The catalogue holds no score of this model.', 'muted')];
  }
  const rows = benchmarks.flatMap(linesOf);
  const conflicts = benchmarks.filter(({ conflict }) => conflict !== null).length;
  return [
    heading(`Scores: ${rows.length} on ${count(benchmarks.length, 'benchmark')}`),
    table(
      [
        { title: 'Benchmark', show: (row) => row.name, min: 18 },
        { title: 'Area', show: (row) => row.category, drop: 6 },
        { title: 'Score', align: 'right', show: (row) => row.score, tone },
        { title: '', show: (row) => row.mark, tone: () => 'doubt' },
        { title: 'Reported by', show: (row) => row.reporter, drop: 2, min: 12 },
        { title: 'Published', show: (row) => row.published, drop: 1 },
        {
          title: 'Why it counts or not',
          show: (row) => row.why,
          drop: 4,
          min: 20,
          wrap: true,
          tone,
        },
        { title: 'Document', show: (row) => row.document, drop: 3, min: 20 },
        { title: 'Conditions', show: (row) => row.conditions, drop: 5, min: 20 },
      ],
      rows,
    ),
    list([
      'The first row of a benchmark counts; the rule is that of `weigh rank --explain`.',
      ...(conflicts > 0
        ? [
            `!: on ${count(conflicts, 'benchmark')} rows of one way of testing state different values.`,
          ]
        : []),
    ]),
  ];
}

interface ScoreLine {
  name: string;
  category: string;
  score: string;
  counts: boolean;
  mark: string;
  reporter: string;
  published: string;
  why: string;
  document: string;
  conditions: string;
}

function linesOf({ benchmark, scores, conflict }: SheetBenchmark): ScoreLine[] {
  return scores.map(
    (row, i): ScoreLine => ({
      name: i === 0 ? benchmark.name : '',
      category: i === 0 ? benchmark.category : '',
      score: score(row.score) + unitMark(row),
      counts: row.counts,
      mark: i === 0 && conflict !== null ? '!' : '',
      reporter: `${row.reporter} (${row.reported_by})`,
      published: row.published ?? 'undated',
      why: row.why,
      document: row.document,
      conditions: conditionWords(row.conditions),
    }),
  );
}

function unitMark({ unit }: SheetScore): string {
  return unit === 'percent' ? '' : ` ${unit}`;
}

function tone({ counts }: ScoreLine): 'plain' | 'muted' {
  return counts ? 'plain' : 'muted';
}
