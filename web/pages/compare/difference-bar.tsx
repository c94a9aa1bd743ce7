import type { Difference } from '../../../src/ranking/compare.ts';
import { type BarAxis, barAxis, placeOn } from '../../charts/interval-bar.tsx';

/** An axis for differences, each of the one that is ahead, that holds no difference, too. */
export function differenceAxis(differences: readonly Difference[]): BarAxis {
  return barAxis(
    [
      0,
      ...differences.flatMap(({ difference, half_width: w }) => {
        const d = Math.abs(difference);
        return [d - w, d + w];
      }),
    ],
    [-100, 100],
  );
}

/** The lead of the one that is ahead with its interval, and the line of no difference. The text beside it says the same. */
export function DifferenceBar({ difference, axis }: { difference: Difference; axis: BarAxis }) {
  const at = (value: number): string => `${placeOn(axis, value).toFixed(2)}%`;
  const { half_width: w, finding } = difference;
  const d = Math.abs(difference.difference);
  const told = finding === 'first' || finding === 'second';
  return (
    <svg className="difference-bar" aria-hidden="true">
      <line x1={at(0)} x2={at(0)} y1="0" y2="20" className="difference-zero" />
      <line x1={at(d - w)} x2={at(d + w)} y1="10" y2="10" className="difference-interval" />
      <circle cx={at(d)} cy="10" r="4.5" className={told ? 'difference-told' : 'difference-open'} />
    </svg>
  );
}
