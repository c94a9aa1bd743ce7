import type { Noise, Spread } from './noise.ts';
import type { Parameters } from './parameters.ts';
import type { Priors } from './priors.ts';

/** A fit as the other functions need it: plain data, which a worker thread can be sent. */
export interface LatentState {
  readonly effects: 'all' | 'self' | 'none';
  readonly parameters: Parameters;
  readonly priors: Priors;
  readonly noise: Noise;
  readonly spread: Spread;
  readonly items: Float64Array;
  readonly degrees: number;
}
