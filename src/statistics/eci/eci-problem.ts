import { StatisticsError } from '../errors.ts';
import { solveSymmetric } from '../linear/index.ts';
import type { EciScores } from './fit-eci.ts';

export interface EciProblem {
  /** With clipped performances. */
  readonly scores: EciScores;
  readonly anchor: number;
  /** Weight of each squared parameter. */
  readonly penalty: number;
}

export interface EciPoint {
  readonly capability: Float64Array;
  readonly difficulty: Float64Array;
  readonly discriminability: Float64Array;
}

/** Bounds of Epoch's fit. */
const widest = 10;
const flattest = 0.1;
const steepest = 10;

/** Half the sum of squared residuals and penalties; the anchor's discriminability is not penalised. */
export function evaluateEci({ scores, anchor, penalty }: EciProblem, point: EciPoint): number {
  const { model, benchmark, performance } = scores;
  const { capability, difficulty, discriminability } = point;
  let sum = 0;
  for (let i = 0; i < performance.length; i++) {
    const b = benchmark[i]!;
    const eta = discriminability[b]! * (capability[model[i]!]! - difficulty[b]!);
    sum += (sigmoid(eta) - performance[i]!) ** 2;
  }
  let squares = 0;
  for (const value of capability) squares += value * value;
  for (const value of difficulty) squares += value * value;
  discriminability.forEach((value, b) => {
    if (b !== anchor) squares += value * value;
  });
  return (sum + penalty * squares) / 2;
}

/**
 * One damped step within the bounds: a parameter at its bound that wants to leave it stays; each
 * benchmark's 2 x 2 block is eliminated and a system in the capabilities is solved.
 *
 * @param exact Newton's matrix instead of Gauss and Newton's, which is safe but slow near the end.
 * @throws StatisticsError `not-positive-definite` when the exact matrix is not.
 * @returns the new point, and by how much the quadratic model says that the cost falls.
 */
