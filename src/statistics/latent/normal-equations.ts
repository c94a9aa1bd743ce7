import type { Curves } from './curves.ts';
import type { Layout } from './layout.ts';
import type { RowTerms } from './loss.ts';
import type { LatentObservations } from './observations.ts';
import type { Parameters } from './parameters.ts';
import { addDensePriors, interceptSd, type Priors, slopeSd } from './priors.ts';

/**
 * The normal equations after elimination of each benchmark's harness groups (diagonal) and then of
 * its intercept and log-slope (2 x 2): a Schur complement in the dense parameters, and what is
 * needed to come back (STATISTICS C4.5).
 */
export interface NormalEquations {
  /** Schur complement, size x size, lower triangle. */
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  /** Of each benchmark: inverse (i00, i01, i11) of its 2 x 2 block, and its right side (r0, r1). */
  readonly inverse: Float64Array;
  readonly blockRight: Float64Array;
  /** Coupling of intercept and log-slope with each touched dense parameter, two a place. */
  readonly coupling: Float64Array;
  /** Of each harness group: its curvature and right side. */
  readonly groupCurvature: Float64Array;
  readonly groupRight: Float64Array;
  /** Work space of the largest benchmark. */
  readonly local: Float64Array;
  readonly localRight: Float64Array;
  readonly column: Float64Array;
}

export function createNormalEquations(layout: Layout): NormalEquations {
  let widest = 0;
  for (let b = 0; b < layout.benchmarks; b++) {
    widest = Math.max(widest, layout.touchedStart[b + 1]! - layout.touchedStart[b]!);
  }
  return {
    matrix: new Float64Array(layout.size * layout.size),
    right: new Float64Array(layout.size),
    inverse: new Float64Array(3 * layout.benchmarks),
    blockRight: new Float64Array(2 * layout.benchmarks),
    coupling: new Float64Array(2 * layout.touched.length),
    groupCurvature: new Float64Array(layout.groups),
    groupRight: new Float64Array(layout.groups),
    local: new Float64Array(widest * widest),
    localRight: new Float64Array(widest),
    column: new Float64Array(widest),
  };
}

/** The rows at one point of the parameters, and where their equations go. */
export interface LinearisedRows {
  readonly o: LatentObservations;
  readonly layout: Layout;
  readonly curves: Curves;
  readonly terms: RowTerms;
  readonly equations: NormalEquations;
}

/** @param damping adds this share of every diagonal entry (Levenberg-Marquardt). */
export function assemble(
  point: LinearisedRows,
  parameters: Parameters,
  priors: Priors,
  damping: number,
): void {
  const { equations, layout } = point;
  equations.matrix.fill(0);
  equations.right.fill(0);
  addDensePriors(equations.matrix, equations.right, parameters, layout, priors);
  for (let b = 0; b < layout.benchmarks; b++) {
    addBenchmark(point, parameters, priors, damping, b);
  }
  if (damping > 0) {
    for (let k = 0; k < layout.size; k++) equations.matrix[k * layout.size + k]! *= 1 + damping;
  }
}

