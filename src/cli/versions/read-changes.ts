import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Catalog } from '../../catalog/index.ts';
import { type CatalogChanges, compareCatalogs } from '../../ranking/changes.ts';
import { rank } from '../../ranking/rank.ts';
import { rankingMoves, type SuiteMoves } from '../../ranking/rank-moves.ts';
import type { Ranking } from '../../ranking/ranking.ts';
import { answerChanges, readChangesQuestion } from '../../server/answers/changes.ts';
import { UsageError } from '../fail.ts';
import type { Session } from '../session.ts';

/**
 * What changed since a day, a revision, a folder or a kept ranking.
 * @throws UsageError when `since` is none of them; RankingError, CatalogError.
 */
export async function readChanges(
  catalog: Catalog,
  { today, catalogFolder }: Pick<Session, 'today' | 'catalogFolder'>,
  { since, suite }: { since: string | undefined; suite: string | undefined },
): Promise<CatalogChanges | SuiteMoves> {
  const isFolder = since !== undefined && existsSync(since) && statSync(since).isDirectory();
  if (since === undefined || (/^\d{4}(-\d{2}){0,2}$/.test(since) && !isFolder)) {
    const question = readChangesQuestion(catalog, { since, suite }, today);
    return answerChanges(catalog, question, today);
  }
  if (existsSync(since) && !isFolder) return movesSince(catalog, since);
  const { openVersion } = await import('./open-version.ts');
  const { suites } = readChangesQuestion(catalog, { suite }, today);
  const { catalog: before, name } = await openVersion(catalogFolder, since);
  const changes = compareCatalogs(before, catalog, { today, ...(suites ? { suites } : {}) });
  return { ...changes, notes: [`Compared with ${name}.`, ...changes.notes] };
}

/** Asks the question of a kept ranking again, up to the same day, of the present catalogue. */
function movesSince(catalog: Catalog, file: string): SuiteMoves {
  const kept = readRanking(file);
  return rankingMoves(kept, rank(catalog, kept.query));
}

function readRanking(file: string): Ranking {
  let value: Partial<Ranking> | null;
  try {
    value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Ranking> | null;
  } catch {
    throw new UsageError(`${file} is no JSON; give what \`weigh rank --json\` printed`);
  }
  const isRanking =
    typeof value?.query?.suite === 'string' &&
    typeof value.suite?.hash === 'string' &&
    typeof value.catalog_hash === 'string' &&
    Array.isArray(value.rows);
  if (!isRanking) {
    throw new UsageError(`${file} holds no ranking; give what \`weigh rank --json\` printed`);
  }
  return value as Ranking;
}
