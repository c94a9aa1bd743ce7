import { RankingError } from '../../ranking/error.ts';
import type { Outcome, RunQuery, RunStatus, SampleQuery } from '../../store/index.ts';
import { outcomes } from '../../store/outcome.ts';
import { readPage } from '../answers/scores.ts';
import { allowOnly, readParameters, splitNames } from '../parameters.ts';

export const runStatuses = ['running', 'interrupted', 'finished', 'failed'] as const;

export const runsParameters = [
  'model',
  'catalog_model',
  'benchmark',
  'status',
  'tag',
  'search',
  'limit',
  'cursor',
] as const;

export const samplesParameters = [
  'outcome',
  'search',
  'min_value',
  'max_value',
  'limit',
  'cursor',
] as const;

/** Rows of a page when nothing is asked. */
export const usualRows = 50;

/** @throws RankingError that names the parameter whose value cannot be. */
export function readRunsQuestion(search: URLSearchParams): RunQuery {
  allowOnly(search, runsParameters);
  const { status, limit, ...conditions } = readParameters(search) as Record<string, string>;
  if (status !== undefined && !runStatuses.includes(status as RunStatus)) {
    throw new RankingError('query', `status is ${runStatuses.join(', ')}, not "${status}"`);
  }
  return {
    ...(conditions as RunQuery),
    ...(status === undefined ? {} : { status: status as RunStatus }),
    limit: readPage({ limit: limit ?? String(usualRows) }).limit,
  };
}

/** @throws RankingError that names the parameter whose value cannot be. */
export function readSamplesQuestion(search: URLSearchParams): SampleQuery {
  allowOnly(search, samplesParameters);
  const { outcome, limit, min_value, max_value, ...rest } = readParameters(search) as Record<
    string,
    string
  >;
  const wanted = splitNames(outcome) as (Outcome | 'unscored')[];
  const known: readonly string[] = [...outcomes, 'unscored'];
  const unknown = wanted.find((each) => !known.includes(each));
  if (unknown !== undefined) {
    throw new RankingError('query', `outcome is among ${known.join(', ')}, not "${unknown}"`);
  }
  return {
    ...(rest as SampleQuery),
    ...(wanted.length === 0 ? {} : { outcomes: wanted }),
    ...(min_value === undefined ? {} : { min_value: readShare('min_value', min_value) }),
    ...(max_value === undefined ? {} : { max_value: readShare('max_value', max_value) }),
    limit: readPage({ limit: limit ?? String(usualRows) }).limit,
  };
}

/** Which attempt at an item, from 0. @throws RankingError */
export function readEpoch(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new RankingError('query', `epoch is a whole number from 0, not "${text}"`);
}

function readShare(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new RankingError('query', `${name} is a number from 0 to 1, not "${text}"`);
}
