import type { Catalog } from '../catalog/index.ts';
import { standBeside } from './choice/beside.ts';
import { type Contender, type Contest, qualifying, whatWouldChange } from './choice/changes.ts';
import type { Answer, AnswerKind, Choice, ChoiceQuery, Qualifying } from './choice/choice.ts';
import { failing } from './choice/condition.ts';
import { conditionsOf } from './choice/conditions.ts';
import { costBasis, costOf } from './choice/cost.ts';
import { standField } from './choice/field.ts';
import { countConditions, nearestMisses, unratedThatMeet, waysOut } from './choice/left-out.ts';
import { pick, pickValue, type Value } from './choice/pick.ts';
import { measureQuality, pBetter, type Quality } from './choice/quality.ts';
import { sayUnknown, showFacts } from './choice/unknown.ts';
import { sayWhy } from './choice/why.ts';
import { RankingError } from './error.ts';
import { LanguageScores, languageEvidence } from './languages.ts';

export type * from './choice/choice.ts';
export { answerRules } from './choice/rules.ts';

/**
 * Three answers to "which model should I use": the best quality, the best value and the safest bet
 * among the models that meet every condition (`answerRules` defines them). A model of which a fact
 * that decides is unknown does not meet the condition and is listed as unknown. Pure: the same
 * question on the same catalogue gives the same answer, in whatever order the models stand.
 *
 * A score does not depend on the conditions, so a looser condition never makes the best answer worse.
 *
 * @throws RankingError when no suite is given or one is unknown, the level is none of those offered,
 *   or a suite that ranks by one number is mixed with others.
 */
export function choose(catalog: Catalog, query: ChoiceQuery): Choice {
  if (query.purposes.length === 0) throw new RankingError('query', 'for needs a suite');
  const languages = (query.languages ?? []).map(
    (code) => new LanguageScores(catalog, languageEvidence(catalog, code), query.evidence),
  );
  const quality = measureQuality(catalog, query);
  const contest = openContest(catalog, query, quality, languages);
  const pool = qualifying(contest).map(({ candidate }) => candidate);
  const value = pickValue(pool, query.level);
  const ids = {
    best: pick('best', pool, query.level),
    value: value?.id,
    safe: pick('safe', pool, query.level),
  };
  const field = standField(catalog, contest, ids);
  const answer = (kind: AnswerKind): Answer | null =>
    describeAnswer(catalog, contest, { kind, id: ids[kind], field, value, languages });
  const best = pool.find(({ id }) => id === ids.best);
  return {
    query,
    catalog_hash: catalog.hash,
    evidence_until: quality.evidence_until,
    quality: {
      words: quality.words,
      unit: 'points',
      purposes: quality.purposes,
      components: quality.components,
    },
    cost: contest.basis,
    conditions: countConditions(contest),
    languages: languages.map(({ evidence }) => evidence),
    counts: {
      models: catalog.models.size,
      scored: quality.ratings.size + quality.unrated.size,
      rated: quality.ratings.size,
      qualify: pool.length,
    },
    answers: { best: answer('best'), value: answer('value'), safe: answer('safe') },
    no_value: value
      ? null
      : pool.length === 0
        ? 'nothing qualifies'
        : `no cost is known of those that qualify (${contest.basis.words})`,
    value_basis: value?.basis ?? null,
    field,
    left_out: {
      misses: nearestMisses(catalog, contest, best),
      ...unratedThatMeet(catalog, contest),
    },
    ...waysOut(catalog, contest),
    source_sd: quality.source_sd,
    notes: notesOn(contest),
  };
}

function openContest(
  catalog: Catalog,
  query: ChoiceQuery,
  quality: Quality,
  languages: readonly LanguageScores[],
): Contest {
  const conditions = conditionsOf(catalog, query, languages);
  const contenders = [...quality.ratings.values()].map(
    ({ id, score, variance, interval }): Contender => {
      const model = catalog.models.get(id)!;
      const candidate = { id, score, variance, low: interval[0], cost: costOf(model, query) };
      return { model, candidate, failing: failing(conditions, model) };
    },
  );
  return { query, basis: costBasis(query), quality, conditions, contenders };
}

function describeAnswer(
  catalog: Catalog,
  contest: Contest,
  given: {
    kind: AnswerKind;
    id: string | undefined;
    field: readonly Qualifying[];
    value: Value | undefined;
    languages: readonly LanguageScores[];
  },
): Answer | null {
  const { kind, id, field, value, languages } = given;
  if (id === undefined) return null;
  const { query, quality, basis } = contest;
  const contender = qualifying(contest).find(({ candidate }) => candidate.id === id)!;
  const row = field.find(({ model }) => model.id === id)!;
  const beside = standBeside(contest, kind, contender);
  const beats = countBeaten(contest, contender);
  const facts = showFacts(catalog, contest, contender.model);
  const showings = languages.flatMap((scores) => [...scores.of(id)]);
  const value_basis = value?.basis ?? null;
  return {
    kind,
    row,
    why: sayWhy({ kind, row, field, beside, beats, basis, value_basis, level: query.level }),
    beside,
    beats,
    unknown: sayUnknown(catalog, contest, contender.model, row, facts, showings),
    changes: whatWouldChange(contest, kind, contender),
    facts,
    cells: quality.ratings.get(id)!.cells,
    languages: showings,
  };
}

function countBeaten(contest: Contest, answer: Contender): Answer['beats'] {
  const others = qualifying(contest).filter((each) => each !== answer);
  const surely = others.filter(
    ({ candidate }) => pBetter(answer.candidate, candidate) >= contest.query.level,
  );
  return { surely: surely.length, of: others.length };
}

function notesOn({ query, quality, basis }: Contest): string[] {
  const notes = [...quality.notes];
  if (basis.kind !== 'memory') {
    notes.push(
      'Prices are list prices per token. How many tokens a model spends on an answer is not in the catalogue: one that thinks longer costs more at the same price.',
    );
  }
  if (query.fits) {
    const { bits, quantisation, allowance_share, allowance_gb } = query.fits;
    const share = Math.round(100 * allowance_share);
    const allowance =
      share === 0
        ? `${allowance_gb} GB`
        : allowance_gb === 0
          ? `${share} % of that`
          : `${share} % of that, at least ${allowance_gb} GB,`;
    notes.push(
      `Memory: all parameters x ${bits} bits (${quantisation}) / 8, plus ${allowance} for the KV cache and the runtime; an assumption that long contexts exceed. Of a mixture of experts all experts count, for each must be in memory. GB of 10^9 bytes.`,
    );
  }
  if (query.reasoning === 'off') {
    notes.push(
      'Rated by scores without reasoning alone; rows that do not say count only for models that have none with it.',
    );
  }
  return notes;
}
