import { z } from 'zod';
import { type Answer, answerRules, type Choice } from '../../../ranking/choose.ts';
import { parseChoice } from '../../../ranking/parse-choice.ts';
import { answerChoose } from '../../answers/choose.ts';
import { asParameters, evidenceConditions, modelConditions, names } from '../inputs.ts';
import { defineTool } from '../tool.ts';
import {
  attributionLines,
  chance,
  documentLines,
  evidenceLine,
  factWords,
  points,
} from '../words.ts';

const { modality: _, ...conditions } = modelConditions;

/** Changes that are answered for each of the three. */
const shownChanges = 4;

const answerSchema = z.object({
  id: z.string(),
  name: z.string(),
  score: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  p_best: z.number(),
  cost: z.number().nullable(),
  level_with_best: z.boolean(),
  why: z.array(z.string()),
  unknown: z.array(z.string()),
  would_change: z.array(z.string()),
});

export const choose = defineTool({
  name: 'choose',
  title: 'Choose a model',
  description: `Answers "which model should I use": the best quality, the best value and the safest bet among the models that meet every condition, each with why, what is not known about it and what would change the answer. A model of which a deciding fact is unknown does not qualify. ${Object.values(answerRules).join(' ')}`,
  input: z.strictObject({
    for: z
      .string()
      .describe(
        'What for: coding, agents, mathematics ...; several with weights: coding=2,agents=1.',
      ),
    ...conditions,
    ...evidenceConditions,
    modality: names.optional().describe('Takes or gives all of these: image, audio, video, pdf.'),
    language: names.optional().describe('Tested in these languages, ISO 639-1: zh, ko.'),
    not_country: names.optional().describe('No labs from these countries.'),
    not_lab: names.optional().describe('No models by these labs.'),
    reasoning: z.enum(['on', 'off']).optional().describe('Scored in a reasoning mode, or without.'),
    fits: z.string().optional().describe('Memory of own hardware that it must fit, such as 24gb.'),
    quant: z.string().optional().describe('Quantisation for `fits`; default q4_k_m.'),
    input_per_month: z.string().optional().describe('Tokens in a month, such as 200m.'),
    output_per_month: z.string().optional().describe('Tokens out a month, such as 40m.'),
    usd_per_month: z
      .union([z.number(), z.string()])
      .optional()
      .describe('Most US dollars a month for that volume.'),
    level: z.union([z.number(), z.string()]).optional().describe('0.8, 0.9, 0.95 or 0.99.'),
  }),
  output: z.object({
    best: answerSchema.nullable(),
    value: answerSchema.nullable(),
    safe: answerSchema.nullable(),
    cost_unit: z.string(),
    no_value: z.string().nullable(),
    qualify: z.number(),
    rated: z.number(),
    near_misses: z.array(z.string()),
    ways_out: z.array(z.string()),
    notes: z.array(z.string()),
    catalog_hash: z.string(),
    evidence_until: z.string().nullable(),
  }),
  answer({ catalog, today }, input) {
    const choice = answerChoose(catalog, parseChoice(asParameters(input), catalog, today));
    const { answers, counts, cost, catalog_hash, evidence_until } = choice;
    const given = [answers.best, answers.value, answers.safe].filter((each) => each !== null);
    const cited = given.flatMap(({ cells }) => cells.flatMap(({ scores }) => scores));
    const ways = waysOut(choice);
    const misses = choice.left_out.misses.map(({ sentence }) => sentence);
    return {
      data: {
        best: shortAnswer(answers.best),
        value: shortAnswer(answers.value),
        safe: shortAnswer(answers.safe),
        cost_unit: cost.unit,
        no_value: choice.no_value,
        qualify: counts.qualify,
        rated: counts.rated,
        near_misses: misses,
        ways_out: ways,
        notes: choice.notes,
        catalog_hash,
        evidence_until,
      },
      lines: [
        `${counts.qualify} of ${counts.rated} rated models meet every condition. The score is the ${choice.quality.words}.`,
        ...answerLines('Best quality', answers.best, cost.unit),
        ...answerLines('Best value', answers.value, cost.unit),
        ...(choice.no_value === null ? [] : [`No best value: ${choice.no_value}.`]),
        ...answerLines('Safest bet', answers.safe, cost.unit),
        ...(misses.length > 0 ? ['Would have been better, but:', ...bullets(misses)] : []),
        ...(ways.length > 0 ? ['Ways to an answer:', ...bullets(ways)] : []),
        ...choice.languages.map(({ note }) => `Note: ${note}`),
        ...choice.notes.map((note) => `Note: ${note}`),
        ...(cited.length > 0 ? ['Sources:', ...documentLines(cited, 8)] : []),
        ...attributionLines(catalog, cited),
        evidenceLine(evidence_until, catalog_hash),
      ],
    };
  },
});

function shortAnswer(answer: Answer | null): z.output<typeof answerSchema> | null {
  if (answer === null) return null;
  const { row, why, unknown, changes } = answer;
  return {
    id: row.model.id,
    name: row.model.name,
    score: row.score,
    interval: row.interval,
    p_best: row.p_best,
    cost: row.cost,
    level_with_best: row.level_with_best,
    why,
    unknown,
    would_change: changes.slice(0, shownChanges).map(({ sentence }) => sentence),
  };
}

function answerLines(title: string, answer: Answer | null, unit: string): string[] {
  if (answer === null) return [];
  const { row, why, unknown, changes } = answer;
  const half = (row.interval[1] - row.interval[0]) / 2;
  const cost = row.cost === null ? 'cost unknown' : `${Number(row.cost.toPrecision(3))} ${unit}`;
  return [
    `${title}: ${row.model.name} (${row.model.id}), ${points(row.score)} ± ${points(half)}, P(best) ${chance(row.p_best)}, ${cost}; ${factWords(row.model)}`,
    ...bullets(why),
    ...unknown.map((each) => `- not known: ${each}`),
    ...changes.slice(0, shownChanges).map(({ sentence }) => `- would change it: ${sentence}`),
  ];
}

function waysOut({ relax, closest, elsewhere }: Choice): string[] {
  return [
    ...relax.map(({ sentence }) => sentence),
    ...closest.map(({ sentence }) => sentence),
    ...elsewhere.map(
      ({ suite, name, models }) =>
        `${name} (${suite}) rates ${models} models that meet the conditions.`,
    ),
  ];
}

function bullets(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}
