import { existsSync } from 'node:fs';
import type { Catalog } from '../../catalog/index.ts';
import type { EvidenceKind, MeasuredEvidence } from '../../ranking/measured/own-run.ts';
import { withMeasured } from '../../ranking/measured/with-measured.ts';
import { StoreError, storeLocation } from '../../store/index.ts';
import type { Session } from '../session.ts';
import { withStore } from './with-store.ts';

/** The scores of the runs of a store that is there. @throws StoreError */
export async function readOwnRuns(
  session: Session,
  catalog: Catalog,
  store: string | undefined,
): Promise<MeasuredEvidence> {
  const { readMeasured } = await import('../../evidence/index.ts');
  return await withStore(store, (open) => readMeasured(open, catalog, session.today));
}

/**
 * The same, to be shown beside what the catalogue holds: null where no store was named and none that
 * can be read is at the usual place.
 * @throws StoreError of a store that was named
 */
export async function readOwnRunsIfAny(
  session: Session,
  catalog: Catalog,
  store: string | undefined,
): Promise<MeasuredEvidence | null> {
  if (store !== undefined) return await readOwnRuns(session, catalog, store);
  if (!existsSync(storeLocation())) return null;
  try {
    return await readOwnRuns(session, catalog, undefined);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    console.error(`weigh: own runs are left out: ${error.message}`);
    return null;
  }
}

/**
 * The catalogue with the evidence that was asked for.
 * @throws StoreError where own runs are asked for and there is no store.
 */
export async function catalogWith(
  session: Session,
  catalog: Catalog,
  kind: EvidenceKind,
  store: string | undefined,
): Promise<Catalog> {
  if (kind === 'published') return catalog;
  return withMeasured(catalog, await readOwnRuns(session, catalog, store), kind);
}
