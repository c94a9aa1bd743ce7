/** Runs benchmarks on models: plan, generate, score, record. Knows no single benchmark and no command. */
export type {
  Benchmark,
  BenchmarkItem,
  BenchmarkProtocol,
  ChatPrompt,
  CompletionPrompt,
  DataIdentity,
  LoglikelihoodPrompt,
  LoopBenchmark,
  Metric,
  Prompt,
  SampleLimits,
  ScorerUse,
  SingleTurnBenchmark,
} from './benchmark.ts';
export { isSingleTurn } from './benchmark.ts';
export type {
  Execute,
  ExecuteRequest,
  ExecuteResult,
  LoopResult,
  Role,
  Session,
} from './session.ts';
