import { type Catalog, findByName, NotFoundError } from '../catalog/index.ts';
import type { ChoiceQuery } from './choice/choice.ts';
import { RankingError } from './error.ts';
import { parseLanguage } from './languages.ts';
import { bitsPerWeight, parseQuantisation, usualAllowance, usualQuantisation } from './memory.ts';
import { parseQuery, type QueryParameters } from './parse-query.ts';

/** Parameters that a choice shares with a ranking; `parseQuery` reads them. */
export const sharedWithChoice = [
  'open',
  'closed',
  'commercial',
  'max_price',
  'min_context',
  'max_total',
  'max_active',
  'arch',
  'country',
  'lab',
  'model',
  'as_of',
  'since',
  'hide_superseded',
  'evidence_until',
  'reported_by',
  'missing',
  'level',
  'seed',
] as const;

/** Parameters that `parseChoice` understands besides those, with an example of each. */
const own = {
  for: 'coding=2,agents=1',
  input_per_month: '200m',
  output_per_month: '40m',
  usd_per_month: '300',
  fits: '24gb',
  quant: 'q4_k_m',
  allowance: '20%',
  language: 'zh,ko',
  not_country: 'CN',
  not_lab: 'openai',
  modality: 'image',
  reasoning: 'on',
} as const;

type Own = keyof typeof own;

/** All parameters of a choice, in the order of its address. */
export const choiceParameters: readonly string[] = [...Object.keys(own), ...sharedWithChoice];

/**
 * Reads a choice from the flags of `weigh choose` or the parameters of a page's address: one grammar
 * for both.
 *
 * @param today `YYYY-MM-DD`; dates after it are refused.
 * @throws RankingError (code `query`) that names the parameter, what is wrong and what it takes.
 */
export function parseChoice(
  parameters: QueryParameters,
  catalog: Catalog,
  today: string,
): ChoiceQuery {
  const unknown = Object.keys(parameters).find((name) => !choiceParameters.includes(name));
  if (unknown !== undefined) {
    throw fault(unknown, `is no parameter; there are ${choiceParameters.join(', ')}`);
  }
  const text = (name: Own): string | undefined => {
    const value = parameters[name];
    if (value === undefined || value === false) return undefined;
    if (value === true || value.trim() === '') {
      throw fault(name, `needs a value, for example ${own[name]}`);
    }
    return value.trim();
  };
  const list = (name: Own): string[] | undefined => {
    const parts = text(name)
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return parts && [...new Set(parts)];
  };
  const { query } = parseQuery(
    Object.fromEntries(
      sharedWithChoice.flatMap((name) => (name in parameters ? [[name, parameters[name]]] : [])),
    ),
    catalog,
    today,
  );
  const monthly = parseVolume(text('input_per_month'), text('output_per_month'));
  const budget = text('usd_per_month');
  if (budget !== undefined && !monthly) {
    throw fault(
      'usd_per_month',
      'needs the volume as well: input_per_month and output_per_month, such as 200m and 40m',
    );
  }
  if (budget !== undefined && query.models.max_price !== undefined) {
    throw fault('max_price', 'and usd_per_month exclude each other: give one budget');
  }
  return {
    purposes: parsePurposes(text('for'), catalog),
    models: query.models,
    ...present({
      not_countries: list('not_country')?.map(parseCountry),
      not_labs: list('not_lab')?.map(
        (lab) => named('not_lab', () => findByName(catalog.labs, lab, 'lab')).id,
      ),
      modalities: list('modality')?.map((name) => parseModality(name, catalog)),
      languages: list('language')?.map(parseCode),
      reasoning: parseReasoning(text('reasoning')),
      fits: parseFits(text('fits'), text('quant'), text('allowance')),
      monthly,
      max_monthly_usd: budget === undefined ? undefined : amount('usd_per_month', budget, {}),
    }),
    evidence: query.evidence,
    missing: query.missing,
    level: query.level,
    seed: query.seed,
  };
}

function parsePurposes(
  value: string | undefined,
  catalog: Pick<Catalog, 'suites'>,
): ChoiceQuery['purposes'] {
  const suites = [...catalog.suites.values()];
  const known = suites.map((suite) => suite.category ?? suite.id).join(', ');
  if (value === undefined) {
    throw fault(
      'for',
      `says what the model is for, such as coding or ${own.for}; there are ${known}`,
    );
  }
  const raw = value.split(',').map((part) => {
    const [name = '', share = '1', ...more] = part.split('=').map((each) => each.trim());
    const weight = share === '' ? Number.NaN : Number(share);
    if (name === '' || more.length > 0 || !(weight > 0 && weight < Infinity)) {
      throw fault(
        'for',
        `takes what for, or several with weights above 0 such as ${own.for}, not "${part}"`,
      );
    }
    const suite =
      suites.find((each) => each.category === name) ??
      named('for', () => findByName(catalog.suites, name, 'suite'), `; there are ${known}`);
    return { suite: suite.id, weight };
  });
  const twice = raw.find(({ suite }, i) => raw.findIndex((each) => each.suite === suite) !== i);
  if (twice) throw fault('for', `names ${twice.suite} twice`);
  const index = raw.find(({ suite }) => catalog.suites.get(suite)!.basis === 'index');
  if (index && raw.length > 1) {
    throw fault('for', `cannot mix ${index.suite} with others: it ranks by one published number`);
  }
  const total = raw.reduce((sum, { weight }) => sum + weight, 0);
  return raw.map(({ suite, weight }) => ({ suite, weight: weight / total }));
}