export function linearise(
  { scores, anchor, penalty }: EciProblem,
  point: EciPoint,
  damping: number,
  exact: boolean,
): { next: EciPoint; drop: number } {
  const { model, benchmark, performance, modelCount, benchmarkCount } = scores;
  const { capability, difficulty, discriminability } = point;
  const size = modelCount;
  const matrix = new Float64Array(size * size);
  const right = capability.map((value) => -penalty * value);
  const block = new Float64Array(3 * benchmarkCount);
  const r0 = difficulty.map((value) => -penalty * value);
  const r1 = discriminability.map((value, b) => (b === anchor ? 0 : -penalty * value));
  const c0 = new Float64Array(benchmarkCount * size);
  const c1 = new Float64Array(benchmarkCount * size);
  for (let m = 0; m < size; m++) matrix[m * size + m] = penalty;
  for (let b = 0; b < benchmarkCount; b++)
    block.set([penalty, 0, b === anchor ? 0 : penalty], 3 * b);
  for (let i = 0; i < performance.length; i++) {
    const b = benchmark[i]!;
    const m = model[i]!;
    const distance = capability[m]! - difficulty[b]!;
    const p = sigmoid(discriminability[b]! * distance);
    const q = p * (1 - p);
    const alpha = discriminability[b]!;
    const residual = performance[i]! - p;
    const pull = residual * q;
    const h = q * q - (exact ? pull * (1 - 2 * p) : 0);
    const bend = exact ? pull : 0;
    const free = b === anchor ? 0 : 1;
    const cross = free * (h * alpha * distance - bend);
    matrix[m * size + m]! += h * alpha * alpha;
    right[m]! += alpha * pull;
    block[3 * b]! += h * alpha * alpha;
    block[3 * b + 1]! -= cross;
    block[3 * b + 2]! += free * h * distance * distance;
    r0[b]! -= alpha * pull;
    r1[b]! += free * distance * pull;
    c0[b * size + m]! -= h * alpha * alpha;
    c1[b * size + m]! += cross;
  }
  hold(point, anchor, { matrix, right, block, r0, r1, c0, c1, size });
  for (let m = 0; m < size; m++) matrix[m * size + m]! *= 1 + damping;
  const inverse = new Float64Array(3 * benchmarkCount);
  for (let b = 0; b < benchmarkCount; b++) {
    const a00 = block[3 * b]! * (1 + damping);
    const a01 = block[3 * b + 1]!;
    const a11 = block[3 * b + 2]! * (1 + damping);
    const determinant = a00 * a11 - a01 * a01;
    if (!(a00 > 0 && determinant > 0)) {
      throw new StatisticsError(
        'not-positive-definite',
        `benchmark ${b} has no proper minimum here`,
      );
    }
    inverse.set([a11 / determinant, -a01 / determinant, a00 / determinant], 3 * b);
    const [i00, i01, i11] = [inverse[3 * b]!, inverse[3 * b + 1]!, inverse[3 * b + 2]!];
    for (let m = 0; m < size; m++) {
      const g0 = i00 * c0[b * size + m]! + i01 * c1[b * size + m]!;
      const g1 = i01 * c0[b * size + m]! + i11 * c1[b * size + m]!;
      if (g0 === 0 && g1 === 0) continue;
      right[m]! -= g0 * r0[b]! + g1 * r1[b]!;
      for (let n = 0; n <= m; n++) {
        matrix[m * size + n]! -= g0 * c0[b * size + n]! + g1 * c1[b * size + n]!;
      }
    }
  }
  const move = solveSymmetric(matrix, size, right);
  let drop = 0;
  for (let m = 0; m < size; m++) drop += (move[m]! * right[m]!) / 2;
  const next: EciPoint = {
    capability: capability.map((value, m) => within(value + move[m]!, -widest, widest)),
    difficulty: difficulty.slice(),
    discriminability: discriminability.slice(),
  };
  for (let b = 0; b < benchmarkCount; b++) {
    const [i00, i01, i11] = [inverse[3 * b]!, inverse[3 * b + 1]!, inverse[3 * b + 2]!];
    const [f0, f1] = [r0[b]!, r1[b]!];
    drop += (i00 * f0 * f0 + 2 * i01 * f0 * f1 + i11 * f1 * f1) / 2;
    let s0 = f0;
    let s1 = f1;
    for (let m = 0; m < size; m++) {
      s0 -= c0[b * size + m]! * move[m]!;
      s1 -= c1[b * size + m]! * move[m]!;
    }
    next.difficulty[b] = within(difficulty[b]! + i00 * s0 + i01 * s1, -widest, widest);
    const alpha = discriminability[b]! + i01 * s0 + i11 * s1;
    next.discriminability[b] = b === anchor ? 1 : within(alpha, flattest, steepest);
  }
  return { next, drop };
}

/** Takes parameters out of the step: the anchor's slope, and what presses against its bound. */
function hold(
  { capability, difficulty, discriminability }: EciPoint,
  anchor: number,
  system: {
    matrix: Float64Array;
    right: Float64Array;
    block: Float64Array;
    r0: Float64Array;
    r1: Float64Array;
    c0: Float64Array;
    c1: Float64Array;
    size: number;
  },
): void {
  const { matrix, right, block, r0, r1, c0, c1, size } = system;
  const presses = (value: number, pull: number, low: number, high: number): boolean =>
    (value <= low && pull < 0) || (value >= high && pull > 0);
  for (let b = 0; b < difficulty.length; b++) {
    const slope = b === anchor || presses(discriminability[b]!, r1[b]!, flattest, steepest);
    const place = presses(difficulty[b]!, r0[b]!, -widest, widest);
    if (slope) {
      block[3 * b + 2] = 1;
      r1[b] = 0;
      c1.fill(0, b * size, (b + 1) * size);
    }
    if (place) {
      block[3 * b] = 1;
      r0[b] = 0;
      c0.fill(0, b * size, (b + 1) * size);
    }
    if (slope || place) block[3 * b + 1] = 0;
  }
  for (let m = 0; m < size; m++) {
    if (!presses(capability[m]!, right[m]!, -widest, widest)) continue;
    matrix[m * size + m] = 1;
    right[m] = 0;
    for (let b = 0; b < difficulty.length; b++) {
      c0[b * size + m] = 0;
      c1[b * size + m] = 0;
    }
  }
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function sigmoid(x: number): number {
  const tail = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
}
