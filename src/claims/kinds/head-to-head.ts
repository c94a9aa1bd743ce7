import type { Catalog, Model, Score } from '../../catalog/index.ts';
import { sourceSpread } from '../../ranking/source-spread.ts';
import { imputeStandardError } from '../../ranking/standard-error.ts';
import { normalCdf } from '../../statistics/distributions/normal-cdf.ts';
import { citeRow, unverified } from '../cite.ts';
import type { ClaimContext } from '../context.ts';
import type { Evaluate } from '../evaluation.ts';
import type { CheckOf } from '../schema.ts';
import { latestPublished } from '../standings.ts';
import { round } from '../standings-table.ts';
import { type EvidenceTable, type Finding, judge } from '../verdict.ts';
import { counted, list, percent } from '../wording.ts';

type View = CheckOf<'head-to-head'>['views'][number];

/** The two models on one benchmark in one table. */
interface Meeting {
  benchmark: string;
  challenger: Score;
  champion: Score;
}

interface Match {
  challenger: Model;
  champion: Model;
  view: View;
  meetings: Meeting[];
  /** Mean of challenger less champion over the benchmarks, and its standard error. */
  difference: number;
  se: number;
  /** P(difference > -margin); null when they never meet. */
  probability: number | null;
}

/** "These challengers are a match for these champions", on benchmarks where one table has both. */
export const checkHeadToHead: Evaluate<'head-to-head'> = (context, check) => {
  const { catalog } = context;
  const unlike = check.pairs.filter((pair) => sizeRatio(catalog, pair) > check.max_size_ratio);
  const pairs = check.pairs.filter((pair) => !unlike.includes(pair));
  const views = check.views.map((view) =>
    pairs
      .map((pair) => play(context, check, view, pair))
      .filter((match) => match.meetings.length > 0),
  );
  const parts = check.views.map((view, v) => toFinding(check, view, views[v]!));
  const matches = views.flat();
  return {
    parts,
    explanation: [
      ...summarise(check, views),
      ...parts.flatMap((part) => part.explanation),
      ...neverMet(catalog, pairs, matches),
      ...(unlike.length > 0
        ? [
            `Not compared, their sizes being unknown or too far apart: ${list(unlike.map(({ challenger, champion }) => `${challenger} and ${champion}`))}.`,
          ]
        : []),
    ],
    evidence: matches.map((match) => matchTable(catalog, match)),
    missing: parts.flatMap((part) => (part.verdict === 'not reproducible' ? part.explanation : [])),
    unverified: unverified(
      [...new Set(matches.flatMap(({ challenger, champion }) => [challenger, champion]))],
      ['total_params_b', 'release_date'],
    ),
    evidence_until: latestPublished(
      matches.flatMap(({ meetings }) =>
        meetings.flatMap(({ challenger, champion }) => [challenger, champion]),
      ),
    ),
  };
};

function sizeRatio(catalog: Catalog, pair: CheckOf<'head-to-head'>['pairs'][number]): number {
  const a = catalog.models.get(pair.challenger)!.total_params_b;
  const b = catalog.models.get(pair.champion)!.total_params_b;
  return a === null || b === null ? Infinity : Math.max(a / b, b / a);
}

function play(
  context: ClaimContext,
  check: CheckOf<'head-to-head'>,
  view: View,
  pair: CheckOf<'head-to-head'>['pairs'][number],
): Match {
  const { catalog } = context;
  const challenger = catalog.models.get(pair.challenger)!;
  const champion = catalog.models.get(pair.champion)!;
  const meetings = meetingsOf(context, view, challenger, champion);
  const spread = sourceSpread(catalog);
  const differences = meetings.map((meeting) => meeting.challenger.score - meeting.champion.score);
  const variance = meetings
    .flatMap((meeting) => [meeting.challenger, meeting.champion])
    .reduce((sum, score) => sum + standardError(catalog, score, spread) ** 2, 0);
  const n = meetings.length;
  const difference = n === 0 ? 0 : differences.reduce((sum, each) => sum + each, 0) / n;
  const se = n === 0 ? 0 : Math.sqrt(variance) / n;
  return {
    challenger,
    champion,
    view,
    meetings,
    difference,
    se,
    probability: n === 0 ? null : normalCdf((difference + check.margin) / se),
  };
}

/** The stated interval of 95 % where there is one, else imputed from the number of items. */
function standardError(catalog: Catalog, score: Score, spread: number): number {
  const { ci_low: low, ci_high: high } = score.conditions;
  if (typeof low === 'number' && typeof high === 'number') return (high - low) / (2 * 1.96);
  return imputeStandardError(
    score.score,
    catalog.benchmarks.get(score.benchmark)?.items ?? null,
    spread,
  );
}

/**
 * Benchmarks on which one table has both models. Of several rows the pair with like shots counts,
 * and base models before chat models: the champions' rows in such tables are of the base model.
 */
