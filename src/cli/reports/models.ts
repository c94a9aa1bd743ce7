import type { Catalog } from '../../catalog/index.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import { answerModels } from '../../server/answers/models.ts';
import type { ModelHead } from '../../server/api.ts';
import { capital, modelWords } from '../question-words.ts';
import { waysToRelax } from '../relax.ts';
import {
  type Block,
  type Column,
  csvTable,
  heading,
  list,
  type Report,
  table,
  text,
} from '../report.ts';
import { matches } from '../search.ts';
import { dollars, openWord, shortHash, size, tokens, unknown, unverifiedMark } from '../words.ts';
import { firstOf } from './first-of.ts';

export type ModelOrder = 'date' | 'name' | 'size' | 'price' | 'context' | 'scores';

/** @throws RankingError when the question cannot be answered as it was put. */
export function reportModels(
  catalog: Catalog,
  parameters: QueryParameters,
  { text: wanted, sort, all }: { text: string | undefined; sort: ModelOrder; all: boolean },
  today: string,
): Report {
  const question = parseQuery(parameters, catalog, today);
  const filter = question.query.models;
  const { models: fitting, excluded } = answerModels(catalog, question);
  const models = fitting.filter((model) =>
    matches(wanted, [model.id, model.name, catalog.models.get(model.id)!.family, model.lab_name]),
  );
  if (models.length < fitting.length) {
    excluded[`without "${wanted}" in the name`] = fitting.length - models.length;
  }
  models.sort(orders[sort]);
  const shown = firstOf(models, all, 'model');
  return {
    data: { catalog_hash: catalog.hash, models, excluded },
    blocks: [
      heading(capital(modelWords(filter)) + (wanted === undefined ? '' : ` with "${wanted}"`)),
      ...(models.length === 0
        ? emptyBlocks(catalog, filter, wanted)
        : [table(columns, shown.rows), ...shown.note]),
      ...(models.some((model) => model.unverified.length > 0)
        ? [
            text(
              `${unverifiedMark} after a fact: no second source confirms it. ${unknown}: unknown. Price: US dollars per million tokens, three parts input to one part output.`,
              'muted',
            ),
          ]
        : []),
      text(`Catalogue ${shortHash(catalog.hash)}.`, 'muted'),
    ],
    csv: csvTable(
      {
        id: (model) => model.id,
        name: (model) => model.name,
        lab: (model) => model.lab_name,
        country: (model) => model.country,
        release_date: (model) => model.release_date,
        openness: (model) => model.openness,
        licence: (model) => model.licence,
        architecture: (model) => model.architecture,
        total_params_b: (model) => model.total_params_b,
        active_params_b: (model) => model.active_params_b,
        context_tokens: (model) => model.context_tokens,
        price_usd_per_m: (model) => model.price_usd_per_m,
        superseded_by: (model) => model.superseded_by,
        scores: (model) => model.scores,
        unverified: (model) => model.unverified.join('; '),
      },
      models,
    ),
  };
}

function emptyBlocks(
  catalog: Catalog,
  filter: Parameters<typeof waysToRelax>[1],
  wanted: string | undefined,
): Block[] {
  const ways = waysToRelax(catalog, filter, (model) =>
    matches(wanted, [
      model.id,
      model.name,
      model.family,
      catalog.labs.get(model.lab)?.name ?? null,
    ]),
  );
  if (wanted !== undefined && ways.length === 0) ways.push(`no model is named like "${wanted}"`);
  return [text('No model fits the question.', 'strong'), ...(ways.length > 0 ? [list(ways)] : [])];
}

const columns: Column<ModelHead>[] = [
  { title: 'Id', show: (model) => model.id, tone: () => 'strong' },
  { title: 'Name', show: (model) => model.name, drop: 8, min: 16 },
  { title: 'Lab', show: (model) => model.lab_name, drop: 4, min: 8 },
  { title: 'From', show: (model) => model.country ?? unknown, drop: 3 },
  {
    title: 'Released',
    show: (model) => marked(model, 'release_date', model.release_date ?? unknown),
    drop: 1,
  },
  { title: 'Open', show: (model) => marked(model, 'openness', openWord(model.openness)), drop: 2 },
  {
    title: 'Licence',
    show: (model) => marked(model, 'licence', model.licence ?? unknown),
    drop: 9,
    min: 8,
  },
  {
    title: 'Size',
    align: 'right',
    show: (model) =>
      marked(model, 'total_params_b', size(model.total_params_b, model.active_params_b)),
    drop: 5,
  },
  {
    title: 'Context',
    align: 'right',
    show: (model) => marked(model, 'context_tokens', tokens(model.context_tokens)),
    drop: 7,
  },
  {
    title: 'Price',
    align: 'right',
    show: (model) => marked(model, 'price', dollars(model.price_usd_per_m)),
    drop: 6,
  },
  { title: 'Scores', align: 'right', show: (model) => String(model.scores), drop: 1 },
];

function marked(model: ModelHead, fact: string, words: string): string {
  return words !== unknown && model.unverified.includes(fact) ? words + unverifiedMark : words;
}

/** What is unknown comes last, whatever the order. */
const orders: Record<ModelOrder, (a: ModelHead, b: ModelHead) => number> = {
  date: (a, b) => byText(b.release_date ?? '', a.release_date ?? '') || byText(a.id, b.id),
  name: (a, b) => byText(a.name.toLowerCase(), b.name.toLowerCase()) || byText(a.id, b.id),
  size: (a, b) => upward(a.total_params_b, b.total_params_b) || byText(a.id, b.id),
  price: (a, b) => upward(a.price_usd_per_m, b.price_usd_per_m) || byText(a.id, b.id),
  context: (a, b) => (b.context_tokens ?? 0) - (a.context_tokens ?? 0) || byText(a.id, b.id),
  scores: (a, b) => b.scores - a.scores || byText(a.id, b.id),
};

function upward(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
