import { type Catalog, findByName, NotFoundError } from '../../catalog/index.ts';
import { changesSince } from '../../ranking/changes.ts';
import { RankingError } from '../../ranking/error.ts';
import { parseDay } from '../../ranking/parse-query.ts';
import type { ChangesAnswer } from '../api.ts';

export interface ChangesQuestion {
  /** `YYYY-MM-DD`. */
  since: string;
  /** Ids; undefined for all. */
  suites: string[] | undefined;
}

export const changesParameters = ['since', 'suite'] as const;

/** Days before the latest evidence that are looked at when nothing is asked. */
const usualDays = 30;

/**
 * @param parameters `since`: a day, or a month or year, which mean their last day; `suite`: names
 * joined by commas.
 * @throws RankingError when the question cannot be answered as it was put.
 */
export function readChangesQuestion(
  catalog: Catalog,
  parameters: { since?: string | undefined; suite?: string | undefined },
  today: string,
): ChangesQuestion {
  const { since, suite } = parameters;
  return {
    since: since === undefined ? usualDay(catalog, today) : parseDay('since', since, today),
    suites: suite === undefined ? undefined : suitesNamed(catalog, suite),
  };
}

export function answerChanges(
  catalog: Catalog,
  { since, suites }: ChangesQuestion,
  today: string,
): ChangesAnswer {
  return changesSince(catalog, since, { today, ...(suites ? { suites } : {}) });
}

function usualDay(catalog: Catalog, today: string): string {
  const latest = catalog.evidenceUntil() ?? today;
  const day = new Date(`${latest.length === 7 ? `${latest}-01` : latest}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - usualDays);
  return day.toISOString().slice(0, 10);
}

function suitesNamed(catalog: Catalog, names: string): string[] {
  return names.split(',').map((name) => {
    try {
      return findByName(catalog.suites, name, 'suite').id;
    } catch (error) {
      if (error instanceof NotFoundError) {
        throw new RankingError('query', `suite: ${error.message}`);
      }
      throw error;
    }
  });
}
