export { medianAbsoluteDeviation, normalConsistency } from './absolute-deviation.ts';
export { median, quantile, quantileSorted, quantiles } from './quantile.ts';
export { weightedQuantile } from './weighted-quantile.ts';
