import type { z } from 'zod';
import {
  choiceParameters,
  inPath,
  modelFilterParameters,
  type Parameter,
  pageParameters,
  query,
  rankingParameters,
  rankingParametersBut,
  some,
} from './parameters.ts';
import { runOperations } from './run-operations.ts';
import { abilityAnswer, modelAbilityAnswer } from './schemas/ability.ts';
import { benchmarkAnswer } from './schemas/benchmark.ts';
import { changesAnswer } from './schemas/changes.ts';
import { chooseAnswer } from './schemas/choose.ts';
import { claimAnswer, claimsAnswer } from './schemas/claims.ts';
import { compareAnswer, raceAnswer, sensitivityAnswer } from './schemas/comparisons.ts';
import { metaAnswer } from './schemas/meta.ts';
import { methodAnswer } from './schemas/method.ts';
import { labsAnswer, modelAnswer, modelsAnswer, standingsAnswer } from './schemas/models.ts';
import { cellsAnswer, citationAnswer, rankingsAnswer } from './schemas/rankings.ts';
import { benchmarksAnswer, scoresAnswer, sourcesAnswer } from './schemas/scores.ts';
import { suitesAnswer } from './schemas/suites.ts';

/** One address of the API and what it answers. */
export interface Operation {
  /** Below `/api/v1`, with `{id}` for what stands in the path. */
  path: string;
  id: string;
  tag: 'rankings' | 'models' | 'catalogue' | 'claims' | 'runs';
  summary: string;
  description?: string;
  parameters: Parameter[];
  /** Null: it answers no JSON, only what `also` names. */
  answer: z.ZodType | null;
  /** Other media types of the same answer, by `format`. */
  also?: string[];
  /** It names something that may not be there. */
  notFound?: boolean;
  /** It may hold what a board for others does not show. */
  withheld?: boolean;
}

const csv = query('format', '`csv` for a table instead of JSON.', 'csv', {
  schema: { type: 'string', enum: ['json', 'csv'] },
});

