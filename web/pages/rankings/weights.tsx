import { useId } from 'react';
import type { SuiteWeight } from '../../../src/ranking/ranking.ts';
import type { MetaAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import type { LiveRanking } from './use-live-ranking.ts';
import { moveWeight, sliderScale, type Weights, writeWeights } from './weights-text.ts';
import './weights.css';

interface WeightsProps {
  live: LiveRanking;
  weights: Weights;
  onChange: (weights: Weights) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** A slider for each component of the suite. */
export function WeightSliders({ live, weights, onChange, open, onOpen }: WeightsProps) {
  const t = words().weighing;
  const own = live.cells?.suite.components;
  return (
    <details className="weights" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary>{t.title}</summary>
      {open && (
        <>
          <p className="note">{t.note}</p>
          {live.failure !== undefined && (
            <p role="alert" lang="en">
              {live.failure}
            </p>
          )}
          {own ? (
            <Sliders own={own} live={live} weights={weights} onChange={onChange} />
          ) : (
            live.failure === undefined && <p className="waiting weights-waiting">{t.loading}</p>
          )}
        </>
      )}
    </details>
  );
}

interface SlidersProps extends Pick<WeightsProps, 'live' | 'weights' | 'onChange'> {
  own: readonly SuiteWeight[];
}

function Sliders({ own, live, weights, onChange }: SlidersProps) {
  const t = words().weighing;
  const meta = useAnswer<MetaAnswer>('meta');
  const changed = writeWeights(weights, own) !== undefined;
  const { max, step } = sliderScale(own);
  const alone = own.filter(({ id, weight }) => (weights[id] ?? weight) > 0).length === 1;
  return (
    <>
      <ul className="weights-list">
        {own.map(({ id, name, weight }, i) => (
          <Slider
            key={id}
            name={meta.component_names[id] ?? name}
            value={weights[id] ?? weight}
            share={live.components[i]?.weight ?? 0}
            max={Math.max(max, weights[id] ?? 0)}
            step={step}
            onMove={(value) => onChange(moveWeight(weights, own, id, value))}
          />
        ))}
      </ul>
      <p className="weights-foot">
        <button type="button" disabled={!changed} onClick={() => onChange({})}>
          {t.reset}
        </button>
        <span role="status">
          {live.failed
            ? t.failed
            : live.stale.ranks || live.stale.chances
              ? t.computing
              : changed
                ? t.computed
                : ''}{' '}
          {alone && t.last}
        </span>
      </p>
    </>
  );
}

interface SliderProps {
  name: string;
  value: number;
  share: number;
  max: number;
  step: number;
  onMove: (value: number) => void;
}

function Slider({ name, value, share, max, step, onMove }: SliderProps) {
  const t = words().weighing;
  const id = useId();
  return (
    <li className="weight">
      <label htmlFor={id}>{name}</label>
      <output htmlFor={id} className="number">
        {format.share(share)}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        // A value from a link may lie between two steps.
        step={Math.abs(value / step - Math.round(value / step)) < 1e-6 ? step : 'any'}
        value={value}
        aria-valuetext={t.share(name, format.share(share))}
        onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
      />
    </li>
  );
}
