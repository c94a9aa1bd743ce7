import type { Catalog, Model } from '../../catalog/index.ts';
import { isOpen, whyExcluded } from '../filter.ts';
import type { LanguageScores } from '../languages.ts';
import type { ChoiceQuery } from './choice.ts';
import { type Condition, fails, met, unknownFact, upInCents, upInGigabytes } from './condition.ts';
import { memoryOf, monthlyCost } from './cost.ts';
import { filterConditions } from './filter-conditions.ts';
import { publishedModes } from './quality.ts';
import { gigabytes, usd } from './say.ts';

/** The conditions of a question, in the order in which the question names them. */
export function conditionsOf(
  catalog: Catalog,
  query: ChoiceQuery,
  languages: readonly LanguageScores[],
): Condition[] {
  return [
    ...filterConditions(catalog, query.models),
    ...monthlyCondition(query),
    ...memoryCondition(query),
    ...(query.not_countries ?? []).map(notFrom),
    ...(query.not_labs ?? []).map((lab) => notBy(catalog, lab)),
    ...(query.modalities ?? []).map((modality) => needsModality(catalog, modality)),
    ...languages.filter(({ evidence }) => evidence.used).map(testedIn),
    ...reasoningCondition(catalog, query),
  ];
}

function monthlyCondition(query: ChoiceQuery): Condition[] {
  const most = query.max_monthly_usd;
  if (most === undefined) return [];
  const need = (model: Model): number | null => monthlyCost(model, query.monthly);
  return [
    {
      parameter: 'usd_per_month',
      value: null,
      words: `at most ${usd(most)} a month`,
      without: 'without the limit on the monthly bill',
      limit: {
        value: most,
        side: 'most',
        need,
        round: upInCents,
        say: (value) => `${usd(value)} a month`,
        short: usd,
      },
      facts: ['price'],
      check: (model) => {
        const cost = need(model);
        if (cost === null) return unknownFact('price unknown');
        return cost <= most ? met : fails(`${usd(cost)} a month`);
      },
    },
  ];
}

function memoryCondition({ fits }: ChoiceQuery): Condition[] {
  if (!fits) return [];
  const need = (model: Model): number | null => memoryOf(model, fits)?.total_gb ?? null;
  return [
    {
      parameter: 'fits',
      value: null,
      words: `fits ${gigabytes(fits.memory_gb)} at ${fits.quantisation}`,
      without: 'if it need not fit own hardware',
      limit: {
        value: fits.memory_gb,
        side: 'most',
        need,
        round: upInGigabytes,
        say: (value) => `${gigabytes(value)} of memory`,
        short: gigabytes,
      },
      facts: ['openness', 'total_params_b'],
      check: (model) => {
        if (model.openness === 'unknown') return unknownFact('openness unknown');
        if (!isOpen(model)) return fails('no weights to run');
        const gb = need(model);
        if (gb === null) return unknownFact('size unknown');
        return gb <= fits.memory_gb ? met : fails(`needs ${gigabytes(gb)}`);
      },
    },
  ];
}

function notFrom(country: string): Condition {
  return {
    parameter: 'not_country',
    value: country,
    words: `not from ${country}`,
    without: `without the exclusion of ${country}`,
    limit: null,
    facts: ['country'],
    check: (model) => {
      if (model.country === null) return unknownFact('country unknown');
      return model.country === country ? fails(`from ${country}`) : met;
    },
  };
}

function notBy(catalog: Pick<Catalog, 'labs'>, lab: string): Condition {
  const name = labName(catalog, lab);
  return {
    parameter: 'not_lab',
    value: lab,
    words: `not by ${name}`,
    without: `without the exclusion of ${name}`,
    limit: null,
    facts: [],
    check: (model) => (model.lab === lab ? fails(`by ${name}`) : met),
  };
}

function needsModality(catalog: Catalog, modality: string): Condition {
  return {
    parameter: 'modality',
    value: modality,
    words: `takes or gives ${modality}`,
    without: `if it need not handle ${modality}`,
    limit: null,
    facts: ['modalities_in', 'modalities_out'],
    check: (model) => {
      const reason = whyExcluded(model, { modality }, catalog);
      return reason === undefined ? met : fails(reason);
    },
  };
}

function testedIn(scores: LanguageScores): Condition {
  const { code, name } = scores.evidence;
  return {
    parameter: 'language',
    value: code,
    words: `tested in ${name}`,
    without: `if no evidence in ${name} were needed`,
    limit: null,
    facts: [],
    check: (model) =>
      scores.of(model.id).length > 0 ? met : unknownFact(`no evidence in ${name}`),
  };
}

function reasoningCondition(catalog: Catalog, { reasoning }: ChoiceQuery): Condition[] {
  if (reasoning === undefined) return [];
  return [
    {
      parameter: 'reasoning',
      value: null,
      words: reasoning === 'on' ? 'scored in a reasoning mode' : 'scored without reasoning',
      without: 'if the reasoning mode of its scores need not be known',
      limit: null,
      facts: [],
      check: (model) => {
        const modes = publishedModes(catalog, model.id);
        if (modes[reasoning]) return met;
        const other = reasoning === 'on' ? modes.off : modes.on;
        return other
          ? fails(
              reasoning === 'on' ? 'scored without reasoning only' : 'scored with reasoning only',
            )
          : unknownFact('reasoning mode of its scores unknown');
      },
    },
  ];
}

function labName(catalog: Pick<Catalog, 'labs'>, lab: string): string {
  return catalog.labs.get(lab)?.name ?? lab;
}
