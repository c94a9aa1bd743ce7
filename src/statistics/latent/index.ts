export {
  type Admission,
  admit,
  type Exclusion,
  type ExclusionReason,
} from './admit.ts';
export {
  type BootstrapOptions,
  bootstrapDraw,
  bootstrapDraws,
  createDrawMaker,
  type DrawMaker,
  type LatentDraw,
  type LatentDraws,
} from './bootstrap.ts';
export {
  type CategoryAbilities,
  categoryAbilities,
  type ProfileEntry,
  residualProfile,
} from './categories.ts';
export { type EncodedRows, encodeRows } from './encode.ts';
export {
  defaultEvidenceRule,
  type EvidenceRule,
  type ModelEvidence,
  modelEvidence,
  type UnrankedReason,
} from './evidence.ts';
export { fitLatent, type LatentOptions } from './fit.ts';
export { laplaceCovariance } from './laplace.ts';
export { type LatentObservations, type SourceType, sourceTypes } from './observations.ts';
export {
  differenceInterval,
  type PointDraws,
  type PointInterval,
  pointInterval,
  type ReferenceSuite,
  suitePoints,
} from './points.ts';
export { type CellPrediction, type CellQuery, createPredictor, type Predictor } from './predict.ts';
export {
  type BenchmarkFacts,
  type Effort,
  efforts,
  type Mode,
  modes,
  type ScoreRecord,
  type SelectedRow,
} from './records.ts';
export type {
  Convergence,
  LatentFit,
  ModeEffect,
  SourceEffect,
  VarianceComponents,
} from './result.ts';
export { type DropReason, type Selection, selectRows } from './select.ts';
export { type PairedExcess, type SelfReportExcess, selfReportExcess } from './self-report.ts';
export type { LatentState } from './state.ts';
export { type Surprise, surprises } from './surprises.ts';
export { type Validation, type ValidationOptions, validate } from './validate.ts';