function addBenchmark(
  { equations, layout, o, curves, terms }: LinearisedRows,
  { intercept, logSlope, group }: Parameters,
  priors: Priors,
  damping: number,
  b: number,
): void {
  const { pull, curvature } = terms;
  const { order, start, places, touchedStart, groups } = layout;
  const { local, localRight, column, coupling } = equations;
  const first = touchedStart[b]!;
  const width = touchedStart[b + 1]! - first;
  const slope = Math.exp(logSlope[b]!);
  const values = [slope, slope, 1];
  const at = 2 * first;
  local.fill(0, 0, width * width);
  localRight.fill(0, 0, width);
  coupling.fill(0, at, at + 2 * width);
  let a00 = 1 / interceptSd ** 2;
  let a01 = 0;
  let a11 = 1 / slopeSd ** 2;
  let r0 = -intercept[b]! * a00;
  let r1 = -logSlope[b]! * a11;
  let bend = 0;
  const touched: number[] = [];
  const end = start[b + 1]!;
  let k = start[b]!;
  while (k < end) {
    const g = groups > 0 ? o.group[order[k]!]! : -1;
    let groupCurvature = 1 / priors.harness ** 2;
    let groupRight = g >= 0 ? -group[g]! * groupCurvature : 0;
    let c0 = 0;
    let c1 = 0;
    touched.length = 0;
    for (; k < end; k++) {
      const i = order[k]!;
      if (groups > 0 && o.group[i]! !== g) break;
      const h = curvature[i]!;
      const f = pull[i]!;
      const tilt = curves.tilt[i]!;
      for (let x = 0; x < 3; x++) {
        const place = places[3 * i + x]!;
        if (place < 0) continue;
        const v = values[x]! * h;
        localRight[place]! += values[x]! * f;
        coupling[at + 2 * place]! -= v;
        coupling[at + 2 * place + 1]! += v * tilt;
        if (column[place] === 0) touched.push(place);
        column[place]! += v;
        for (let y = 0; y <= x; y++) {
          const other = places[3 * i + y]!;
          // Places ascend with the dense index, and abilities, modes, sources stand in this order.
          if (other >= 0) local[place * width + other]! += v * values[y]!;
        }
      }
      a00 += h;
      a01 -= h * tilt;
      a11 += h * tilt * tilt;
      r0 -= f;
      r1 += f * tilt;
      bend -= f * tilt;
      groupCurvature += h;
      groupRight += f;
      c0 -= h;
      c1 += h * tilt;
    }
    if (g >= 0) {
      const inverse = 1 / groupCurvature;
      for (const x of touched) {
        const v = column[x]! * inverse;
        localRight[x]! -= v * groupRight;
        coupling[at + 2 * x]! -= v * c0;
        coupling[at + 2 * x + 1]! -= v * c1;
        for (const y of touched) if (y <= x) local[x * width + y]! -= v * column[y]!;
      }
      a00 -= c0 * c0 * inverse;
      a01 -= c0 * c1 * inverse;
      a11 -= c1 * c1 * inverse;
      r0 -= c0 * groupRight * inverse;
      r1 -= c1 * groupRight * inverse;
      equations.groupCurvature[g] = groupCurvature;
      equations.groupRight[g] = groupRight;
    }
    for (const x of touched) column[x] = 0;
  }
  // The curve bends in the log-slope, too; without this, steps overshoot where a benchmark is flat.
  a11 += Math.max(0, bend);
  a00 *= 1 + damping;
  a11 *= 1 + damping;
  const determinant = a00 * a11 - a01 * a01;
  const inverse = [a11 / determinant, -a01 / determinant, a00 / determinant] as const;
  equations.inverse.set(inverse, 3 * b);
  equations.blockRight[2 * b] = r0;
  equations.blockRight[2 * b + 1] = r1;
  scatter(equations, layout, b, inverse, r0, r1);
}

/** Eliminates the 2 x 2 block and adds what remains to the Schur complement, two rows at a time. */
function scatter(
  { matrix, right, local, localRight, coupling }: NormalEquations,
  { touched, touchedStart, size }: Layout,
  b: number,
  [i00, i01, i11]: readonly [number, number, number],
  r0: number,
  r1: number,
): void {
  const first = touchedStart[b]!;
  const width = touchedStart[b + 1]! - first;
  const at = 2 * first;
  for (let x = 0; x < width; x += 2) {
    const c0 = coupling[at + 2 * x]!;
    const c1 = coupling[at + 2 * x + 1]!;
    const g0 = i00 * c0 + i01 * c1;
    const g1 = i01 * c0 + i11 * c1;
    const row = touched[first + x]! * size;
    const from = x * width;
    right[touched[first + x]!]! += localRight[x]! - g0 * r0 - g1 * r1;
    matrix[row + touched[first + x]!]! += local[from + x]! - g0 * c0 - g1 * c1;
    if (x + 1 === width) {
      for (let y = 0; y < x; y++) {
        matrix[row + touched[first + y]!]! +=
          local[from + y]! - g0 * coupling[at + 2 * y]! - g1 * coupling[at + 2 * y + 1]!;
      }
      return;
    }
    const d0 = coupling[at + 2 * x + 2]!;
    const d1 = coupling[at + 2 * x + 3]!;
    const h0 = i00 * d0 + i01 * d1;
    const h1 = i01 * d0 + i11 * d1;
    const next = touched[first + x + 1]! * size;
    const below = from + width;
    right[touched[first + x + 1]!]! += localRight[x + 1]! - h0 * r0 - h1 * r1;
    matrix[next + touched[first + x]!]! += local[below + x]! - h0 * c0 - h1 * c1;
    matrix[next + touched[first + x + 1]!]! += local[below + x + 1]! - h0 * d0 - h1 * d1;
    for (let y = 0; y < x; y++) {
      const column = touched[first + y]!;
      const e0 = coupling[at + 2 * y]!;
      const e1 = coupling[at + 2 * y + 1]!;
      matrix[row + column]! += local[from + y]! - g0 * e0 - g1 * e1;
      matrix[next + column]! += local[below + y]! - h0 * e0 - h1 * e1;
    }
  }
}
