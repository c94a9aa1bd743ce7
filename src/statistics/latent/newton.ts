import { type Curves, createCurves, setCurves } from './curves.ts';
import { createDenseSolver, type DenseSolver, solveDense } from './dense-solver.ts';
import type { Layout } from './layout.ts';
import { createRowTerms, type RowTerms, setRowTerms } from './loss.ts';
import { assemble, createNormalEquations, type NormalEquations } from './normal-equations.ts';
import type { LatentObservations } from './observations.ts';
import { cloneParameters, copyParameters, type Parameters } from './parameters.ts';
import { type Priors, penalty } from './priors.ts';

/** What a search for the optimum works on; made once, used by every round and every draw. */
export interface Search {
  readonly o: LatentObservations;
  readonly layout: Layout;
  readonly curves: Curves;
  readonly terms: RowTerms;
  readonly equations: NormalEquations;
  readonly solver: DenseSolver;
}

export function createSearch(o: LatentObservations, layout: Layout): Search {
  return {
    o,
    layout,
    curves: createCurves(layout.rows),
    terms: createRowTerms(layout.rows),
    equations: createNormalEquations(layout),
    solver: createDenseSolver(layout.size),
  };
}

/** The function that is minimised. */
export interface Objective {
  readonly priors: Priors;
  /** Standard deviation of each row, in score. */
  readonly scale: Float64Array;
  readonly degrees: number;
  /** Bootstrap weights of the rows. */
  readonly draw?: Float64Array;
}

export interface SearchResult {
  readonly steps: number;
  readonly objective: number;
  /** Half the last Newton decrement: how much the objective could still fall. */
  readonly decrement: number;
  readonly converged: boolean;
}

/** Loss and prior at the parameters; leaves curves and row terms set. */
export function evaluate(
  search: Search,
  parameters: Parameters,
  { priors, scale, degrees, draw }: Objective,
  curvature: 'newton' | 'weights' = 'newton',
): number {
  setCurves(search.curves, search.o, search.layout, parameters);
  const loss = setRowTerms(search.terms, search.o, search.curves, scale, degrees, curvature, draw);
  return loss + penalty(parameters, search.layout, priors);
}

/** Largest change of a parameter in one step, logits. */
const longestStep = 1;
const mostDamping = 1e8;
/** Newton decrement below which the second derivative is trusted. */
const nearOptimum = 1;
/** A step need not be more exact than the quadratic model that it minimises. */
const stepAccuracy = 0.02;

/**
 * Levenberg-Marquardt on the Schur complement: each step either lowers the objective or is taken
 * back and damped. Stops when a full step would lower it by less than `tolerance`.
 *
 * @param parameters start, and result.
 */
export function minimise(
  search: Search,
  parameters: Parameters,
  objective: Objective,
  tolerance: number,
  mostSteps: number,
  startDamping: number,
): SearchResult {
  const { equations, solver } = search;
  const before = cloneParameters(parameters);
  // IRLS weights overstate the curvature of outliers, so that steps far out are safe; the second
  // derivative finishes in fewer of them.
  let curvature: 'newton' | 'weights' = 'weights';
  let value = evaluate(search, parameters, objective, curvature);
  let damping = startDamping;
  let decrement = Number.POSITIVE_INFINITY;
  let steps = 0;
  while (steps < mostSteps) {
    assemble(search, parameters, objective.priors, damping);
    const move = solveDense(solver, equations.matrix, equations.right, stepAccuracy);
    decrement = predictedDrop(equations, move);
    if (decrement < tolerance && damping === 0) break;
    if (decrement < nearOptimum) curvature = 'newton';
    copyParameters(parameters, before);
    takeStep(search, parameters, objective.priors, move);
    if (curvature === 'weights' && damping === 0 && steps % 2 === 1) reach(before, parameters);
    steps++;
    const next = evaluate(search, parameters, objective, curvature);
    if (next <= value + 1e-12 * Math.abs(value)) {
      value = next;
      damping = damping < 1e-5 ? 0 : damping / 20;
      continue;
    }
    copyParameters(before, parameters);
    evaluate(search, parameters, objective, curvature);
    damping = Math.max(1e-4, damping * 10);
    if (damping > mostDamping) break;
  }
  return { steps, objective: value, decrement, converged: decrement < tolerance };
}

