import { type Catalog, findByName, NotFoundError, type Score } from '../../catalog/index.ts';
import { RankingError } from '../../ranking/error.ts';
import { lastDayOf } from '../../ranking/filter.ts';
import { parseDay, parseQuery } from '../../ranking/parse-query.ts';
import { cite } from '../../ranking/suite-cells.ts';
import type { ListedScore, ScoresAnswer } from '../api.ts';
import { attributionsOf } from '../attribution.ts';

/** Which scores; a list is names joined by commas, a date is a day, a month or a year. */
export interface ScoresQuestion {
  model?: string | undefined;
  benchmark?: string | undefined;
  reported_by?: string | undefined;
  source?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

export const scoresParameters = [
  'model',
  'benchmark',
  'reported_by',
  'source',
  'since',
  'until',
] as const satisfies (keyof ScoresQuestion)[];

/** One condition of a question. */
export interface ScoreCondition {
  parameter: keyof ScoresQuestion;
  holds: (score: Score) => boolean;
}

/** @throws RankingError that names the parameter whose value cannot be. */
export function scoreConditions(
  catalog: Catalog,
  question: ScoresQuestion,
  today: string,
): ScoreCondition[] {
  const { model, benchmark, reported_by, source, since, until } = question;
  const conditions: ScoreCondition[] = [];
  const among = (
    parameter: keyof ScoresQuestion,
    ids: readonly string[],
    read: (score: Score) => string,
  ): void => {
    const wanted = new Set(ids);
    conditions.push({ parameter, holds: (score) => wanted.has(read(score)) });
  };
  if (model !== undefined) {
    among('model', namesOf('model', model, catalog.models), (score) => score.model);
  }
  if (benchmark !== undefined) {
    const ids = namesOf('benchmark', benchmark, catalog.benchmarks);
    among('benchmark', ids, (score) => score.benchmark);
  }
  if (reported_by !== undefined) {
    const { evidence } = parseQuery({ reported_by }, catalog, today).query;
    among('reported_by', evidence.reported_by ?? [], (score) => score.reported_by);
  }
  if (source !== undefined) {
    const ids = namesOf('source', source, catalog.sources);
    among('source', ids, (score) => catalog.documentOf(score).source);
  }
  if (since !== undefined) {
    // A month or a year stands for its first day here, and for its last in `until`.
    const day = `${since}-01-01`.slice(0, 10);
    parseDay('since', since, today);
    conditions.push({
      parameter: 'since',
      holds: ({ published }) => published !== null && lastDayOf(published) >= day,
    });
  }
  if (until !== undefined) {
    const day = parseDay('until', until, today);
    conditions.push({
      parameter: 'until',
      holds: ({ published }) => published !== null && lastDayOf(published) <= day,
    });
  }
  return conditions;
}

/** The scores that fulfil all conditions, by model, benchmark and date, the newest first. */
export function listScores(catalog: Catalog, conditions: readonly ScoreCondition[]): ListedScore[] {
  return catalog.scores
    .filter((score) => conditions.every(({ holds }) => holds(score)))
    .map((score): ListedScore => {
      const { file } = catalog.documentOf(score);
      return { model: score.model, ...cite(catalog, score), file, line: score.line };
    })
    .sort(
      (a, b) =>
        byText(a.model, b.model) ||
        byText(a.benchmark, b.benchmark) ||
        byText(b.published ?? '', a.published ?? ''),
    );
}

/** A part of a list. */
export interface Page {
  /** Rows left out before the first. */
  offset: number;
  /** Most rows. */
  limit: number;
}

/** Rows of a page when nothing is asked, and at most. */
export const pageSize = { usual: 100, most: 1000 };

/** @throws RankingError */
export function readPage(parameters: {
  limit?: string | undefined;
  offset?: string | undefined;
}): Page {
  const whole = (name: 'limit' | 'offset', usual: number, least: number, most: number): number => {
    const text = parameters[name];
    if (text === undefined) return usual;
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < least || value > most) {
      throw new RankingError(
        'query',
        `${name} is a whole number from ${least} to ${most}, not "${text}"`,
      );
    }
    return value;
  };
  return {
    limit: whole('limit', pageSize.usual, 1, pageSize.most),
    offset: whole('offset', 0, 0, 999_999_999),
  };
}

/** One page of the scores that fulfil all conditions. */
export function answerScores(
  catalog: Catalog,
  conditions: readonly ScoreCondition[],
  { offset, limit }: Page,
): ScoresAnswer {
  const all = listScores(catalog, conditions);
  const end = offset + limit;
  const scores = all.slice(offset, end);
  return {
    catalog_hash: catalog.hash,
    total: all.length,
    offset,
    limit,
    next: end < all.length ? end : null,
    scores,
    attributions: attributionsOf(
      catalog,
      scores.map(({ source }) => source),
    ),
  };
}

function namesOf<T extends { id: string; name: string }>(
  kind: 'model' | 'benchmark' | 'source',
  names: string,
  records: ReadonlyMap<string, T>,
): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      try {
        return findByName(records, name, kind).id;
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
        throw new RankingError('query', `${kind}: ${error.message}`);
      }
    });
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
