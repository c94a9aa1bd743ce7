import { StatisticsError } from '../errors.ts';
import type { LatentObservations } from './observations.ts';
import type { LatentFit } from './result.ts';

/** What a model needs before it gets a rank; docs/latent-ability.md gives the reasons. */
export interface EvidenceRule {
  /** Distinct benchmarks in its best mode. Default 5. */
  readonly benchmarks: number;
  /** Distinct families of benchmarks: several parts of one board are one look. Default 3. */
  readonly families: number;
  /** Largest error of its ability, as a share of the spread of abilities. Default 0.4. */
  readonly relativeSd: number;
}

export const defaultEvidenceRule: EvidenceRule = { benchmarks: 5, families: 3, relativeSd: 0.4 };

export type UnrankedReason = 'few-benchmarks' | 'few-families' | 'wide-error';

export interface ModelEvidence {
  readonly model: number;
  /** Rows, and distinct benchmarks, families, documents and categories, in the best mode. */
  readonly rows: number;
  readonly benchmarks: number;
  readonly families: number;
  readonly documents: number;
  readonly categories: number;
  /** Rows that the model's own lab reported. */
  readonly selfReported: number;
  /** `abilitySd` over the spread of abilities. */
  readonly relativeSd: number;
  /** Why the model is not ranked; undefined when it is. */
  readonly unranked: UnrankedReason | undefined;
}

/**
 * What stands behind each model, and whether it suffices for a rank.
 *
 * @throws StatisticsError `out-of-range` for a rule below 0.
 */
export function modelEvidence(
  o: LatentObservations,
  fit: LatentFit,
  rule: EvidenceRule = defaultEvidenceRule,
): ModelEvidence[] {
  for (const [name, value] of Object.entries(rule)) {
    if (!(value >= 0))
      throw new StatisticsError('out-of-range', `${name} is ${value}, not 0 or above`);
  }
  const rows = Map.groupBy(
    [...o.score.keys()].filter((i) => o.mode[i] === 0),
    (i) => o.model[i]!,
  );
  return Array.from(fit.ability, (_, model): ModelEvidence => {
    const list = rows.get(model) ?? [];
    const distinct = (of: (row: number) => number): number => new Set(list.map(of)).size;
    const facts = {
      model,
      rows: list.length,
      benchmarks: distinct((i) => o.benchmark[i]!),
      families: distinct((i) => o.family[o.benchmark[i]!]!),
      documents: distinct((i) => o.document[i]!),
      categories: distinct((i) => o.category[o.benchmark[i]!]!),
      selfReported: list.filter((i) => o.sourceType[i] === 1).length,
      relativeSd: fit.abilitySd[model]! / fit.components.ability,
    };
    return { ...facts, unranked: whyUnranked(facts, rule) };
  });
}

function whyUnranked(
  { benchmarks, families, relativeSd }: Omit<ModelEvidence, 'unranked'>,
  rule: EvidenceRule,
): UnrankedReason | undefined {
  if (benchmarks < rule.benchmarks) return 'few-benchmarks';
  if (families < rule.families) return 'few-families';
  return relativeSd > rule.relativeSd ? 'wide-error' : undefined;
}
