export type { Span, SpanEstimate } from './censored.ts';
export type { Band, FrontierLag } from './frontier-lag.ts';
export { frontierLag } from './frontier-lag.ts';
export type { ModelSpans, TwoGroups } from './matching.ts';
export { catchUpTimes, modelLags } from './matching.ts';
export type { DatedAbilities, LeftOut } from './members.ts';
export { daysPerMonth } from './members.ts';
export type { RunningBest, RunningBestOptions } from './running-best.ts';
export { runningBest } from './running-best.ts';
