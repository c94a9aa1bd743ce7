import { useEffect, useRef, useState } from 'react';
import type { SuiteWeight } from '../../../src/ranking/ranking.ts';
import { navigate, useLocation } from '../../location.ts';
import { withParameter } from '../../question.ts';
import { readWeights, type Weights, writeWeights } from './weights-text.ts';

/** Milliseconds without a move after which the address follows: browsers allow it few changes. */
const settleTime = 200;

interface State {
  /** What the address said when it was last looked at. */
  seen: string | null;
  /** What was last written to it from here. */
  written: string | null;
  weights: Weights;
}

/**
 * The weights of the page: they follow the sliders at once, and the address a moment later. Who
 * changes them says which are the suite's own, because the address names only others.
 */
export function useWeights(): [Weights, (weights: Weights, own: readonly SuiteWeight[]) => void] {
  const { path, search } = useLocation();
  const asked = new URLSearchParams(search).get('weights');
  const [state, setState] = useState<State>(() => ({
    seen: asked,
    written: asked,
    weights: readWeights(asked),
  }));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address changed from elsewhere: by the back button, or by the reader's other fields.
  if (asked !== state.seen && path === '/rankings') {
    const weights = asked === state.written ? state.weights : readWeights(asked);
    setState({ seen: asked, written: asked, weights });
  }
  const change = (weights: Weights, own: readonly SuiteWeight[]): void => {
    setState((before) => ({ ...before, weights }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const written = writeWeights(weights, own);
      setState((before) => ({ ...before, written: written ?? null }));
      navigate(withParameter(path, search, { weights: written }), { replace: true });
    }, settleTime);
  };
  return [state.weights, change];
}
