import { editDistance } from '../find.ts';

/**
 * A remedy for an id that does not exist: the nearest existing ids first, then what to do if it is
 * meant to be new.
 */
export function didYouMean(wanted: string, known: Iterable<string>, otherwise: string): string {
  const near = nearest(wanted, known);
  return near.length === 0
    ? otherwise
    : `did you mean ${near.join(' or ')}? Otherwise ${otherwise}`;
}

/** Up to three known ids within a third of the length of the wanted one, nearest first. */
export function nearest(wanted: string, known: Iterable<string>): string[] {
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  const found: { id: string; distance: number }[] = [];
  for (const id of known) {
    if (Math.abs(id.length - wanted.length) > limit) continue;
    const distance = editDistance(id, wanted);
    if (distance <= limit) found.push({ id, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
}
