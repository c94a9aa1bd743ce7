import type { Store } from '../store/store.ts';
import { type Order, orderSamples, type PlannedSample } from './order.ts';
import type { Prepared } from './prepare.ts';
import { sentThrough } from './sent-marks.ts';

/** A sample that is still to be done. */
export interface Task extends PlannedSample {
  /** Place in the order of all samples. */
  readonly ordinal: number;
  /** The response is there and only its score is missing. */
  readonly scoreOnly: boolean;
  /** An earlier process sent its request and was killed before the answer was stored. */
  readonly sentBefore: boolean;
}

export interface Worklist {
  order: Order;
  tasks: Task[];
  /** Samples that are stored and judged. */
  done: number;
}

/** What is left to do of a run, in order. */
export async function worklist(
  store: Store,
  { run, plan, headline }: Prepared,
  order: Order,
): Promise<Worklist> {
  const stored = new Map<string, { failed: boolean; scored: boolean }>();
  for await (const chunk of store.committed(run, headline)) {
    for (const sample of chunk) stored.set(`${sample.epoch} ${sample.item}`, sample);
  }
  const through = await sentThrough(store, run, order);
  const tasks: Task[] = [];
  let done = 0;
  orderSamples(plan, order).forEach(({ position, epoch }, ordinal) => {
    const known = stored.get(`${epoch} ${plan.items[position]!.record.id}`);
    if (known && !known.failed && known.scored) {
      done++;
      return;
    }
    const scoreOnly = known !== undefined && !known.failed;
    const sentBefore = known === undefined && ordinal <= through;
    tasks.push({ position, epoch, ordinal, scoreOnly, sentBefore });
  });
  return { order, tasks, done };
}
