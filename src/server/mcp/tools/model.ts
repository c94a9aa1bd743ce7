import { z } from 'zod';
import { answerModel } from '../../answers/model.ts';
import type { ModelAnswer } from '../../api.ts';
import { addressOf } from '../../reference.ts';
import { defineTool } from '../tool.ts';
import { attributionLines, citationWords, evidenceLine, factWords } from '../words.ts';

/** Scores that are listed in words; all are in the data. */
const shown = 20;

const facts = [
  'family',
  'architecture',
  'total_params_b',
  'active_params_b',
  'context_tokens',
  'max_output_tokens',
  'modalities_in',
  'modalities_out',
  'base_model',
  'superseded_by',
  'knowledge_cutoff',
  'hf_repo',
  'note',
] as const;

export const model = defineTool({
  name: 'model',
  title: 'Look up a model',
  description:
    'All that is known of one AI model: facts with their sources and which of them no second source confirms, licence and whether it allows commercial use, openness, lineage, and every published score that counts with its citation. Unknown facts are null.',
  input: z.strictObject({
    model: z.string().describe('Id, name or alias, such as glm-4-5 or "GLM 4.5".'),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    lab: z.string(),
    country: z.string().nullable(),
    release_date: z.string().nullable(),
    openness: z.string(),
    licence: z.string().nullable(),
    commercial_use: z.string(),
    facts: z.record(z.string(), z.unknown()),
    price: z
      .object({ input_usd_per_m: z.number().nullable(), output_usd_per_m: z.number().nullable() })
      .nullable(),
    unverified: z.array(z.string()),
    openness_points: z.tuple([z.number(), z.number()]),
    ancestors: z.array(z.string()),
    scores: z.array(
      z.object({
        benchmark: z.string(),
        name: z.string(),
        score: z.number(),
        unit: z.string(),
        conflict: z.tuple([z.number(), z.number()]).nullable(),
        source: z.string(),
      }),
    ),
    sources: z.array(z.string()),
    catalog_hash: z.string(),
    evidence_until: z.string().nullable(),
  }),
  answer({ catalog }, input) {
    const sheet = answerModel(catalog, input.model);
    const { model: record, summary, licence, openness, lineage, catalog_hash } = sheet;
    const scores = countingScores(sheet);
    const until = scores.reduce<string | null>(
      (latest, { cited }) =>
        cited.published !== null && (latest === null || cited.published > latest)
          ? cited.published
          : latest,
      null,
    );
    const commercial = licence?.commercial_use ?? 'unknown';
    const rest = scores.length - shown;
    return {
      data: {
        id: record.id,
        name: record.name,
        lab: summary.lab_name,
        country: record.country,
        release_date: record.release_date,
        openness: record.openness,
        licence: record.licence,
        commercial_use: commercial,
        facts: Object.fromEntries(facts.map((fact) => [fact, record[fact]])),
        price: record.price && {
          input_usd_per_m: record.price.input_usd_per_m,
          output_usd_per_m: record.price.output_usd_per_m,
        },
        unverified: sheet.unverified,
        openness_points: openness.interval,
        ancestors: lineage.ancestors.map(({ id }) => id),
        scores: scores.map(({ benchmark, conflict, cited }) => ({
          benchmark: benchmark.id,
          name: benchmark.name,
          score: cited.score,
          unit: cited.unit,
          conflict,
          source: citationWords(cited),
        })),
        sources: record.sources.map((source) => addressOf(source) ?? source),
        catalog_hash,
        evidence_until: until,
      },
      lines: [
        `${record.name} (${record.id}): ${factWords(summary)}.`,
        `Commercial use: ${commercial}. Openness: ${openness.interval.map(Math.round).join(' to ')} of 100 points, the range being what is unknown.`,
        ...facts.flatMap((fact) => (record[fact] === null ? [] : [`${fact}: ${record[fact]}`])),
        ...(lineage.ancestors.length > 0
          ? [`Made from: ${lineage.ancestors.map(({ id }) => id).join(', then ')}.`]
          : []),
        `Not confirmed by a second source: ${sheet.unverified.join(', ') || 'nothing'}.`,
        `${scores.length} benchmarks with a score that counts:`,
        ...scores
          .slice(0, shown)
          .map(
            ({ benchmark, conflict, cited }) =>
              `- ${benchmark.name}: ${Number(cited.score.toFixed(2))} ${cited.unit}${conflict ? `, stated as ${conflict.join(' to ')}` : ''} [${citationWords(cited)}]`,
          ),
        ...(rest > 0 ? [`... and ${rest} more in the structured answer.`] : []),
        'Sources of the facts:',
        ...record.sources.map((source) => `- ${addressOf(source) ?? source}`),
        ...attributionLines(
          catalog,
          scores.map(({ cited }) => cited),
        ),
        evidenceLine(until, catalog_hash),
      ],
    };
  },
});

function countingScores({ benchmarks }: ModelAnswer) {
  return benchmarks.flatMap(({ benchmark, scores, conflict }) =>
    scores.filter(({ counts }) => counts).map((cited) => ({ benchmark, conflict, cited })),
  );
}
