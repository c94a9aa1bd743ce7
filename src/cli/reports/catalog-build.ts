import { rmSync, statSync } from 'node:fs';
import { indexPaths } from '../../catalog/load.ts';
import { csvTable, type Report, text } from '../report.ts';
import type { Session } from '../session.ts';
import { count, shortHash } from '../words.ts';

/** Compiles the index of the catalogue, unless it is up to date. @throws CatalogError */
export async function buildIndex(session: Session, force: boolean): Promise<Report> {
  const paths = indexPaths(session.root, session.catalogFolder);
  if (force) for (const path of paths) rmSync(path, { force: true });
  const before = paths.map(sizeAndTime);
  const catalog = await session.loadCatalog();
  const written = paths.find((path, i) => sizeAndTime(path) !== before[i]);
  const index = written ?? paths.find((path) => sizeAndTime(path) !== undefined) ?? null;
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
    blocks: [text(`Catalogue ${shortHash(catalog.hash)}: ${holds}.`), text(state)],
    csv: csvTable({ name: ([name]) => name, value: ([, value]) => value }, Object.entries(data)),
  };
}

function sizeAndTime(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && `${stat.size} ${stat.mtimeMs}`;
}