function meetingsOf(
  { catalog, claim }: ClaimContext,
  view: View,
  challenger: Model,
  champion: Model,
): Meeting[] {
  const tables = (model: Model): Map<string, Score[]> => {
    const rows = new Map<string, Score[]>();
    for (const score of catalog.scoresOf(model.id)) {
      if (!isInView(catalog, view, score)) continue;
      if (score.published !== null && score.published > claim.as_of) continue;
      const key = `${score.benchmark}\t${catalog.documentOf(score).id}\t${score.reporter}`;
      rows.set(key, [...(rows.get(key) ?? []), score]);
    }
    return rows;
  };
  const own = tables(challenger);
  const meetings = new Map<string, Meeting>();
  for (const [key, others] of [...tables(champion)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const meeting = bestMatched(own.get(key) ?? [], others);
    if (meeting && !meetings.has(meeting.benchmark)) meetings.set(meeting.benchmark, meeting);
  }
  return [...meetings.values()];
}

function isInView(catalog: Catalog, view: View, score: Score): boolean {
  const document = catalog.documentOf(score).id;
  return (
    (view.documents === undefined || view.documents.some((id) => document.startsWith(id))) &&
    (view.reporters === undefined || view.reporters.includes(score.reporter)) &&
    (view.benchmarks === undefined || view.benchmarks.includes(score.benchmark))
  );
}

function bestMatched(own: readonly Score[], others: readonly Score[]): Meeting | undefined {
  const pairs = own.flatMap((challenger) =>
    others
      .filter((champion) => challenger.conditions.shots === champion.conditions.shots)
      .map((champion) => ({ benchmark: challenger.benchmark, challenger, champion })),
  );
  const rank = ({ challenger, champion }: Meeting): number =>
    chatness(challenger) + chatness(champion);
  return pairs.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.challenger.line - b.challenger.line ||
      a.champion.line - b.champion.line,
  )[0];
}

function chatness({ conditions }: Score): number {
  if (conditions.variant === 'base') return 0;
  return /chat|instruct/i.test(`${conditions.model_label ?? ''} ${conditions.label ?? ''}`) ? 2 : 1;
}

/** The range of the differences in the views that decide. */
function summarise(check: CheckOf<'head-to-head'>, views: readonly Match[][]): string[] {
  const matches = views.filter((_, v) => check.views[v]!.decides ?? true).flat();
  if (matches.length === 0) return [];
  const differences = matches.map((match) => match.difference);
  const [least, most] = [Math.min(...differences), Math.max(...differences)];
  const level = matches.filter((match) => match.difference >= -check.margin).length;
  return [
    `At like size the challengers are level or ahead in ${level} of ${counted(matches.length, 'comparison')}: on average over the benchmarks ${signed(least)} to ${signed(most)} points.`,
  ];
}

function neverMet(
  catalog: Catalog,
  pairs: CheckOf<'head-to-head'>['pairs'],
  matches: readonly Match[],
): string[] {
  const name = (id: string): string => catalog.models.get(id)!.name;
  const strangers = pairs.filter(
    (pair) =>
      !matches.some(
        (match) => match.challenger.id === pair.challenger && match.champion.id === pair.champion,
      ),
  );
  if (strangers.length === 0) return [];
  return [
    `No table has both ${list(strangers.map((pair) => `${name(pair.challenger)} and ${name(pair.champion)}`))}.`,
  ];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

function toFinding(check: CheckOf<'head-to-head'>, view: View, matches: readonly Match[]): Finding {
  const level = check.margin === 0 ? 'level' : `at most ${check.margin} points behind`;
  const statement = `${view.name}: every challenger is ${level} or ahead on average`;
  const id = view.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
  const decides = view.decides ?? true;
  if (matches.length === 0) {
    return {
      id,
      statement,
      verdict: 'not reproducible',
      probability: null,
      explanation: [`${view.name}: no table of it has both models of a pair.`],
      decides,
    };
  }
  const least = Math.min(...matches.map((match) => match.probability!));
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
  return {
    id,
    statement,
    verdict: judge(least),
    probability: least,
    explanation: [
      `${decides ? '' : 'Beside, deciding nothing: '}${view.name}: ${list(
        matches.map(
          (match) =>
            `${match.challenger.name} against ${match.champion.name} ${signed(match.difference)} ± ${(1.96 * match.se).toFixed(1)} over ${counted(match.meetings.length, 'benchmark')}`,
        ),
      )}. That ${matches.length === 1 ? 'it' : 'the weakest of them'} is ${level} or ahead has probability ${percent(least)}.`,
    ],
    decides,
  };
}

function matchTable(catalog: Catalog, match: Match): EvidenceTable {
  return {
    label: `${match.challenger.name} and ${match.champion.name}: ${match.view.name}`,
    columns: [
      { key: 'benchmark', label: 'benchmark' },
      { key: 'challenger', label: match.challenger.name },
      { key: 'champion', label: match.champion.name },
      { key: 'difference', label: 'difference' },
      { key: 'reporter', label: 'reported by' },
    ],
    rows: match.meetings.map(({ benchmark, challenger, champion }) => ({
      values: {
        benchmark: catalog.benchmarks.get(benchmark)?.name ?? benchmark,
        challenger: challenger.score,
        champion: champion.score,
        difference: round(challenger.score - champion.score, 2),
        reporter: challenger.reporter,
      },
      citations: [citeRow(catalog, challenger), citeRow(catalog, champion)],
    })),
    note: 'Both scores stand in one table of one document, under like shots where it states them.',
  };
}
