export interface OpennessCriterion {
  /** Key of `openness_evidence` on a model's sheet. */
  id: string;
  name: string;
  /** Made once for the base model, so that a model built on it cannot be more open here. */
  inherited: boolean;
}

export interface OpennessPillar {
  id: string;
  name: string;
  /** Points of 100. */
  weight: number;
  criteria: OpennessCriterion[];
}

const criterion = (id: string, name: string, inherited = false): OpennessCriterion => ({
  id,
  name,
  inherited,
});

/**
 * The rubric of STATISTICS C7. Each criterion is 0 closed or absent, 1 described only, 2 available
 * with a restriction (gated, non-commercial, a limit on users or field of use, in part), 3 available
 * under an open licence. A pillar counts the mean of its criteria.
 */
export const opennessPillars: OpennessPillar[] = [
  {
    id: 'weights',
    name: 'Weights',
    weight: 25,
    criteria: [
      criterion('final-weights', 'final weights'),
      criterion('base-weights', 'base weights', true),
      criterion('intermediate-checkpoints', 'intermediate checkpoints', true),
      criterion('weight-licence', 'licence of the weights'),
    ],
  },
  {
    id: 'data',
    name: 'Data',
    weight: 30,
    criteria: [
      criterion('pretraining-data', 'access to the pre-training data', true),
      criterion('pretraining-data-licence', 'licence of the pre-training data', true),
      criterion('posttraining-data', 'access to the post-training data'),
      criterion('posttraining-data-licence', 'licence of the post-training data'),
      criterion('data-documentation', 'documentation of the data: sources, cut-off, filtering'),
      criterion('contamination-report', 'report on contamination'),
    ],
  },
  {
    id: 'code',
    name: 'Code',
    weight: 20,
    criteria: [
      criterion('training-code', 'training code'),
      criterion('data-code', 'data-processing code'),
      criterion('inference-code', 'inference code'),
      criterion('evaluation-code', 'evaluation code and prompts'),
    ],
  },
  {
    id: 'method',
    name: 'Method',
    weight: 15,
    criteria: [
      criterion('architecture', 'architecture in detail'),
      criterion('recipe', 'hyper-parameters and recipe'),
      criterion('compute', 'compute and energy'),
      criterion('report', 'full technical report or reviewed paper'),
    ],
  },
  {
    id: 'evaluation',
    name: 'Evaluation',
    weight: 10,
    criteria: [
      criterion('sample-outputs', 'outputs sample by sample'),
      criterion('pinned-harness', 'harness configuration pinned'),
      criterion('public-endpoint', 'a third party can re-run it'),
    ],
  },
];

/** Every criterion of the rubric in its order. */
export const opennessCriteria: OpennessCriterion[] = opennessPillars.flatMap(
  (pillar) => pillar.criteria,
);