/**
 * Doubles the step just taken. IRLS weights bound the loss from above, so that up to twice its step
 * lowers the bound; every other step is doubled, which shortens the way where outliers make it slow.
 */
function reach(before: Parameters, parameters: Parameters): void {
  for (const name of ['dense', 'intercept', 'logSlope', 'group'] as const) {
    const from = before[name];
    const to = parameters[name];
    for (let k = 0; k < to.length; k++) to[k]! += to[k]! - from[k]!;
  }
}

/** Half of g' H^-1 g, with the eliminated blocks. */
function predictedDrop(equations: NormalEquations, move: Float64Array): number {
  const { right, inverse, blockRight, groupRight, groupCurvature } = equations;
  let sum = 0;
  for (let k = 0; k < move.length; k++) sum += right[k]! * move[k]!;
  for (let b = 0; b < inverse.length / 3; b++) {
    const r0 = blockRight[2 * b]!;
    const r1 = blockRight[2 * b + 1]!;
    sum +=
      inverse[3 * b]! * r0 * r0 + 2 * inverse[3 * b + 1]! * r0 * r1 + inverse[3 * b + 2]! * r1 * r1;
  }
  for (let g = 0; g < groupRight.length; g++) {
    sum += (groupRight[g]! * groupRight[g]!) / groupCurvature[g]!;
  }
  return sum / 2;
}

/** Adds the dense step and, by back-substitution, those of every benchmark and harness group. */
function takeStep(
  { o, layout, equations, terms, curves }: Search,
  { dense, intercept, logSlope, group }: Parameters,
  priors: Priors,
  whole: Float64Array,
): void {
  const { touched, touchedStart, order, start, rowMode, rowSource } = layout;
  // Held one by one: a single parameter far off must not shorten the step of all.
  const move = whole.map((d) => Math.max(-longestStep, Math.min(longestStep, d)));
  const groupMove = new Float64Array(layout.groups);
  for (let b = 0; b < layout.benchmarks; b++) {
    let r0 = equations.blockRight[2 * b]!;
    let r1 = equations.blockRight[2 * b + 1]!;
    for (let x = touchedStart[b]!; x < touchedStart[b + 1]!; x++) {
      r0 -= equations.coupling[2 * x]! * move[touched[x]!]!;
      r1 -= equations.coupling[2 * x + 1]! * move[touched[x]!]!;
    }
    const i00 = equations.inverse[3 * b]!;
    const i01 = equations.inverse[3 * b + 1]!;
    const i11 = equations.inverse[3 * b + 2]!;
    const d0 = i00 * r0 + i01 * r1;
    const d1 = i01 * r0 + i11 * r1;
    const share = Math.min(1, longestStep / Math.max(Math.abs(d0), 2 * Math.abs(d1), 1e-300));
    const slope = Math.exp(logSlope[b]!);
    for (let k = start[b]!; k < start[b + 1]! && layout.groups > 0; k++) {
      const i = order[k]!;
      if (o.group[i]! < 0) continue;
      let shift = slope * move[o.model[i]!]!;
      if (rowMode[i]! >= 0) shift += slope * move[rowMode[i]!]!;
      if (rowSource[i]! >= 0) shift += move[rowSource[i]!]!;
      shift += share * (curves.tilt[i]! * d1 - d0);
      groupMove[o.group[i]!]! += terms.pull[i]! - terms.curvature[i]! * shift;
    }
    intercept[b]! += share * d0;
    logSlope[b]! += share * d1;
  }
  for (let g = 0; g < layout.groups; g++) {
    const pull = groupMove[g]! - group[g]! / priors.harness ** 2;
    group[g]! += pull / equations.groupCurvature[g]!;
  }
  for (let k = 0; k < move.length; k++) dense[k]! += move[k]!;
}
