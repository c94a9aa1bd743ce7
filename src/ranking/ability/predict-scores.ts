import type { Catalog } from '../../catalog/index.ts';
import { StatisticsError } from '../../statistics/errors.ts';
import { createPredictor, fitLatent } from '../../statistics/latent/index.ts';
import { RankingError } from '../error.ts';
import type { EvidenceFilter } from '../select-score.ts';
import { evidenceKey } from './evidence-key.ts';
import { abilityProblem } from './problem.ts';

/**
 * A score that an independent source could publish of a model in its best mode: percent, and the
 * higher the better, as cells are.
 */
export interface PredictedScore {
  value: number;
  /** Standard deviation of the fit: shared by what else is predicted of the model. */
  fit_sd: number;
  /** Standard deviation of a published score around the right prediction. */
  own_sd: number;
}

/** Null when the fit lacks the model or the benchmark. */
export type PredictScore = (model: string, benchmark: string) => PredictedScore | null;

const predictors = new WeakMap<Catalog, Map<string, PredictScore>>();

/** Fits of other evidence that are remembered, the oldest given up first. */
const remembered = 4;

/**
 * Predicts scores from the latent fit and the residuals of a model's other scores (STATISTICS C3.4,
 * C4.8; held out, 89 % of scores lie inside the 90 % intervals). Fits once for a choice of evidence:
 * one to two seconds.
 * @throws RankingError `evidence` when there are too few scores for a fit.
 */
export function scorePredictor(catalog: Catalog, evidence: EvidenceFilter): PredictScore {
  const known = predictors.get(catalog) ?? new Map<string, PredictScore>();
  predictors.set(catalog, known);
  const key = evidenceKey(catalog, evidence);
  const found = known.get(key);
  if (found) return found;
  const made = fitPredictor(catalog, evidence);
  if (known.size >= remembered) known.delete(known.keys().next().value as string);
  known.set(key, made);
  return made;
}

function fitPredictor(catalog: Catalog, evidence: EvidenceFilter): PredictScore {
  try {
    const { observations, models, benchmarks } = abilityProblem(catalog, evidence);
    const predict = createPredictor(observations, fitLatent(observations));
    const modelAt = new Map(models.map((id, at) => [id, at]));
    const benchmarkAt = new Map(benchmarks.map((id, at) => [id, at]));
    return (model, benchmark) => {
      const m = modelAt.get(model);
      const b = benchmarkAt.get(benchmark);
      if (m === undefined || b === undefined) return null;
      const { score, sd, fitSd } = predict({ model: m, benchmark: b });
      return {
        value: 100 * score,
        fit_sd: 100 * fitSd,
        own_sd: 100 * Math.sqrt(Math.max(0, sd * sd - fitSd * fitSd)),
      };
    };
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    throw new RankingError(
      'evidence',
      `no missing score can be predicted: ${error.message}; ask with missing=bounds or missing=complete`,
    );
  }
}
