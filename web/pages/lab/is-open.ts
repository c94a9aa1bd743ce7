import type { Openness } from '../../../src/catalog/types.ts';

/** Whether the weights can be downloaded. */
export function isOpenModel({ openness }: { openness: Openness }): boolean {
  return openness === 'open-weights' || openness === 'open-source';
}
