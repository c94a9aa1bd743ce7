import type { ModelHead } from '../../../src/server/api.ts';
import { isOpenModel } from './is-open.ts';

/** The models of a quarter. */
export interface Quarter {
  /** `2025-Q3` */
  id: string;
  models: ModelHead[];
  open: number;
  closed: number;
  unknown: number;
  /** Of those whose openness is known, 0 to 1; null when there is none. */
  share: number | null;
}

/** From the first release to the last, a quarter without one with nothing in it; undated ones left out. */
export function quartersOf(models: readonly ModelHead[]): Quarter[] {
  const dated = models.filter(({ release_date }) => release_date !== null);
  if (dated.length === 0) return [];
  const byIndex = Map.groupBy(dated, ({ release_date }) => indexOf(release_date!));
  const indexes = [...byIndex.keys()];
  const quarters: Quarter[] = [];
  for (let at = Math.min(...indexes); at <= Math.max(...indexes); at++) {
    const own = (byIndex.get(at) ?? []).sort(byOpenness);
    const open = own.filter(isOpenModel).length;
    const unknown = own.filter(({ openness }) => openness === 'unknown').length;
    const known = own.length - unknown;
    quarters.push({
      id: `${Math.floor(at / 4)}-Q${(at % 4) + 1}`,
      models: own,
      open,
      closed: known - open,
      unknown,
      share: known === 0 ? null : open / known,
    });
  }
  return quarters;
}

/** Quarters since year 0; a date that is a year only, such as `2023`, counts for its first. */
function indexOf(date: string): number {
  const [year = '0', month = '1'] = date.split('-');
  return Number(year) * 4 + Math.floor((Number(month) - 1) / 3);
}

/** Open ones at the bottom of a column, so that their share can be seen. */
function byOpenness(a: ModelHead, b: ModelHead): number {
  return Number(isOpenModel(b)) - Number(isOpenModel(a)) || (a.id < b.id ? -1 : 1);
}
