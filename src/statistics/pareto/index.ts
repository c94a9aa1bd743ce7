export type { OffChart, ParetoFront, ParetoProbability } from './pareto-front.ts';
export { paretoFront, paretoProbability } from './pareto-front.ts';
