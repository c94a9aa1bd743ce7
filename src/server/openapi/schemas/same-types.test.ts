import { expect, it } from 'vitest';
import type { z } from 'zod';
import type * as api from '../../api.ts';
import { abilityAnswer, modelAbilityAnswer } from './ability.ts';
import { benchmarkAnswer } from './benchmark.ts';
import { changesAnswer } from './changes.ts';
import { chooseAnswer } from './choose.ts';
import { claimAnswer, claimsAnswer } from './claims.ts';
import { compareAnswer, raceAnswer, sensitivityAnswer } from './comparisons.ts';
import { metaAnswer } from './meta.ts';
import { methodAnswer } from './method.ts';
import { labsAnswer, modelAnswer, modelsAnswer, standingsAnswer } from './models.ts';
import { cellsAnswer, citationAnswer, rankingsAnswer } from './rankings.ts';
import { runAnswer, runsAnswer, sampleAnswer, samplesAnswer } from './runs.ts';
import { benchmarksAnswer, scoresAnswer, sourcesAnswer } from './scores.ts';
import { suitesAnswer } from './suites.ts';

const schemas = {
  ability: abilityAnswer,
  modelAbility: modelAbilityAnswer,
  benchmark: benchmarkAnswer,
  benchmarks: benchmarksAnswer,
  cells: cellsAnswer,
  changes: changesAnswer,
  choose: chooseAnswer,
  citation: citationAnswer,
  claim: claimAnswer,
  claims: claimsAnswer,
  compare: compareAnswer,
  labs: labsAnswer,
  meta: metaAnswer,
  method: methodAnswer,
  model: modelAnswer,
  models: modelsAnswer,
  race: raceAnswer,
  rankings: rankingsAnswer,
  run: runAnswer,
  runs: runsAnswer,
  sample: sampleAnswer,
  samples: samplesAnswer,
  scores: scoresAnswer,
  sensitivity: sensitivityAnswer,
  sources: sourcesAnswer,
  standings: standingsAnswer,
  suites: suitesAnswer,
};

type Described = { [K in keyof typeof schemas]: z.output<(typeof schemas)[K]> };

interface Answers {
  ability: api.AbilityAnswer;
  modelAbility: api.ModelAbilityAnswer;
  benchmark: api.BenchmarkAnswer;
  benchmarks: api.BenchmarksAnswer;
  cells: api.CellsAnswer;
  changes: api.ChangesAnswer;
  choose: api.ChooseAnswer;
  citation: api.CitationAnswer;
  claim: api.ClaimAnswer;
  claims: api.ClaimsAnswer;
  compare: api.CompareAnswer;
  labs: api.LabsAnswer;
  meta: api.MetaAnswer;
  method: api.MethodAnswer;
  model: api.ModelAnswer;
  models: api.ModelsAnswer;
  race: api.RaceAnswer;
  rankings: api.RankingsAnswer;
  run: api.RunAnswer;
  runs: api.RunsAnswer;
  sample: api.SampleAnswer;
  samples: api.SamplesAnswer;
  scores: api.ScoresAnswer;
  sensitivity: api.SensitivityAnswer;
  sources: api.SourcesAnswer;
  standings: api.StandingsAnswer;
  suites: api.SuitesAnswer;
}

/** Held by the type check: what is described is what the functions say they answer, and the reverse. */
const same: { [K in keyof Answers]: [described: Answers[K], answered: Described[K]] } =
  null as unknown as { [K in keyof Answers]: [Described[K], Answers[K]] };

it('describes the types that the answers have', () => {
  expect(same).toBeNull();
  expect(Object.keys(schemas)).toHaveLength(27);
});
