import { z } from 'zod';
import { citation } from '../../../ranking/citation.ts';
import { citedBehind } from '../../../ranking/cited-behind.ts';
import { parseQuery, readEvidenceKind } from '../../../ranking/parse-query.ts';
import type { RankedRow } from '../../../ranking/ranking.ts';
import { answerRankings } from '../../answers/rankings.ts';
import { asParameters, evidenceConditions, modelConditions } from '../inputs.ts';
import { defineTool } from '../tool.ts';
import {
  attributionLines,
  chance,
  documentLines,
  evidenceLine,
  factWords,
  points,
} from '../words.ts';

/** Rows when nothing is asked. */
const usualRows = 10;

const row = z.object({
  rank: z.number(),
  rank_set: z.tuple([z.number(), z.number()]),
  p_best: z.number(),
  id: z.string(),
  name: z.string(),
  lab: z.string(),
  country: z.string().nullable(),
  openness: z.string(),
  licence: z.string().nullable(),
  release_date: z.string().nullable(),
  price_usd_per_m: z.number().nullable(),
  unverified: z.array(z.string()),
  score: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  coverage: z.number(),
  missing: z.array(z.string()),
  self_reported: z.number(),
});

export const rank = defineTool({
  name: 'rank',
  title: 'Rank models',
  description:
    'Ranks AI models from published, cited scores, with stated uncertainty: by one ability estimated from all of them, or by a suite of benchmarks. Beside each rank stands its rank set: at the stated level all sets hold the true ranks at once, so models whose sets overlap are NOT told apart. Use `for` for ability at a purpose (coding, agents, mathematics, reasoning, knowledge ...), `suite` for a suite, or neither; `find` lists suites. Models that are not ranked lack evidence and are not thereby worse.',
  input: z.strictObject({
    for: z.string().optional().describe('Ability in a category, such as coding or agents.'),
    suite: z.string().optional().describe('Suite by id or name, instead of ability.'),
    ...modelConditions,
    ...evidenceConditions,
    evidence: z
      .enum(['published', 'measured', 'both'])
      .optional()
      .describe('Cited scores (default), scores of own runs of this machine, or both.'),
    weights: z
      .string()
      .optional()
      .describe('Other weights of the components, such as hle=2,bfcl-v3=0.'),
    level: z.union([z.number(), z.string()]).optional().describe('0.8, 0.9, 0.95 or 0.99.'),
    top: z.number().int().min(1).max(50).optional().describe('Rows, 1 to 50; default 10.'),
  }),
  output: z.object({
    suite: z.object({ id: z.string(), name: z.string(), version: z.string(), hash: z.string() }),
    components: z.array(z.object({ name: z.string(), weight: z.number() })),
    catalog_hash: z.string(),
    evidence_until: z.string().nullable(),
    level: z.number(),
    ranked: z.number(),
    rows: z.array(row),
    not_ranked: z.number(),
    excluded: z.record(z.string(), z.number()),
    notes: z.array(z.string()),
    link: z.string(),
  }),
  async answer({ catalog: published, measured, today, version }, { top = usualRows, ...input }) {
    const kind = readEvidenceKind(input.evidence);
    const catalog = measured ? await measured.of(kind) : published;
    const { query } = parseQuery(asParameters(input), catalog, today);
    const ranking = answerRankings(catalog, { query, top: undefined });
    const { suite, evidence_until, catalog_hash, unranked, excluded, notes } = ranking;
    const rows = ranking.rows.slice(0, top);
    const { link, text } = citation(ranking, { version });
    const cited = rows.flatMap((each) => citedBehind(catalog, each));
    return {
      data: {
        suite: { id: suite.id, name: suite.name, version: suite.version, hash: suite.hash },
        components: suite.components.map(({ name, weight }) => ({ name, weight })),
        catalog_hash,
        evidence_until,
        level: query.level,
        ranked: ranking.rows.length,
        rows: rows.map(shortRow),
        not_ranked: unranked.length,
        excluded,
        notes,
        link,
      },
      lines: [
        `${suite.name} (${suite.id}, version ${suite.version}): ${ranking.rows.length} models ranked.`,
        ...(rows.length === 0 ? [emptyLine(unranked.length)] : rows.map(rowLine)),
        ...(ranking.rows.length > rows.length
          ? [`... and ${ranking.rows.length - rows.length} more; ask with a larger \`top\`.`]
          : []),
        ...(unranked.length > 0
          ? [`Not ranked for want of evidence, which is no sign of weakness: ${unranked.length}.`]
          : []),
        `Models whose rank sets overlap are not told apart at level ${query.level}. ? after a fact: no second source confirms it.`,
        ...notes.map((note) => `Note: ${note}`),
        ...(cited.length > 0 ? ['Sources:', ...documentLines(cited, 8)] : []),
        ...attributionLines(catalog, cited),
        `Cite as: ${text}`,
        evidenceLine(evidence_until, catalog_hash),
      ],
    };
  },
});

function shortRow({ model, ...each }: RankedRow): z.output<typeof row> {
  return {
    rank: each.rank,
    rank_set: each.rank_set,
    p_best: each.p_best,
    id: model.id,
    name: model.name,
    lab: model.lab_name,
    country: model.country,
    openness: model.openness,
    licence: model.licence,
    release_date: model.release_date,
    price_usd_per_m: model.price_usd_per_m,
    unverified: model.unverified,
    score: each.score,
    interval: each.interval,
    coverage: each.coverage,
    missing: each.missing,
    self_reported: each.self_reported,
  };
}

function rowLine(each: RankedRow): string {
  const { rank: place, rank_set, p_best, score, interval, model, missing } = each;
  const half = (interval[1] - interval[0]) / 2;
  const gaps = missing.length === 0 ? '' : `; no score on ${missing.join(', ')}`;
  return `${place}. ${model.name} (${model.id}): ${points(score)} ± ${points(half)}, rank set ${rank_set.join('-')}, P(best) ${chance(p_best)}; ${factWords(model)}${gaps}`;
}

function emptyLine(unranked: number): string {
  return unranked === 0
    ? 'No model with a score on this suite fits the question: leave out a condition, or choose another suite.'
    : 'No model that fits has enough evidence on this suite: choose another, or allow later evidence and more reporters.';
}
