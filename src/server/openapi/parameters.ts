import { modelParameters } from '../../ranking/model-parameters.ts';
import { sharedWithChoice } from '../../ranking/parse-choice.ts';
import { queryParameters } from '../../ranking/parse-query.ts';
import { missingModes } from '../../ranking/ranking.ts';
import { pageSize } from '../answers/scores.ts';

/** One parameter of an address. */
export interface Parameter {
  name: string;
  in: 'query' | 'path';
  description: string;
  example: string;
  required?: boolean;
  /** JSON Schema of the value; default a string. */
  schema?: Record<string, unknown>;
}

type QueryName = keyof typeof queryParameters;

const yesOrNo = { type: 'string', enum: ['true', 'false', '1', '0', ''] };

const described: Record<QueryName, string | [string, Record<string, unknown>]> = {
  suite:
    'Suite of benchmarks, by id or name; `ability` or `ability-coding` for ability. Default: ability; where only suites make sense, `glm-12`.',
  for: 'The suite of a category, instead of `suite`.',
  open: ['Only models whose weights can be downloaded.', yesOrNo],
  closed: ['Only models whose weights cannot be downloaded.', yesOrNo],
  country: 'Countries of the labs (ISO 3166-1), joined by commas.',
  lab: 'Labs, joined by commas.',
  arch: ['Architecture; `moe` takes hybrids, too.', { type: 'string', enum: ['dense', 'moe'] }],
  max_active: 'Most active parameters, such as `12b`.',
  max_total: 'Most parameters in all, such as `70b`.',
  max_price: 'Most US dollars per million tokens, three parts input to one part output.',
  min_context: 'Least context in tokens, such as `128k`.',
  commercial: ['Only licences that allow commercial use, if need be under conditions.', yesOrNo],
  modality: 'A modality that the model takes or gives.',
  as_of: 'Only models released by this day; a month or a year means its last day.',
  since: 'Only models released since this day.',
  hide_superseded: ['Leave out models that a later release replaced.', yesOrNo],
  model: 'Only these models, by id or name, joined by commas.',
  evidence: [
    'Which scores: published ones (default), those of own runs, or both. The latter two need a board with a store of runs.',
    { type: 'string', enum: ['published', 'measured', 'both'] },
  ],
  evidence_until: 'Only scores published by this day; default the server’s day.',
  reported_by:
    'Only scores by these: `self`, `rival`, `independent`, `secondary`, joined by commas.',
  missing: ['How cells without a score are treated.', { type: 'string', enum: [...missingModes] }],
  weights: 'Other weights of the components: `component=number` pairs joined by commas.',
  level: [
    'Confidence of intervals and rank sets.',
    { type: 'string', enum: ['0.8', '0.9', '0.95', '0.99'] },
  ],
  seed: 'Seed of the random draws; default 1.',
  top: 'Only so many rows.',
};

function queryParameter(name: QueryName): Parameter {
  const words = described[name];
  const [description, schema] = typeof words === 'string' ? [words] : words;
  return {
    name,
    in: 'query',
    description,
    example: queryParameters[name],
    ...(schema ? { schema } : {}),
  };
}

/** Every parameter of the grammar of questions. */
export const rankingParameters = (Object.keys(queryParameters) as QueryName[]).map(queryParameter);

/** What `parseChoice` takes: its own parameters, then those that it shares with rankings. */
export const choiceParameters: Parameter[] = [
  query(
    'for',
    'What for: a category or suite, or several with weights joined by commas.',
    'coding=2,agents=1',
    { required: true },
  ),
  query('input_per_month', 'Tokens in per month; with `output_per_month`.', '200m'),
  query('output_per_month', 'Tokens out per month, those of thought included.', '40m'),
  query('usd_per_month', 'Most US dollars a month for that volume.', '300'),
  query('fits', 'Memory that the model must fit, in GB.', '24gb'),
  query('quant', 'Quantisation by name, or bits per weight; with `fits`.', 'q4_k_m'),
  query(
    'allowance',
    'For KV cache and runtime: a share of the weights, or GB; with `fits`.',
    '20%',
  ),
  query('language', 'Languages in which the model was tested, joined by commas.', 'zh,ko'),
  query('not_country', 'Countries of labs that are not wanted, joined by commas.', 'CN'),
  query('not_lab', 'Labs that are not wanted, joined by commas.', 'openai'),
  query('modality', 'Modalities that the model takes or gives, all of them.', 'image'),
  query('reasoning', 'Scored in a reasoning mode, or rated without one.', 'on', {
    schema: { type: 'string', enum: ['on', 'off'] },
  }),
  ...some(...sharedWithChoice),
];

/** Those of them that choose models. */
export const modelFilterParameters = modelParameters.map(queryParameter);

/** The grammar's parameters but for some. */
export function rankingParametersBut(...names: QueryName[]): Parameter[] {
  return rankingParameters.filter(({ name }) => !names.includes(name as QueryName));
}

export function some(...names: QueryName[]): Parameter[] {
  return names.map(queryParameter);
}

export function query(
  name: string,
  description: string,
  example: string,
  rest: Partial<Parameter> = {},
): Parameter {
  return { name, in: 'query', description, example, ...rest };
}

export function inPath(description: string, example: string): Parameter {
  return { name: 'id', in: 'path', description, example, required: true };
}

/** Every address takes it. */
export const pinParameters: Parameter[] = [
  query(
    'catalog',
    'Pins the address to a catalogue: the first 8 to 64 digits of its hash. A server with another catalogue answers 409.',
    '0123456789ab',
    { schema: { type: 'string', pattern: '^[0-9a-fA-F]{8,64}$' } },
  ),
];

export const pageParameters: Parameter[] = [
  query('limit', `Most scores, 1 to ${pageSize.most}; default ${pageSize.usual}.`, '100', {
    schema: { type: 'integer', minimum: 1, maximum: pageSize.most },
  }),
  query('offset', 'Scores left out before the first; `next` of the page before.', '0', {
    schema: { type: 'integer', minimum: 0 },
  }),
];
