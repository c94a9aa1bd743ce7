import type { Answer, Judgement, Scorer } from '../../scorers/scorer.ts';

/** What a worker is asked: which scorer, and what it is to judge. */
export interface ScoringTask {
  id: string;
  version: string;
  /** Null: the catalogue of scorers. */
  module: string | null;
  answer: Answer;
  target: unknown;
}

/** Runs in a worker thread, which is ended when it takes too long. */
export default async function score(task: ScoringTask): Promise<Judgement> {
  const scorer = await load(task);
  if (scorer.version !== task.version) {
    throw new Error(`the worker has ${scorer.id}@${scorer.version}, not @${task.version}`);
  }
  return await scorer.score(task.answer, task.target, {});
}

async function load({ id, module }: ScoringTask): Promise<Scorer> {
  if (module !== null) return ((await import(module)) as { default: Scorer }).default;
  const { loadScorer } = await import('../../scorers/catalogue.ts');
  return await loadScorer(id);
}
