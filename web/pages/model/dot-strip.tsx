import type { ShownScore } from '../../../src/server/api.ts';
import { barAxis, placeOn } from '../../charts/interval-bar.tsx';

/** The values of one test on one line: the one that counts filled, the others hollow. */
export function DotStrip({ scores }: { scores: readonly ShownScore[] }) {
  const units = new Set(scores.map((score) => score.unit));
  const values = scores.map((score) => score.score);
  if (units.size > 1 || Math.min(...values) === Math.max(...values)) return null;
  const axis = barAxis(values, [-1e9, 1e9]);
  const at = (value: number): string => `${placeOn(axis, value).toFixed(2)}%`;
  return (
    <svg className="dot-strip" aria-hidden="true">
      <line x1="0" x2="100%" y1="10" y2="10" className="dot-strip-base" />
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line x1={at(tick)} x2={at(tick)} y1="10" y2="14" className="dot-strip-base" />
          <text x={at(tick)} y="26" textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {[...scores].reverse().map((score) => (
        <circle
          key={`${score.document} ${score.score} ${JSON.stringify(score.conditions)}`}
          cx={at(score.score)}
          cy="10"
          r={score.counts ? 5 : 4}
          className={score.counts ? 'dot-counts' : 'dot-other'}
        />
      ))}
    </svg>
  );
}
