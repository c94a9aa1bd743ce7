import { citeScore, unverified } from '../cite.ts';
import type { ClaimContext } from '../context.ts';
import { drawCount } from '../draws.ts';
import type { Evaluate } from '../evaluation.ts';
import {
  bothRun,
  type Contest,
  type GapAt,
  type Group,
  gapsAt,
  gapsOver,
  lagsAt,
  openContest,
  quarterEnds,
} from '../runners.ts';
import type { CheckOf } from '../schema.ts';
import { latestPublished } from '../standings.ts';
import { round } from '../standings-table.ts';
import { type EvidenceTable, type Finding, judge } from '../verdict.ts';
import { inDraws, list, percent, writtenDate } from '../wording.ts';

/** One pair of groups on one measure. */
interface Look {
  contest: Contest;
  /** P(the gap shrank), P(within the months of a rival); undefined when a group has nobody by then. */
  shrinks: number | undefined;
  within: number | undefined;
  /** Quarter by quarter, the last entry on the claim's date. */
  gaps: GapAt[];
}

/**
 * "The best of one group rival the best of another, and the gap shrinks." Each measure is looked at
 * by itself; the two statements have the mean of the measures' probabilities, every measure counting
 * alike.
 */
export const checkFrontier: Evaluate<'frontier'> = (context, check) => {
  const { as_of } = context.claim;
  const looks = check.measures.map((measure) =>
    look(context, check, openContest(context, measure, check.leader, check.chaser)),
  );
  const beside = (check.beside ?? []).flatMap(({ leader, chaser }) =>
    check.measures.map((measure) =>
      look(context, check, openContest(context, measure, leader, chaser)),
    ),
  );
  const known = looks.filter((each) => each.shrinks !== undefined);
  const runners = looks.flatMap((each) => each.contest.runners);
  const period = `between ${writtenDate(check.since)} and ${writtenDate(as_of)}`;
  const shrinks = average(
    'gap',
    `The gap between the best ${check.leader.name} and the best ${check.chaser.name} models shrank ${period}`,
    known.map((each) => each.shrinks!),
  );
  const rivals = average(
    'rival',
    `The best ${check.chaser.name} models are at most ${check.rival_within_months} months behind the best ${check.leader.name} ones`,
    known.map((each) => each.within!),
  );
  return {
    parts: [shrinks, rivals, ...known.flatMap((each) => partsOf(check, each, as_of))],
    explanation: [
      summarise(check, known),
      ...known.flatMap((each) => describe(check, each)),
      ...shrinks.explanation,
      ...rivals.explanation,
      ...beside
        .filter((each) => each.gaps.length > 0)
        .map((each) => `Beside: ${describeGap(each)}`),
    ],
    evidence: [...known, ...beside.filter((each) => each.gaps.length > 0)].flatMap((each) => [
      gapTable(each),
      stepsTable(context, each.contest),
    ]),
    missing: looks
      .filter((each) => each.shrinks === undefined)
      .map(
        ({ contest }) =>
          `scores of both groups on ${contest.measure} for models released by ${writtenDate(check.since)}`,
      ),
    unverified: unverified(
      [...new Set(runners.map((runner) => runner.model))],
      ['release_date', 'openness'],
    ),
    evidence_until: latestPublished(runners.flatMap((runner) => runner.cited)),
  };
};

function look({ claim }: ClaimContext, check: CheckOf<'frontier'>, contest: Contest): Look {
  if (!bothRun(contest, check.since)) {
    return { contest, shrinks: undefined, within: undefined, gaps: [] };
  }
  const then = gapsAt(contest, check.since);
  const now = gapsAt(contest, claim.as_of);
  const lags = lagsAt(contest, claim.as_of);
  return {
    contest,
    shrinks: then.filter((gap, r) => now[r]! < gap).length / drawCount,
    within: lags.filter((lag) => lag <= check.rival_within_months).length / drawCount,
    gaps: gapsOver(contest, quarterEnds(check.since, claim.as_of)),
  };
}

function average(id: string, statement: string, probabilities: readonly number[]): Finding {
  const p = probabilities.reduce((sum, each) => sum + each, 0) / probabilities.length;
  return probabilities.length === 0
    ? {
        id,
        statement,
        verdict: 'not reproducible',
        probability: null,
        explanation: ['No measure has both groups.'],
        decides: true,
      }
    : {
        id,
        statement,
        verdict: judge(p),
        probability: p,
        explanation: [
          `${statement}: probability ${percent(p)}${probabilities.length > 1 ? `, the mean over the measures (${list(probabilities.map(percent))})` : ''}.`,
        ],
        decides: true,
      };
}

function partsOf(check: CheckOf<'frontier'>, each: Look, asOf: string): Finding[] {
  const { measure } = each.contest;
  const id = measure.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const part = (name: string, statement: string, p: number): Finding => ({
    id: `${name}-${id}`,
    statement,
    verdict: judge(p),
    probability: p,
    explanation: [`It holds ${inDraws(p)}.`],
    decides: false,
  });
  return [
    part('gap', `On ${measure} the gap is smaller on ${writtenDate(asOf)}`, each.shrinks!),
    part('rival', `On ${measure} it is at most ${check.rival_within_months} months`, each.within!),
  ];
}

