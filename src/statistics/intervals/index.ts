// Everything, at the price of loading the t and beta distributions (about 0.15 s cold). Where the
// start-up counts, import the single file: `published.ts` and `wilson.ts` load next to nothing.
export type { BetaOptions } from './beta-interval.ts';
export { betaInterval } from './beta-interval.ts';
export type { BootstrapEstimate, BootstrapOptions } from './bootstrap-t.ts';
export { bootstrapInterval } from './bootstrap-t.ts';
export type { Scale } from './chance.ts';
export { correctForChance } from './chance.ts';
export { indexClusters } from './clusters.ts';
export { clusteredCovariance } from './covariance.ts';
export type { Reference } from './critical-value.ts';
export type { Estimate, Warning } from './estimate.ts';
export type { MeanEstimate, MeanOptions } from './mean-interval.ts';
export { meanInterval } from './mean-interval.ts';
export type { MeanVariance } from './mean-variance.ts';
export { meanVariance } from './mean-variance.ts';
export type { JudgedEstimate, JudgedItems } from './prediction-powered.ts';
export { judgedInterval } from './prediction-powered.ts';
export { publishedInterval } from './published.ts';
export type { ItemFacts, ItemMeans, Samples } from './samples.ts';
export { itemMeans, observedSamples } from './samples.ts';
export type { ScoreEstimate, ScoreOptions } from './score-interval.ts';
export { scoreInterval } from './score-interval.ts';
export type { VarianceSplit } from './variance-split.ts';
export { splitVariance } from './variance-split.ts';
export { wilsonInterval } from './wilson.ts';