/** What is answered from the catalogue. */
export const catalogueOperations: Operation[] = [
  {
    path: '/rankings',
    id: 'rank',
    tag: 'rankings',
    summary: 'Models ranked by ability or by a suite, with how sure each rank is',
    description:
      "The same as `weigh rank --json`. With `evidence`, own runs of the board's store count, too. Beside every rank stands its rank set: at the stated level all sets hold the true ranks at once. Models without enough evidence are listed apart, with the reason.",
    parameters: [...rankingParameters, csv],
    answer: rankingsAnswer,
    also: ['text/csv'],
  },
  {
    path: '/cells',
    id: 'listCells',
    tag: 'rankings',
    summary: 'What a ranking is computed from: every model’s cells, before any weights',
    description:
      'For whoever wants to rank by other weights without asking again: with these cells the functions of `src/ranking` give the answer of `/rankings` for any `weights`.',
    parameters: rankingParametersBut('top'),
    answer: cellsAnswer,
  },
  {
    path: '/choose',
    id: 'choose',
    tag: 'rankings',
    summary: 'Three answers to which model to use: best quality, best value, safest bet',
    description:
      'The same as `weigh choose --json`. Each answer with why, what is not known about it and what would make it another; what was left out and why. When nothing qualifies, `relax` says what to give way on.',
    parameters: [...choiceParameters, csv],
    answer: chooseAnswer,
    also: ['text/csv'],
  },
  {
    path: '/citation',
    id: 'cite',
    tag: 'rankings',
    summary: 'How to cite a ranking: text, BibTeX and permanent link',
    parameters: rankingParameters,
    answer: citationAnswer,
  },
  {
    path: '/compare',
    id: 'compare',
    tag: 'rankings',
    summary: 'Two to four models on the benchmarks that all of them were tested on',
    description: 'The same as `weigh compare --json`.',
    parameters: [
      query('models', '2 to 4 models, by id or name, joined by commas.', 'glm-4-5,o3', {
        required: true,
      }),
      ...some('suite', 'evidence_until', 'reported_by', 'level'),
    ],
    answer: compareAnswer,
  },
  {
    path: '/sensitivity',
    id: 'analyseSensitivity',
    tag: 'rankings',
    summary: 'What the order of a ranking depends on: weights, benchmarks, way of adding up',
    description: 'The same as `weigh sensitivity --json`. Only models with all cells take part.',
    parameters: [
      query('pair', 'Two models whose order is in question; default the first two.', 'glm-4-5,o3'),
      ...rankingParametersBut('evidence'),
    ],
    answer: sensitivityAnswer,
  },
  {
    path: '/ability',
    id: 'getAbility',
    tag: 'rankings',
    summary: "The fit behind abilities: labs' own scores against others', validity, surprises",
    description: 'The data of `weigh ability --json`, with up to 50 surprises.',
    parameters: some('evidence_until', 'reported_by'),
    answer: abilityAnswer,
  },
  {
    path: '/race',
    id: 'race',
    tag: 'rankings',
    summary: 'Open against closed and China against the US: the best over time, and the lag',
    parameters: rankingParametersBut('open', 'closed', 'country', 'top', 'evidence'),
    answer: raceAnswer,
  },
  {
    path: '/changes',
    id: 'listChanges',
    tag: 'rankings',
    summary: 'What came out since a day, and who moved in the rankings and why',
    description:
      'The same as `weigh changes --since <day> --json`. Two versions of the catalogue are compared by the command line.',
    parameters: [
      query('since', 'A day; default 30 days before the latest evidence.', '2026-06-30'),
      query('suite', 'Only rankings by these suites, joined by commas.', 'glm-12'),
    ],
    answer: changesAnswer,
  },
  {
    path: '/models',
    id: 'listModels',
    tag: 'models',
    summary: 'Models, newest first, and how many the filter left out for which reason',
    description: 'The same as `weigh models --json`.',
    parameters: modelFilterParameters,
    answer: modelsAnswer,
  },
  {
    path: '/models/{id}',
    id: 'getModel',
    tag: 'models',
    summary: 'All that is known of a model: facts, openness, lineage and every score, cited',
    description: 'The same as `weigh model <id> --json`.',
    parameters: [inPath('Id, name or alias of the model.', 'glm-4-5')],
    answer: modelAnswer,
    notFound: true,
  },
  {
    path: '/models/{id}/ability',
    id: 'getModelAbility',
    tag: 'models',
    summary: 'A model in the fit: residual profile, modes, each score beside what was expected',
    description: 'The same as `weigh ability MODEL --all --json`.',
    parameters: [
      inPath('Id, name or alias of the model.', 'glm-4-5'),
      ...some('evidence_until', 'reported_by'),
    ],
    answer: modelAbilityAnswer,
    notFound: true,
  },
  {
    path: '/models/{id}/standings',
    id: 'getStandings',
    tag: 'models',
    summary: 'Where a model stands in every suite, among all models',
    parameters: [inPath('Id, name or alias of the model.', 'glm-4-5')],
    answer: standingsAnswer,
    notFound: true,
  },
  {
    path: '/labs',
    id: 'listLabs',
    tag: 'models',
    summary: 'Labs, those with the most models first',
    parameters: [],
    answer: labsAnswer,
  },
  {
    path: '/meta',
    id: 'getMeta',
    tag: 'catalogue',
    summary: 'What the catalogue is: its hash, how far the evidence reaches, what it holds',
    parameters: [],
    answer: metaAnswer,
  },
  {
    path: '/method',
    id: 'getMethod',
    tag: 'catalogue',
    summary:
      'The figures on which every answer rests: imputed errors, spread between sources, licences',
    parameters: [],
    answer: methodAnswer,
  },
  {
    path: '/benchmarks',
    id: 'listBenchmarks',
    tag: 'catalogue',
    summary: 'Benchmarks, most scored first',
    parameters: [],
    answer: benchmarksAnswer,
  },
  {
    path: '/benchmarks/{id}',
    id: 'getBenchmark',
    tag: 'catalogue',
    summary: 'A benchmark: every model’s score that counts, how they lie, who reports them',
    parameters: [inPath('Id, name or alias of the benchmark.', 'gpqa-diamond')],
    answer: benchmarkAnswer,
    notFound: true,
  },
  {
    path: '/suites',
    id: 'listSuites',
    tag: 'catalogue',
    summary: 'Suites with their components and weights',
    parameters: [],
    answer: suitesAnswer,
  },
  {
    path: '/sources',
    id: 'listSources',
    tag: 'catalogue',
    summary: 'Where the scores come from, with licences and attribution',
    parameters: [],
    answer: sourcesAnswer,
  },
  {
    path: '/scores',
    id: 'listScores',
    tag: 'catalogue',
    summary: 'Published scores with their sources, page by page',
    description: 'The scores of `weigh scores --json`. `next` is the offset of the next page.',
    parameters: [
      query('model', 'Of these models, joined by commas.', 'o3'),
      query('benchmark', 'On these benchmarks, joined by commas.', 'gpqa-diamond'),
      ...some('reported_by'),
      query('source', 'From these sources, joined by commas.', 'epoch-benchmarks'),
      query('since', 'Published since this day; undated scores are left out.', '2025-01-01'),
      query('until', 'Published by this day; undated scores are left out.', '2025-11-05'),
      ...pageParameters,
    ],
    answer: scoresAnswer,
  },
  {
    path: '/claims',
    id: 'listClaims',
    tag: 'claims',
    summary: 'What was claimed about models, and what becomes of each claim',
    parameters: [],
    answer: claimsAnswer,
  },
  {
    path: '/claims/{id}',
    id: 'getClaim',
    tag: 'claims',
    summary: 'A claim with its verdict, the reasons and the evidence',
    parameters: [inPath('Id of the claim.', 'glm-4-5-third-of-twelve')],
    answer: claimAnswer,
    notFound: true,
  },
];

/** Every address of the API under `/api/v1`. */
export const operations: Operation[] = [...catalogueOperations, ...runOperations];

/** The operation that answers an address below `/api/v1`, without its parameters. */
export function operationFor(path: string): Operation | undefined {
  return operations.find(({ path: pattern }) => {
    const parts = pattern.split('/');
    const given = path.split('/');
    return (
      parts.length === given.length &&
      parts.every((part, i) => part.startsWith('{') || part === given[i])
    );
  });
}
