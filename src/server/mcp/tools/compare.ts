import { z } from 'zod';
import type { ComparedBenchmark, OverallDifference } from '../../../ranking/compare.ts';
import { sayDifference } from '../../../ranking/difference.ts';
import type { CitedScore } from '../../../ranking/ranking.ts';
import { answerCompare, readCompareQuery } from '../../answers/compare.ts';
import { splitNames } from '../../parameters.ts';
import { asParameters, evidenceConditions, names } from '../inputs.ts';
import { defineTool } from '../tool.ts';
import { attributionLines, chance, citationWords, evidenceLine, factWords } from '../words.ts';

/** Benchmarks that are listed in words; all are in the data. */
const shown = 12;

export const compare = defineTool({
  name: 'compare',
  title: 'Compare models',
  description:
    'Compares 2 to 4 models on the benchmarks that all of them have published scores on: overall difference with its interval and adjusted p-value, then benchmark by benchmark with the source of each number. A finding of "cannot tell" means that the evidence does not separate them; it is no tie.',
  input: z.strictObject({
    models: names.describe('2 to 4 models, by id or name: a list, or comma-separated.'),
    suite: z
      .string()
      .optional()
      .describe('Only the components of this suite, by its weights; default all benchmarks.'),
    ...evidenceConditions,
    level: z.union([z.number(), z.string()]).optional().describe('0.8, 0.9, 0.95 or 0.99.'),
  }),
  output: z.object({
    models: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        tests: z.number(),
        thin: z.boolean().describe('Little evidence: say so, and do not call the model weak.'),
      }),
    ),
    catalog_hash: z.string(),
    evidence_until: z.string().nullable(),
    shared: z.number(),
    means: z.array(z.number()).nullable(),
    overall: z.array(
      z.object({
        first: z.string(),
        second: z.string(),
        difference: z.number(),
        half_width: z.number(),
        p_first: z
          .number()
          .describe('That the first is better, given the scores and their errors.'),
        p_adjusted: z.number(),
        finding: z.enum(['first', 'second', 'tied', 'cannot tell']),
        ahead: z.tuple([z.number(), z.number(), z.number()]),
        sentence: z.string(),
      }),
    ),
    benchmarks: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        unit: z.string(),
        weight: z.number(),
        values: z.array(z.number()),
        same_document: z.boolean(),
        higher_is_better: z.boolean(),
        documents: z.array(z.array(z.number())).describe('Positions in `documents`, per model.'),
      }),
    ),
    documents: z.array(z.string()),
    notes: z.array(z.string()),
  }),
  answer({ catalog, today }, { models, ...rest }) {
    const list = Array.isArray(models) ? models : splitNames(models);
    const parameters = asParameters(rest) as Record<string, string>;
    const query = readCompareQuery(catalog, { ...parameters, models: list }, today);
    const comparison = answerCompare(catalog, query);
    const cited = comparison.benchmarks.flatMap((each) => each.cited.flat());
    const until = latestOf(cited.map(({ published }) => published));
    const called = comparison.models.map(({ name }) => name);
    const overall = comparison.overall.map((each) => ({
      first: comparison.models[each.pair[0]]!.id,
      second: comparison.models[each.pair[1]]!.id,
      difference: each.difference,
      half_width: each.half_width,
      p_first: each.p_first,
      p_adjusted: each.p_adjusted,
      finding: each.finding,
      ahead: each.ahead,
      sentence: sentenceOf(each, called),
    }));
    const more = comparison.benchmarks.length - shown;
    const documents = new Documents();
    return {
      data: {
        models: comparison.models.map(({ id, name }, m) => {
          const { tests, thin } = comparison.evidence[m]!;
          return { id, name, tests, thin };
        }),
        catalog_hash: comparison.catalog_hash,
        evidence_until: until,
        shared: comparison.benchmarks.length,
        means: comparison.means,
        overall,
        benchmarks: comparison.benchmarks.map((each) => ({
          id: each.id,
          name: each.name,
          unit: each.unit,
          weight: each.weight,
          values: each.values,
          same_document: each.same_document,
          higher_is_better: each.higher_is_better,
          documents: each.cited.map((scores) => scores.map((score) => documents.add(score))),
        })),
        documents: documents.words,
        notes: comparison.notes,
      },
      lines: [
        `${called.join(' beside ')}: ${comparison.benchmarks.length} benchmarks on which each has a score that counts.`,
        ...comparison.models.map((model, m) => {
          const thin = comparison.evidence[m]!.thin ? ' Thinly covered, which is no weakness.' : '';
          return `${model.name} (${model.id}): ${factWords(model)}${thin}`;
        }),
        ...(overall.length === 0
          ? ['They share no benchmark on a percent scale: nothing can be said of them together.']
          : overall.map(({ sentence }) => sentence)),
        ...comparison.benchmarks.slice(0, shown).map((each) => benchmarkLine(each, called)),
        ...(more > 0 ? [`... and ${more} more benchmarks in the structured answer.`] : []),
        ...comparison.notes.map((note) => `Note: ${note}`),
        ...attributionLines(catalog, cited),
        evidenceLine(until, comparison.catalog_hash),
      ],
    };
  },
});

function sentenceOf(each: OverallDifference, called: readonly string[]): string {
  const [first, second, neither] = each.ahead;
  const names_ = each.pair.map((at) => called[at]!) as [string, string];
  const counts = `Higher on ${first} benchmarks: ${names_[0]}; on ${second}: ${names_[1]}; level on ${neither}.`;
  const chances = `P(${names_[0]} is better) ${chance(each.p_first)}.`;
  return `${sayDifference(each, ...names_, 'on the shared benchmarks')} ${chances} ${counts}`;
}

function benchmarkLine(
  { name, unit, values, cited, higher_is_better }: ComparedBenchmark,
  called: readonly string[],
): string {
  const parts = values.map((value, m) => {
    const [score] = cited[m]!;
    return `${called[m]} ${Number(value.toFixed(2))}${score ? ` [${citationWords(score)}]` : ''}`;
  });
  return `- ${name} (${unit}${higher_is_better ? '' : ', lower is better'}): ${parts.join('; ')}`;
}

function latestOf(dates: readonly (string | null)[]): string | null {
  return dates.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

/** Citations, each once; scores refer to them by position. */
class Documents {
  readonly words: string[] = [];

  add(score: CitedScore): number {
    const words = citationWords(score);
    const known = this.words.indexOf(words);
    return known < 0 ? this.words.push(words) - 1 : known;
  }
}
