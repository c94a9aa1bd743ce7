import { rmSync, statSync } from 'node:fs';
import { indexPaths } from '../../catalog/load.ts';
import { type Block, csvTable, type Report, text } from '../report.ts';
import type { Session } from '../session.ts';
import { type ShippedFit, shipAbility } from '../ship-ability.ts';
import { count, shortHash } from '../words.ts';

export interface BuildOptions {
  /** Even what is up to date. */
  force: boolean;
  /** Bootstrap draws of the abilities; 0 leaves the fit out. */
  draws: number;
}

/**
 * Compiles the index of the catalogue and fits the abilities that ship with it, unless both are up
 * to date. @throws CatalogError
 */
export async function buildIndex(
  session: Session,
  { force, draws }: BuildOptions,
): Promise<Report> {
  const paths = indexPaths(session.root, session.catalogFolder);
  if (force) for (const path of paths) rmSync(path, { force: true });
  const before = paths.map(sizeAndTime);
  const catalog = await session.loadCatalog();
  const written = paths.find((path, i) => sizeAndTime(path) !== before[i]);
  const index = written ?? paths.find((path) => sizeAndTime(path) !== undefined) ?? null;
  const fit = draws === 0 ? undefined : await shipAbility(catalog, paths, { force, draws });
  const data = {
    catalog_hash: catalog.hash,
    index,
    rebuilt: written !== undefined,
    models: catalog.models.size,
    benchmarks: catalog.benchmarks.size,
    scores: catalog.scores.length,
    documents: catalog.documents.length,
    suites: catalog.suites.size,
    claims: catalog.claims.size,
    ability: fit ?? null,
  };
  const holds = [
    count(data.models, 'model'),
    count(data.benchmarks, 'benchmark'),
    `${count(data.scores, 'score')} from ${count(data.documents, 'document')}`,
    count(data.suites, 'suite'),
    count(data.claims, 'claim'),
  ].join(', ');
  const state = data.rebuilt
    ? `Compiled into ${index}.`
    : index === null
      ? 'Not kept: no place for the index can be written; every start will compile it.'
      : `Up to date: ${index}.`;
  return {
    data,
    blocks: [
      text(`Catalogue ${shortHash(catalog.hash)}: ${holds}.`),
      text(state),
      ...fitBlocks(fit),
    ],
    csv: csvTable(
      { name: ([name]) => name, value: ([, value]) => value },
      Object.entries({ ...data, ability: fit?.file ?? null }),
    ),
  };
}

function fitBlocks(fit: ShippedFit | undefined): Block[] {
  if (!fit) return [];
  if (fit.reason !== null) return [text(`No abilities: ${fit.reason}.`)];
  const state = fit.rebuilt ? 'Abilities fitted' : 'Abilities up to date';
  const kept = fit.file === null ? 'kept nowhere: no place for them can be written' : fit.file;
  return [text(`${state}, ${count(fit.draws!, 'bootstrap draw')}: ${kept}.`)];
}

function sizeAndTime(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && `${stat.size} ${stat.mtimeMs}`;
}
