import { nearestFlips, weightFlip } from '../statistics/sensitivity/index.ts';
import type { RankedRow, SuiteWeight } from './ranking.ts';

/** How far the first place is from changing hands when only weights move. */
export type LeaderFlip =
  | {
      kind: 'flip';
      leader: string;
      /** Model id of who would lead. */
      challenger: string;
      /** Difference of the two scores, points. */
      gap: number;
      /** Share of the weight that has to move, 0 to 1; 0 when they are level. */
      moved: number;
      /** Component ids and shares, largest effect per weight first. */
      moves: { from: string; to: string; weight: number }[];
      /** Models that were compared. */
      among: number;
      /** Missing scores were counted as the middle of what is possible. */
      filled: boolean;
    }
  /** None of those compared is anywhere better than the leader. */
  | { kind: 'none'; leader: string; among: number; filled: boolean }
  /** The leader lacks scores: what it would get there decides, not the weights alone. */
  | { kind: 'open'; leader: string; missing: string[] };

type FlipRow = Pick<RankedRow, 'cells' | 'rank'> & { model: { id: string } };

/**
 * The smallest change of weights that puts another model before the first one.
 * @param rows best first.
 * @param components with the weights that made the order.
 * @param middles what a missing score of each component counts as in the order, percent. Without
 *   them only models with all scores take part: the others' order depends on the unknown, too.
 * @returns undefined when there is nothing to change: fewer than two models, or one component.
 */
export function leaderFlip(
  rows: readonly FlipRow[],
  components: readonly SuiteWeight[],
  middles?: readonly number[],
): LeaderFlip | undefined {
  const [leader] = rows;
  const weighted = components.filter(({ weight }) => weight > 0);
  if (!leader || rows.length < 2 || components.length < 2) return undefined;
  const missing = weighted.filter(({ id }) => scoreOn(leader, id) === null).map(({ id }) => id);
  if (missing.length > 0 && !middles) return { kind: 'open', leader: leader.model.id, missing };
  const compared = middles
    ? rows
    : rows.filter((row) => weighted.every(({ id }) => scoreOn(row, id) !== null));
  if (compared.length < 2) return undefined;
  // A component of weight 0 may receive weight, if all who are compared have a score on it.
  const used = components
    .map((component, b) => ({ ...component, middle: middles?.[b] ?? null }))
    .filter(
      ({ id, middle }) => middle !== null || compared.every((row) => scoreOn(row, id) !== null),
    );
  const scores = compared.flatMap((row) =>
    used.map(({ id, middle }) => scoreOn(row, id) ?? middle!),
  );
  const cells = {
    scores: Float64Array.from(scores),
    weights: Float64Array.from(used, ({ weight }) => weight),
  };
  const first = 0;
  const nearest = nearestFlips(cells);
  const challenger = nearest.challenger[first]!;
  const filled = compared.some((row) => used.some(({ id }) => scoreOn(row, id) === null));
  const base = { leader: leader.model.id, among: compared.length, filled };
  if (challenger < 0) return { kind: 'none', ...base };
  // Of two that are level but for rounding, either may count as the one ahead.
  const level = nearest.moved[first]! < 1e-9;
  const flip = level ? { gap: 0, moved: 0, moves: [] } : weightFlip(cells, first, challenger);
  if (!flip) return { kind: 'none', ...base };
  return {
    kind: 'flip',
    ...base,
    challenger: compared[challenger]!.model.id,
    gap: flip.gap,
    moved: flip.moved,
    moves: flip.moves.map(({ from, to, weight }) => ({
      from: used[from]!.id,
      to: used[to]!.id,
      weight,
    })),
  };
}

function scoreOn(row: FlipRow, component: string): number | null {
  const cell = row.cells.find((each) => each.component === component);
  return cell?.value ?? cell?.predicted?.value ?? null;
}