function parseVolume(
  input: string | undefined,
  output: string | undefined,
): ChoiceQuery['monthly'] | undefined {
  if (input === undefined && output === undefined) return undefined;
  const [given, missing] =
    input === undefined
      ? ['output_per_month', 'input_per_month']
      : ['input_per_month', 'output_per_month'];
  if (input === undefined || output === undefined) {
    throw fault(given, `needs ${missing} as well; 0 when there is none`);
  }
  const scale = { k: 1e3, m: 1e6, b: 1e9 };
  const monthly = {
    input_tokens: amount('input_per_month', input, scale),
    output_tokens: amount('output_per_month', output, scale),
  };
  if (monthly.input_tokens + monthly.output_tokens === 0) {
    throw fault('input_per_month', 'and output_per_month are both 0: then nothing is bought');
  }
  return monthly;
}

function parseFits(
  fits: string | undefined,
  quant: string | undefined,
  allowance: string | undefined,
): ChoiceQuery['fits'] | undefined {
  if (fits === undefined) {
    const stray = quant !== undefined ? 'quant' : allowance !== undefined ? 'allowance' : undefined;
    if (stray)
      throw fault(stray, `needs fits as well, the memory that there is, such as ${own.fits}`);
    return undefined;
  }
  const memory = amount('fits', fits, { gb: 1, tb: 1000 });
  if (memory === 0) throw fault('fits', `is an amount of memory above 0, such as ${own.fits}`);
  const format = parseQuantisation(quant ?? usualQuantisation);
  if (!format) {
    throw fault(
      'quant',
      `is ${Object.keys(bitsPerWeight).join(', ')} or a number of bits from 1 to 32, not "${quant}"`,
    );
  }
  return { memory_gb: memory, ...format, ...parseAllowance(allowance) };
}

function parseAllowance(value: string | undefined): typeof usualAllowance {
  if (value === undefined) return usualAllowance;
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(value);
  if (share) return { allowance_share: Number(share[1]) / 100, allowance_gb: 0 };
  const gigabytes = /^(\d+(?:\.\d+)?)\s*(?:gb)?$/i.exec(value);
  if (gigabytes) return { allowance_share: 0, allowance_gb: Number(gigabytes[1]) };
  throw fault(
    'allowance',
    `is a share of the weights such as 20% or an amount such as 4gb, not "${value}"`,
  );
}

/** A number of 0 or more with an optional unit. */
function amount(name: Own, value: string, scale: Record<string, number>): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(value);
  const unit = match?.[2]?.toLowerCase();
  if (!match || (unit !== '' && !Object.hasOwn(scale, unit!))) {
    throw fault(name, `is a positive number such as ${own[name]}, not "${value}"`);
  }
  return Number(match[1]) * (unit === '' ? 1 : scale[unit!]!);
}

function parseModality(name: string, catalog: Pick<Catalog, 'models'>): string {
  const wanted = name.toLowerCase();
  const known = new Set(
    [...catalog.models.values()].flatMap((m) => [...m.modalities_in, ...m.modalities_out]),
  );
  if (known.has(wanted)) return wanted;
  throw fault('modality', `is ${[...known].sort().join(', ')}, not "${name}"`);
}

function parseCode(value: string): string {
  const code = parseLanguage(value);
  if (code === undefined) {
    throw fault('language', `takes two-letter codes such as ${own.language}, not "${value}"`);
  }
  return code;
}

function parseReasoning(value: string | undefined): 'on' | 'off' | undefined {
  if (value === undefined || value === 'on' || value === 'off') return value;
  throw fault('reasoning', `is on or off, not "${value}"`);
}

function parseCountry(value: string): string {
  if (/^[a-z]{2}$/i.test(value)) return value.toUpperCase();
  throw fault('not_country', `takes two-letter codes such as CN,US, not "${value}"`);
}

function named<T>(parameter: string, find: () => T, hint = ''): T {
  try {
    return find();
  } catch (error) {
    if (error instanceof NotFoundError) {
      throw new RankingError('query', `${parameter}: ${error.message}${hint}`);
    }
    throw error;
  }
}

function fault(name: string, what: string): RankingError {
  return new RankingError('query', `${name} ${what}`);
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(value: T): Given<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined),
  ) as Given<T>;
}
