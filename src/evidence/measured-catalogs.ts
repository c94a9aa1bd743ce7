import type { Catalog } from '../catalog/index.ts';
import type { EvidenceKind, MeasuredEvidence } from '../ranking/measured/own-run.ts';
import { withMeasured } from '../ranking/measured/with-measured.ts';
import type { Store } from '../store/index.ts';
import { allRuns, type KnownScores, readMeasured, stateOf } from './read-measured.ts';

/** Milliseconds for which the runs of a store are taken to be as they were. */
const fresh = 1000;

/**
 * The catalogue with the runs of a store, for a server: read again when a run was added, finished,
 * scored or named since.
 */
export class MeasuredCatalogs {
  readonly #catalog: Catalog;
  readonly #store: () => Promise<Store | undefined>;
  readonly #today: () => string;
  readonly #clock: () => number;
  readonly #scores: KnownScores = new Map();
  #state = '';
  readonly #made = new WeakMap<MeasuredEvidence, Map<EvidenceKind, Catalog>>();
  #evidence: { at: number; reading: Promise<MeasuredEvidence | null> } | undefined;

  /**
   * @param store undefined as long as there is none.
   * @param clock milliseconds, from any start.
   */
  constructor(
    catalog: Catalog,
    store: () => Promise<Store | undefined>,
    today: () => string,
    clock: () => number = () => performance.now(),
  ) {
    this.#catalog = catalog;
    this.#store = store;
    this.#today = today;
    this.#clock = clock;
  }

  /** Whether there is a store that can be opened. */
  async isThere(): Promise<boolean> {
    return (await this.#store().catch(() => undefined)) !== undefined;
  }

  /** What the runs say now; null where there is no store. @throws StoreError */
  async evidence(): Promise<MeasuredEvidence | null> {
    const now = this.#clock();
    if (!this.#evidence || now - this.#evidence.at > fresh) {
      const before = this.#evidence?.reading;
      const reading = this.#read(before);
      this.#evidence = { at: now, reading };
      // A store that could not be read is tried again at the next question.
      reading.catch(() => {
        if (this.#evidence?.reading === reading) this.#evidence = undefined;
      });
    }
    return await this.#evidence.reading;
  }

  /** The catalogue to answer from: the published scores where there is no store. @throws StoreError */
  async of(kind: EvidenceKind): Promise<Catalog> {
    if (kind === 'published') return this.#catalog;
    const evidence = await this.evidence();
    if (!evidence) return this.#catalog;
    const made = this.#made.get(evidence) ?? new Map<EvidenceKind, Catalog>();
    this.#made.set(evidence, made);
    const catalog = made.get(kind) ?? withMeasured(this.#catalog, evidence, kind);
    made.set(kind, catalog);
    return catalog;
  }

  async #read(
    before: Promise<MeasuredEvidence | null> | undefined,
  ): Promise<MeasuredEvidence | null> {
    const store = await this.#store();
    if (!store) return null;
    const state = `${this.#today()}\n${(await allRuns(store)).map(stateOf).join('\n')}`;
    if (before && state === this.#state) return await before;
    const evidence = await readMeasured(store, this.#catalog, this.#today(), this.#scores);
    this.#state = state;
    return evidence;
  }
}
