import type { Context, Hono } from 'hono';
import type { Catalog } from '../catalog/index.ts';
import type { MeasuredCatalogs } from '../evidence/index.ts';
import { citation } from '../ranking/citation.ts';
import { gatherCells } from '../ranking/gather-cells.ts';
import { joinedEvidence } from '../ranking/measured/with-measured.ts';
import { modelParameters } from '../ranking/model-parameters.ts';
import { readEvidenceKind } from '../ranking/parse-query.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { answerAbility, answerModelAbility, readEvidence } from './answers/ability.ts';
import { answerBenchmark } from './answers/benchmark.ts';
import { answerChanges, changesParameters, readChangesQuestion } from './answers/changes.ts';
import { answerChoose, readChoiceQuery } from './answers/choose.ts';
import { choiceCsv } from './answers/choose-csv.ts';
import { answerClaim, answerClaims } from './answers/claims.ts';
import { answerCompare, compareParameters, readCompareQuery } from './answers/compare.ts';
import { answerLabs } from './answers/labs.ts';
import { answerBenchmarks, answerSuites } from './answers/lists.ts';
import { answerMeta } from './answers/meta.ts';
import { answerMethod } from './answers/method.ts';
import { answerModel } from './answers/model.ts';
import { answerModels } from './answers/models.ts';
import { answerRace, readRaceQuery } from './answers/race.ts';
import { answerRankings, readRankingQuery } from './answers/rankings.ts';
import { rankingCsv } from './answers/rankings-csv.ts';
import { answerScores, readPage, scoreConditions, scoresParameters } from './answers/scores.ts';
import { answerSensitivity, readPair } from './answers/sensitivity.ts';
import { answerSources } from './answers/sources.ts';
import { answerStandings } from './answers/standings.ts';
import { toCsv } from './csv.ts';
import {
  allowOnly,
  readFormat,
  readParameters,
  refuse,
  searchOf,
  splitNames,
  without,
} from './parameters.ts';
import type { Verdicts } from './verdicts/verdicts.ts';

export interface ApiOptions {
  catalog: Catalog;
  today: () => string;
  version: string;
  verdicts: Verdicts;
  /** The catalogue with the scores of own runs; absent where there is no store of runs. */
  measured?: MeasuredCatalogs;
  /** As `answer`, of what depends on own runs: `question` holds their state. */
  answerFromRuns?: ApiOptions['answer'];
  /**
   * Answers from memory; `question` tells equal questions of one address apart from others.
   * @param make gives what becomes JSON, or text that stays as it is when `type` is given.
   */
  answer: (
    context: Context,
    address: string,
    question: unknown,
    make: () => unknown,
    type?: string,
  ) => Promise<Response>;
}

/** The addresses of the HTTP API; `openapi/operations.ts` describes them. */
export function addApiRoutes(app: Hono, options: ApiOptions): void {
  addRankings(app, options);
  addModels(app, options);
  addLists(app, options);
  addClaims(app, options);
}

function addRankings(app: Hono, options: ApiOptions): void {
  const { catalog, today, version, answer } = options;
  app.get('/api/v1/rankings', async (context) => {
    const { format, search } = readFormat(searchOf(context), ['json', 'csv']);
    const { evidence, state, answer } = await evidenceFor(search, options);
    const question = readRankingQuery(evidence, search, today());
    const asked = [question, ...state];
    if (format === 'json') {
      return answer(context, 'rankings', asked, () => answerRankings(evidence, question));
    }
    const make = () => toCsv(rankingCsv(evidence, answerRankings(evidence, question), true));
    return answer(context, 'rankings.csv', asked, make, 'text/csv; charset=utf-8');
  });
  app.get('/api/v1/cells', async (context) => {
    const search = searchOf(context);
    refuse(search, ['top'], 'it gives the cells of all models');
    const { evidence, state, answer } = await evidenceFor(search, options);
    const { query } = readRankingQuery(evidence, search, today(), 'suite');
    return answer(context, 'cells', [query, ...state], () => gatherCells(evidence, query));
  });
  app.get('/api/v1/choose', (context) => {
    const { format, search } = readFormat(searchOf(context), ['json', 'csv']);
    const question = readChoiceQuery(catalog, search, today());
    if (format === 'json') {
      return answer(context, 'choose', question, () => answerChoose(catalog, question));
    }
    const make = () => toCsv(choiceCsv(catalog, answerChoose(catalog, question)));
    return answer(context, 'choose.csv', question, make, 'text/csv; charset=utf-8');
  });
  app.get('/api/v1/citation', async (context) => {
    const search = searchOf(context);
    const { evidence, state, answer } = await evidenceFor(search, options);
    const question = readRankingQuery(evidence, search, today());
    return answer(context, 'citation', [question, ...state], () =>
      citation(answerRankings(evidence, question), { version }),
    );
  });
  app.get('/api/v1/sensitivity', (context) => {
    const search = searchOf(context);
    const pair = readPair(catalog, splitNames(search.get('pair')));
    const { query } = readRankingQuery(catalog, without(search, ['pair']), today(), 'suite');
    return answer(context, 'sensitivity', [query, pair], () =>
      answerSensitivity(catalog, query, pair),
    );
  });
  app.get('/api/v1/compare', (context) => {
    const search = searchOf(context);
    allowOnly(search, compareParameters);
    const { models, ...rest } = readParameters(search) as Record<string, string>;
    const query = readCompareQuery(catalog, { ...rest, models: splitNames(models) }, today());
    return answer(context, 'compare', query, () => answerCompare(catalog, query));
  });
  app.get('/api/v1/race', (context) => {
    const question = readRaceQuery(catalog, searchOf(context), today());
    return answer(context, 'race', question, () => answerRace(catalog, question, today()));
  });
  app.get('/api/v1/ability', (context) => {
    const evidence = readEvidence(catalog, searchOf(context), today());
    return answer(context, 'ability', evidence, () => answerAbility(catalog, evidence));
  });
  app.get('/api/v1/changes', (context) => {
    const search = searchOf(context);
    allowOnly(search, changesParameters);
    const question = readChangesQuestion(catalog, readParameters(search) as object, today());
    return answer(context, 'changes', [question, today()], () =>
      answerChanges(catalog, question, today()),
    );
  });
}

