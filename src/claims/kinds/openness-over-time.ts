import type { Model } from '../../catalog/index.ts';
import { isOpen } from '../../ranking/filter.ts';
import { logBeta } from '../../statistics/distributions/log-beta.ts';
import { unverified } from '../cite.ts';
import type { Evaluate } from '../evaluation.ts';
import { releasesTable } from '../releases-table.ts';
import type { EvidenceTable, Finding } from '../verdict.ts';
import { judge } from '../verdict.ts';
import { counted, list, percent, writtenDate } from '../wording.ts';

/** Models of a period by openness. */
interface Period {
  open: Model[];
  closed: Model[];
}

/** "This lab opens less of what it releases than it did", by the openness of its releases. */
export const checkOpennessOverTime: Evaluate<'openness-over-time'> = (context, check) => {
  const { catalog, claim, today } = context;
  const lab = catalog.labs.get(check.lab)?.name ?? check.lab;
  const own = [...catalog.models.values()].filter((model) => model.lab === check.lab);
  const known = own.filter((model) => model.release_date !== null && model.openness !== 'unknown');
  const unknown = own.filter((model) => !known.includes(model));
  const between = (from: string, to: string): Period => {
    const models = known.filter(
      (model) => model.release_date! >= from && model.release_date! <= to,
    );
    return { open: models.filter(isOpen), closed: models.filter((model) => !isOpen(model)) };
  };
  const before = between('0000', dayBefore(check.since));
  const later = between(check.since, claim.as_of);
  const since = between(check.since, today);
  const parts = [
    compare('by-the-date', lab, before, later, check.since, claim.as_of, true),
    compare('until-today', lab, before, since, check.since, today, false),
  ];
  return {
    parts,
    explanation: [
      ...parts[0]!.explanation,
      ...(since.closed.length > later.closed.length
        ? [
            `After the claim's date the record changes: ${list(since.closed.filter((model) => !later.closed.includes(model)).map((model) => `${model.name} (${writtenDate(model.release_date!)})`))} came without weights.`,
          ]
        : []),
      ...(unknown.length > 0
        ? [
            `${list(unknown.map((model) => model.name))} ${unknown.length === 1 ? 'is' : 'are'} left out: release date or openness unknown.`,
          ]
        : []),
      'Releases show what a lab did, not what it intends.',
    ],
    evidence: [datedReleases(known, check.since, claim.as_of)],
    missing: unknown.map((model) => `release date or openness of ${model.name}`),
    unverified: unverified(
      [...before.open, ...before.closed, ...since.open, ...since.closed],
      ['openness', 'release_date'],
    ),
    evidence_until: null,
  };
};

function compare(
  id: string,
  lab: string,
  before: Period,
  later: Period,
  since: string,
  until: string,
  decides: boolean,
): Finding {
  const total = (period: Period): number => period.open.length + period.closed.length;
  const statement = `${lab} opened a smaller share of its models from ${writtenDate(since)} to ${writtenDate(until)} than before`;
  if (total(before) === 0 || total(later) === 0) {
    return {
      id,
      statement,
      verdict: 'not reproducible',
      probability: null,
      explanation: [`The catalogue lists no release of ${lab} in one of the two periods.`],
      decides,
    };
  }
  const p = probabilityOfRise(
    before.closed.length,
    before.open.length,
    later.closed.length,
    later.open.length,
  );
  const hidden = 1 - 0.05 ** (1 / total(later));
  return {
    id,
    statement,
    verdict: judge(p),
    probability: p,
    explanation: [
      `${lab} closed ${later.closed.length} of ${counted(total(later), 'model')} from ${writtenDate(since)} to ${writtenDate(until)}, and ${before.closed.length} of ${total(before)} before; that the share of closed ones rose has probability ${percent(p)}.`,
      ...(later.closed.length === 0
        ? [
            `No closed release shows, but ${counted(total(later), 'release')} without one would not be rare (5 %) even if ${percent(hidden)} were now withheld.`,
          ]
        : []),
    ],
    decides,
  };
}

/**
 * P(later share > earlier share) for two independent shares with uniform priors, exactly: the sum
 * over i < a2 of B(a1 + i, b1 + b2) / ((b2 + i) B(1 + i, b2) B(a1, b1)), with a = 1 + closed and
 * b = 1 + open (Miller 2015, "Formulas for Bayesian A/B testing").
 */
export function probabilityOfRise(
  closedBefore: number,
  openBefore: number,
  closedLater: number,
  openLater: number,
): number {
  const [a1, b1] = [1 + closedBefore, 1 + openBefore];
  const [a2, b2] = [1 + closedLater, 1 + openLater];
  let sum = 0;
  for (let i = 0; i < a2; i++) {
    sum += Math.exp(
      logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1),
    );
  }
  return Math.min(1, sum);
}

function dayBefore(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10);
}

function datedReleases(models: readonly Model[], since: string, asOf: string): EvidenceTable {
  const period = (date: string): string =>
    date < since ? 'before' : date <= asOf ? 'later' : 'after the claim';
  return releasesTable('Releases by date', models, {
    openness: ['openness', (model) => model.openness],
    licence: ['licence', (model) => model.licence],
    period: ['period', (model) => period(model.release_date!)],
  });
}
