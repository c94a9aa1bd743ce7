import type { Choice, Qualifying } from '../../../src/ranking/choose.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** A cost with its unit. */
export function writeOneCost(kind: Choice['cost']['kind'], cost: number): string {
  const t = words().choose;
  if (kind === 'memory') return t.gigabytes(cost.toFixed(cost >= 100 ? 0 : 1));
  return kind === 'monthly' ? t.perMonth(format.dollars(cost)) : t.perMillion(format.dollars(cost));
}

/** The same in a column whose head names the unit, or on an axis. */
export function writeCostNumber(kind: Choice['cost']['kind'], cost: number): string {
  return kind === 'memory' ? cost.toFixed(cost >= 100 ? 0 : 1) : format.dollars(cost);
}

/** Everything that a model costs and that is known, what counts first. */
export function writeCost({ cost }: Choice, row: Qualifying): string {
  const t = words().choose;
  const own = row.cost === null ? t.noCost : writeOneCost(cost.kind, row.cost);
  const others = [
    cost.kind === 'price' || row.price_usd_per_m === null
      ? undefined
      : writeOneCost('price', row.price_usd_per_m),
    cost.kind === 'memory' || row.memory === null
      ? undefined
      : writeOneCost('memory', row.memory.total_gb),
  ];
  return [own, ...others.filter((each) => each !== undefined)].join(' · ');
}