function addModels(app: Hono, options: ApiOptions): void {
  const { catalog, today, answer } = options;
  const standard = { day: '', rankings: new Map<string, Ranking>() };
  /** The ranking that a suite gives when nothing else is asked. */
  const rankByDefault = (suite: string): Ranking => {
    const day = today();
    if (standard.day !== day) {
      standard.day = day;
      standard.rankings.clear();
    }
    let ranking = standard.rankings.get(suite);
    if (!ranking) {
      const question = readRankingQuery(catalog, new URLSearchParams({ suite }), day);
      ranking = answerRankings(catalog, question);
      standard.rankings.set(suite, ranking);
    }
    return ranking;
  };
  app.get('/api/v1/models', (context) => {
    const search = searchOf(context);
    allowOnly(search, modelParameters);
    const question = readRankingQuery(catalog, search, today());
    return answer(context, 'models', question.query.models, () => answerModels(catalog, question));
  });
  app.get('/api/v1/models/:id/ability', (context) => {
    const evidence = readEvidence(catalog, searchOf(context), today());
    const id = context.req.param('id');
    return answer(context, 'model-ability', [id, evidence], () =>
      answerModelAbility(catalog, id, evidence),
    );
  });
  app.get('/api/v1/models/:id', async (context) => {
    allowOnly(searchOf(context), []);
    const id = context.req.param('id');
    const runs = await options.measured?.evidence();
    if (runs) {
      return options.answerFromRuns!(context, 'model', [id, runs.sha256], () =>
        answerModel(catalog, id, runs),
      );
    }
    return answer(context, 'model', id, () => answerModel(catalog, id));
  });
  app.get('/api/v1/models/:id/standings', (context) => {
    allowOnly(searchOf(context), []);
    const id = context.req.param('id');
    return answer(context, 'standings', [id, today()], () =>
      answerStandings(catalog, id, today(), rankByDefault),
    );
  });
}

function addLists(app: Hono, options: ApiOptions): void {
  const { catalog, today, version, answer } = options;
  app.get('/api/v1/meta', async (context) => {
    allowOnly(searchOf(context), []);
    const ownRuns = (await options.measured?.isThere()) ?? false;
    // A store that is not there yet may come; one that is there stays.
    const say = options.measured && !ownRuns ? options.answerFromRuns! : answer;
    return say(context, 'meta', [today(), ownRuns], () =>
      answerMeta(catalog, today(), version, ownRuns),
    );
  });
  app.get('/api/v1/openapi.json', (context) => {
    allowOnly(searchOf(context), []);
    return answer(context, 'openapi', null, async () => {
      // Loaded only here: the schemas take time, and no other answer needs them.
      const { openApiDocument } = await import('./openapi/document.ts');
      return openApiDocument(version);
    });
  });
  const lists = {
    suites: answerSuites,
    benchmarks: answerBenchmarks,
    labs: answerLabs,
    sources: answerSources,
    method: answerMethod,
  };
  for (const [name, list] of Object.entries(lists)) {
    app.get(`/api/v1/${name}`, (context) => {
      allowOnly(searchOf(context), []);
      return answer(context, name, null, () => list(catalog));
    });
  }
  app.get('/api/v1/benchmarks/:id', (context) => {
    allowOnly(searchOf(context), []);
    const id = context.req.param('id');
    return answer(context, 'benchmark', id, () => answerBenchmark(catalog, id));
  });
  app.get('/api/v1/scores', (context) => {
    const search = searchOf(context);
    allowOnly(search, [...scoresParameters, 'limit', 'offset']);
    const { limit, offset, ...question } = readParameters(search) as Record<string, string>;
    const page = readPage({ limit, offset });
    const conditions = scoreConditions(catalog, question, today());
    return answer(context, 'scores', [question, page], () =>
      answerScores(catalog, conditions, page),
    );
  });
}

function addClaims(app: Hono, { catalog, today, verdicts, answer }: ApiOptions): void {
  app.get('/api/v1/claims', (context) => {
    allowOnly(searchOf(context), []);
    return answer(context, 'claims', today(), () => answerClaims(catalog, today(), verdicts));
  });
  app.get('/api/v1/claims/:id', (context) => {
    allowOnly(searchOf(context), []);
    const id = context.req.param('id');
    return answer(context, 'claim', [id, today()], () =>
      answerClaim(catalog, id, today(), verdicts),
    );
  });
}

/**
 * What a ranking is answered from: own runs are among it only where they are asked for and there is
 * a store of them. Without one, `parseQuery` refuses the question.
 */
async function evidenceFor(
  search: URLSearchParams,
  { catalog, measured, answer, answerFromRuns }: ApiOptions,
): Promise<{ evidence: Catalog; state: string[]; answer: ApiOptions['answer'] }> {
  const kind = readEvidenceKind(search.get('evidence') ?? undefined);
  if (kind === 'published' || !measured) return { evidence: catalog, state: [], answer };
  const evidence = await measured.of(kind);
  const joined = joinedEvidence(evidence);
  if (!joined) return { evidence, state: [], answer };
  const { sha256, left_out } = joined.evidence;
  return { evidence, state: [sha256, JSON.stringify(left_out)], answer: answerFromRuns! };
}
