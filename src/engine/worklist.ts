import type { Store } from '../store/store.ts';
import { type Order, orderItems } from './order.ts';
import type { Plan } from './plan.ts';
import type { Prepared } from './prepare.ts';
import { sentThrough } from './sent-marks.ts';

/** A sample that is still to be done. */
export interface Task {
  /** Of the item, in the plan. */
  readonly position: number;
  readonly epoch: number;
  /** Place in the order of all samples. */
  readonly ordinal: number;
  /** The response is there and only its score is missing. */
  readonly scoreOnly: boolean;
  /** An earlier process sent its request and was killed before the answer was stored. */
  readonly sentBefore: boolean;
}

/** What is left to do of a run, in order. */
export class Worklist {
  readonly order: Order;
  /** Samples that are stored and judged. */
  readonly done: number;
  readonly #epochs: number;
  /** Positions of the items, in the order in which they are sent. */
  readonly #positions: Uint32Array;
  /** Places of what is left, in the order of all samples. */
  readonly #ordinals: Uint32Array;
  readonly #known: Known;
  /** Place up to which an earlier process had sent. */
  readonly #through: number;

  constructor(plan: Plan, order: Order, known: Known, through: number) {
    this.order = order;
    this.#epochs = plan.epochs;
    this.#positions = orderItems(plan, order);
    this.#known = known;
    this.#through = through;
    const ordinals = new Uint32Array(plan.items.length * plan.epochs);
    let left = 0;
    for (let ordinal = 0; ordinal < ordinals.length; ordinal++) {
      if (this.#state(ordinal) !== scored) ordinals[left++] = ordinal;
    }
    this.#ordinals = ordinals.subarray(0, left);
    this.done = ordinals.length - left;
  }

  get length(): number {
    return this.#ordinals.length;
  }

  at(index: number): Task {
    const ordinal = this.#ordinals[index]!;
    const state = this.#state(ordinal);
    return {
      position: this.#position(ordinal),
      epoch: ordinal % this.#epochs,
      ordinal,
      scoreOnly: state === answered,
      sentBefore: state === missing && ordinal <= this.#through,
    };
  }

  /** Position of the item of each sample that is left. */
  *positions(): Generator<number> {
    for (const ordinal of this.#ordinals) yield this.#position(ordinal);
  }

  #position(ordinal: number): number {
    return this.#positions[Math.floor(ordinal / this.#epochs)]!;
  }

  #state(ordinal: number): number {
    const epoch = ordinal % this.#epochs;
    return this.#known[this.#position(ordinal) * this.#epochs + epoch]!;
  }
}

/** What the store has of each sample, in plan order. */
type Known = Uint8Array;
const [missing, failed, answered, scored] = [0, 1, 2, 3];

/** Nothing is done yet. */
export function allSamples(plan: Plan, order: Order): Worklist {
  return new Worklist(plan, order, new Uint8Array(plan.items.length * plan.epochs), -1);
}

/** What the store says is left to do. */
export async function worklist(
  store: Store,
  { run, plan, headline }: Prepared,
  order: Order,
): Promise<Worklist> {
  const { items, epochs } = plan;
  const known = new Uint8Array(items.length * epochs);
  // Both are in the order of the plan, which the lock holds to be the same.
  let position = 0;
  for await (const chunk of store.committed(run, headline)) {
    for (const sample of chunk) {
      while (items[position]!.id !== sample.item) position++;
      known[position * epochs + sample.epoch] = sample.failed
        ? failed
        : sample.scored
          ? scored
          : answered;
    }
  }
  return new Worklist(plan, order, known, await sentThrough(store, run, order));
}
