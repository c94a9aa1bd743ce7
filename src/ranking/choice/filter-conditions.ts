import type { Catalog, Model } from '../../catalog/index.ts';
import { blendedPrice, type ModelFilter, whyExcluded } from '../filter.ts';
import {
  type Condition,
  downInTokens,
  fails,
  type Limit,
  type Met,
  met,
  unknownFact,
  upInBillions,
  upInCents,
} from './condition.ts';
import { billions, listed, tokenCount, usd } from './say.ts';

/** Conditions that `whyExcluded` decides, one key of the filter at a time. */
export function filterConditions(catalog: Catalog, filter: ModelFilter): Condition[] {
  const one =
    (part: ModelFilter) =>
    (model: Model): Met => {
      const reason = whyExcluded(model, part, catalog);
      if (reason === undefined) return met;
      return / unknown$/.test(reason) ? unknownFact(reason) : fails(reason);
    };
  const plain = (
    parameter: string,
    words: string,
    without: string,
    facts: string[],
    part: ModelFilter,
  ): Condition => ({
    parameter,
    value: null,
    words,
    without,
    limit: null,
    facts,
    check: one(part),
  });
  const all: Condition[] = [];
  const { openness, countries, labs, architecture, commercial, models, as_of, since } = filter;
  if (openness === 'open') {
    all.push(
      plain('open', 'weights can be downloaded', 'if the weights need not be open', ['openness'], {
        openness,
      }),
    );
  }
  if (openness === 'closed') {
    all.push(
      plain('closed', 'weights cannot be downloaded', 'if open models counted', ['openness'], {
        openness,
      }),
    );
  }
  if (commercial) {
    all.push(
      plain(
        'commercial',
        'licence allows commercial use',
        'if the licence need not allow commercial use',
        ['licence'],
        { commercial },
      ),
    );
  }
  all.push(...limitConditions(filter, one));
  if (architecture) {
    const words = architecture === 'moe' ? 'mixture of experts' : 'dense';
    all.push(
      plain(
        'arch',
        words,
        `if it need not be ${architecture === 'moe' ? 'a mixture of experts' : 'dense'}`,
        ['architecture'],
        { architecture },
      ),
    );
  }
  if (countries) {
    const names = listed(countries, 'or');
    all.push(
      plain('country', `from ${names}`, `if it need not come from ${names}`, ['country'], {
        countries,
      }),
    );
  }
  if (labs) {
    const names = listed(
      labs.map((lab) => catalog.labs.get(lab)?.name ?? lab),
      'or',
    );
    all.push(plain('lab', `by ${names}`, `if it need not be by ${names}`, [], { labs }));
  }
  if (models) {
    all.push(plain('model', `one of ${models.length} named`, 'if others counted', [], { models }));
  }
  if (since !== undefined) {
    all.push(
      plain(
        'since',
        `released since ${since}`,
        `if models before ${since} counted`,
        ['release_date'],
        { since },
      ),
    );
  }
  if (as_of !== undefined) {
    all.push(
      plain('as_of', `released by ${as_of}`, `if models after ${as_of} counted`, ['release_date'], {
        as_of,
      }),
    );
  }
  if (filter.hide_superseded) all.push(notSuperseded(catalog, filter));
  return all;
}

function limitConditions(
  { max_price, min_context, max_total_b, max_active_b }: ModelFilter,
  one: (part: ModelFilter) => (model: Model) => Met,
): Condition[] {
  const all: Condition[] = [];
  const add = (
    parameter: string,
    [words, noun]: [words: string, noun: string],
    fact: string,
    part: ModelFilter,
    limit: Limit,
  ): void => {
    all.push({
      parameter,
      value: null,
      words: `${words} ${limit.say(limit.value)}`,
      without: `without the limit on ${noun}`,
      limit,
      facts: [fact],
      check: (model) => {
        const result = one(part)(model);
        const need = limit.need(model);
        return result.met || result.unknown || need === null
          ? result
          : fails(
              `${noun === 'active parameters' ? '' : `${noun.replace(/^the /, '')} `}${limit.say(need)}`,
            );
      },
    });
  };
  if (max_price !== undefined) {
    add(
      'max_price',
      ['price at most', 'the price'],
      'price',
      { max_price },
      {
        value: max_price,
        side: 'most',
        need: blendedPrice,
        round: upInCents,
        say: (value) => `${usd(value)} per million tokens`,
        short: usd,
      },
    );
  }
  if (min_context !== undefined) {
    add(
      'min_context',
      ['context of at least', 'the context'],
      'context_tokens',
      { min_context },
      {
        value: min_context,
        side: 'least',
        need: (model) => model.context_tokens,
        round: downInTokens,
        say: tokenCount,
        short: (value) => tokenCount(value).replace(/ tokens$/, ''),
      },
    );
  }
  if (max_total_b !== undefined) {
    add(
      'max_total',
      ['size of at most', 'the size'],
      'total_params_b',
      { max_total_b },
      {
        value: max_total_b,
        side: 'most',
        need: (model) => model.total_params_b,
        round: upInBillions,
        say: (value) => `${billions(value)} parameters`,
        short: billions,
      },
    );
  }
  if (max_active_b !== undefined) {
    add(
      'max_active',
      ['at most', 'active parameters'],
      'active_params_b',
      { max_active_b },
      {
        value: max_active_b,
        side: 'most',
        need: (model) => model.active_params_b,
        round: upInBillions,
        say: (value) => `${billions(value)} active parameters`,
        short: billions,
      },
    );
  }
  return all;
}

/** `hide_superseded` looks at the day of the question, which is a condition of its own. */
function notSuperseded(catalog: Catalog, { as_of }: ModelFilter): Condition {
  const filter = { hide_superseded: true, ...(as_of === undefined ? {} : { as_of }) };
  return {
    parameter: 'hide_superseded',
    value: null,
    words: 'not superseded',
    without: 'if superseded models counted',
    limit: null,
    facts: [],
    check: (model) => {
      const reason = whyExcluded(model, filter, catalog);
      return reason?.startsWith('superseded') ? fails(reason) : met;
    },
  };
}