function summarise(check: CheckOf<'frontier'>, looks: readonly Look[]): string {
  if (looks.length === 0) return 'No measure has scores of both groups for the whole period.';
  const gaps = looks.map(({ contest, gaps }) => {
    const [then, now] = [gaps[0]!, gaps.at(-1)!];
    const went = now.gap < then.gap ? 'fell' : 'rose';
    return `on ${contest.measure} it ${went} from ${points(then)} to ${points(now)} ${contest.unit}`;
  });
  return `The lead of the best ${check.leader.name} model over the best ${check.chaser.name} one, as scored: ${list(gaps)}.`;
}

function points({ gap }: Pick<GapAt, 'gap'>): string {
  return gap.toFixed(0);
}

function describe(check: CheckOf<'frontier'>, each: Look): string[] {
  const { contest, gaps } = each;
  const now = gaps.at(-1)!;
  const least = gaps.slice(0, -1).reduce((a, b) => (b.gap < a.gap ? b : a));
  const [months, low, high] = now.months;
  return [
    describeGap(each),
    ...(least.gap < now.gap && least !== gaps[0]
      ? [
          `In between it was smallest at the end of ${writtenDate(least.day.slice(0, 7))}: ${points(least)} ${contest.unit} (${least.ahead.model.name}, ${least.behind.model.name}).`,
        ]
      : []),
    `On ${writtenDate(now.day)} the best ${contest.chaser.name} model stands where the ${contest.leader.name} ones stood ${months.toFixed(1)} months before (${low.toFixed(1)} to ${high.toFixed(1)}); "rival" is read as at most ${check.rival_within_months} months.`,
  ];
}

function describeGap({ contest, gaps }: Look): string {
  const at = ({ day, ahead, behind, gap, low, high }: GapAt): string =>
    `${gap.toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)}) on ${writtenDate(day)} between ${name(ahead)} and ${name(behind)}`;
  const name = ({ model, score }: GapAt['ahead']): string => `${model.name} (${score.toFixed(0)})`;
  return `${contest.measure}, lead of the best ${contest.leader.name} over the best ${contest.chaser.name} model in ${contest.unit}: ${at(gaps[0]!)}, ${at(gaps.at(-1)!)}.`;
}

function gapTable({ contest, gaps }: Look): EvidenceTable {
  return {
    label: `Lead of ${contest.leader.name} over ${contest.chaser.name} models on ${contest.measure}`,
    columns: [
      { key: 'day', label: 'day' },
      { key: 'ahead', label: `best ${contest.leader.name}` },
      { key: 'behind', label: `best ${contest.chaser.name}` },
      { key: 'gap', label: `lead (${contest.unit})` },
      { key: 'interval', label: '95 % over draws' },
      { key: 'months', label: 'months behind' },
      { key: 'months_interval', label: '95 % over draws' },
    ],
    rows: gaps.map(({ day, ahead, behind, gap, low, high, months }) => ({
      values: {
        day,
        ahead: ahead.model.name,
        behind: behind.model.name,
        gap: round(gap, 1),
        interval: `${low.toFixed(1)} to ${high.toFixed(1)}`,
        months: round(months[0], 1),
        months_interval: `${months[1].toFixed(1)} to ${months[2].toFixed(1)}`,
      },
      citations: [],
    })),
    note: 'Months: since the leading group first was where the other stands on the day; median over the draws, negative while the other leads.',
  };
}

/** The models with which each group's best rose. */
function stepsTable({ catalog }: ClaimContext, contest: Contest): EvidenceTable {
  const { runners, leader, chaser, measure } = contest;
  const rises = (leads: boolean): typeof runners => {
    let best = -Infinity;
    return runners
      .filter((runner) => runner.leads === leads)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : b.score - a.score))
      .filter((runner) => {
        const rose = runner.score > best;
        if (rose) best = runner.score;
        return rose;
      });
  };
  const groupOf = (leads: boolean): Group => (leads ? leader : chaser);
  return {
    label: `How the best rose on ${measure}: ${leader.name} and ${chaser.name}`,
    columns: [
      { key: 'date', label: 'from' },
      { key: 'group', label: 'group' },
      { key: 'model', label: 'model' },
      { key: 'score', label: 'score' },
      { key: 'se', label: 'standard error' },
    ],
    rows: [...rises(true), ...rises(false)]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map((runner) => ({
        values: {
          date: runner.date,
          group: groupOf(runner.leads).name,
          model: runner.model.name,
          score: round(runner.score, 1),
          se: round(runner.se, 1),
        },
        citations: runner.cited.map((score) => citeScore(catalog, score)),
      })),
    note: 'A score counts from the release of the model, or from the later day that its printed label names.',
  };
}
