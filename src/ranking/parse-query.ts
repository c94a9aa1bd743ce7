import type { Catalog, ReportedBy } from '../catalog/index.ts';
import { findByName, NotFoundError } from '../catalog/index.ts';
import { abilityIn, abilityMeasure, benchmarkCategory, readMeasure } from './ability/measure.ts';
import { RankingError } from './error.ts';
import type { ModelFilter } from './filter.ts';
import type { EvidenceKind } from './measured/own-run.ts';
import { joinedEvidence } from './measured/with-measured.ts';
import { missingModes, type RankingQuery } from './ranking.ts';

/**
 * A question as a person writes it, in the flags of `weigh rank` or the parameters of a page's
 * address: one grammar for both, so that a link and a command line say the same.
 */
export type QueryParameters = Record<string, string | boolean | undefined>;

export interface ParsedQuery {
  query: RankingQuery;
  /** How many rows to show; undefined for all. */
  top: number | undefined;
}

/** Parameters that `parseQuery` understands, with an example of each. */
export const queryParameters = {
  suite: 'glm-12',
  for: 'coding',
  open: 'true',
  closed: 'true',
  country: 'CN,US',
  lab: 'zhipu,deepseek',
  arch: 'moe',
  max_active: '12b',
  max_total: '70b',
  max_price: '1',
  min_context: '128k',
  commercial: 'true',
  modality: 'image',
  as_of: '2025-11-05',
  since: '2025-01-01',
  hide_superseded: 'true',
  model: 'glm-4-5,o3',
  evidence: 'published',
  evidence_until: '2025-11-05',
  reported_by: 'self,rival,independent',
  missing: 'bounds',
  weights: 'hle=2,bfcl-v3=0',
  level: '0.95',
  seed: '1',
  top: '10',
} as const;

const reporters: ReportedBy[] = ['self', 'rival', 'independent', 'secondary'];

type Known = Pick<Catalog, 'suites' | 'labs' | 'models' | 'benchmarks'>;

/**
 * @param today `YYYY-MM-DD`; dates after it are refused.
 * @param measure what a question may rank by: `any` (default: latent ability where it names nothing,
 * or a category), or a `suite` only (glm-12 where it names none, the suite of a category).
 * @throws RankingError (code `query`) that names the parameter, what is wrong and what it takes.
 */
export function parseQuery(
  parameters: QueryParameters,
  catalog: Known,
  today: string,
  measure: 'any' | 'suite' = 'any',
): ParsedQuery {
  const unknown = Object.keys(parameters).filter((name) => !(name in queryParameters));
  if (unknown.length > 0) {
    throw fault(
      unknown[0]!,
      `is no parameter; there are ${Object.keys(queryParameters).join(', ')}`,
    );
  }
  const text = (name: keyof typeof queryParameters): string | undefined => {
    const value = parameters[name];
    if (value === undefined || value === false) return undefined;
    if (value === true || value.trim() === '')
      throw fault(name, `needs a value, for example ${queryParameters[name]}`);
    return value.trim();
  };
  const flag = (name: keyof typeof queryParameters): boolean => {
    const value = parameters[name];
    if (value === undefined || value === false || value === 'false' || value === '0') return false;
    if (value === true || value === 'true' || value === '1' || value === '') return true;
    throw fault(name, `is true or false, not "${value}"`);
  };
  const list = (name: keyof typeof queryParameters): string[] | undefined => {
    const value = text(name);
    return value
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  };
  const quantity = (
    name: keyof typeof queryParameters,
    scale: Record<string, number>,
  ): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(value);
    const unit = (match?.[2] ?? '').toLowerCase();
    const factor = unit === '' ? 1 : Object.hasOwn(scale, unit) ? scale[unit] : undefined;
    if (!match || factor === undefined) {
      throw fault(name, `is a positive number such as ${queryParameters[name]}, not "${value}"`);
    }
    return Number(match[1]) * factor;
  };
  const day = (name: keyof typeof queryParameters): string | undefined => {
    const value = text(name);
    return value === undefined ? undefined : parseDay(name, value, today);
  };

  const firstDay = (name: keyof typeof queryParameters): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    // Checked as a last day, so that nonsense and the future are refused alike.
    parseDay(name, value, today);
    return value.length === 4 ? `${value}-01-01` : value.length === 7 ? `${value}-01` : value;
  };

  if (flag('open') && flag('closed')) {
    throw fault('open', 'and closed exclude each other: leave both out to rank all models');
  }
  const models: ModelFilter = defined<ModelFilter>({
    openness: flag('open') ? 'open' : flag('closed') ? 'closed' : undefined,
    countries: list('country')?.map(parseCountry),
    labs: list('lab')?.map((lab) => named(() => findByName(catalog.labs, lab, 'lab'), 'lab').id),
    architecture: oneOf('arch', text('arch'), ['dense', 'moe']),
    max_active_b: quantity('max_active', { b: 1, m: 1e-3, t: 1e3 }),
    max_total_b: quantity('max_total', { b: 1, m: 1e-3, t: 1e3 }),
    max_price: quantity('max_price', {}),
    min_context: quantity('min_context', { k: 1000, m: 1e6 }),
    commercial: flag('commercial') || undefined,
    modality: text('modality'),
    as_of: day('as_of'),
    since: firstDay('since'),
    hide_superseded: flag('hide_superseded') || undefined,
    models: list('model')?.map(
      (model) => named(() => findByName(catalog.models, model, 'model'), 'model').id,
    ),
  });
  if (models.as_of !== undefined && models.since !== undefined && models.since > models.as_of) {
    throw fault(
      'since',
      `${models.since} is after as_of ${models.as_of}: no model can be released between`,
    );
  }
  const top = quantity('top', {});
  if (top !== undefined && (!Number.isInteger(top) || top < 1))
    throw fault('top', 'is a whole number of 1 or more');
  const seed = quantity('seed', {}) ?? 1;
  if (!Number.isSafeInteger(seed)) throw fault('seed', 'is a whole number');
  return {
    top,
    query: {
      suite:
        measure === 'suite'
          ? chooseSuite(text('suite'), text('for'), catalog)
          : chooseMeasure(text('suite'), text('for'), catalog),
      models,
      evidence: defined({
        kind: evidenceKind(text('evidence'), catalog),
        until: day('evidence_until') ?? today,
        reported_by: list('reported_by')?.map((who) => oneOf('reported_by', who, reporters)!),
      }),
      missing: oneOf('missing', text('missing'), missingModes) ?? 'bounds',
      level: quantity('level', {}) ?? 0.95,
      seed,
      ...defined({ weights: parseWeights(text('weights')) }),
    },
  };
}

/**
 * Reads which kind of evidence is asked for, before there is a catalogue to answer from.
 * @throws RankingError (code `query`) for another word.
 */
export function readEvidenceKind(value: string | boolean | undefined): EvidenceKind {
  const kinds: EvidenceKind[] = ['published', 'measured', 'both'];
  const word = typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  return oneOf('evidence', word, kinds) ?? 'published';
}

function evidenceKind(value: string | undefined, catalog: Known): 'measured' | 'both' | undefined {
  const kind = readEvidenceKind(value);
  if (kind === 'published') return undefined;
  if (joinedEvidence(catalog)?.kind !== kind) {
    throw fault(
      'evidence',
      `${kind} takes own runs, and there are none to take here: this answer knows published scores only`,
    );
  }
  return kind;
}

function chooseMeasure(
  suite: string | undefined,
  category: string | undefined,
  catalog: Known,
): string {
  if (suite !== undefined && category !== undefined) {
    throw fault('for', 'and suite exclude each other: a category is ranked by ability in it');
  }
  if (suite === undefined && category === undefined) return abilityMeasure;
  const word = suite === undefined ? category : readMeasure(suite)?.category;
  if (word === null) return abilityMeasure;
  if (word === undefined) return chooseSuite(suite, category, catalog);
  const categories = new Set([...catalog.benchmarks.values()].map((each) => each.category));
  if (categories.has(benchmarkCategory(word))) return abilityIn(word);
  // Such as `chinese`: a suite has it, and no benchmark is of it alone.
  return chooseSuite(undefined, word, catalog);
}

function chooseSuite(
  suite: string | undefined,
  category: string | undefined,
  catalog: Known,
): string {
  if (suite !== undefined && category !== undefined) {
    throw fault('for', 'and suite exclude each other: a category has a suite of its own');
  }
  if (suite !== undefined)
    return named(() => findByName(catalog.suites, suite, 'suite'), 'suite').id;
  if (category === undefined) return 'glm-12';
  const all = [...catalog.suites.values()].filter((each) => each.category !== null);
  const found = all.find((each) => each.category === category || each.id === category);
  if (!found)
    throw fault(
      'for',
      `is one of ${all.map((each) => each.category).join(', ')}, not "${category}"`,
    );
  return found.id;
}

/** @throws RankingError when the text is no day of the calendar, or one after today. */
export function parseDay(name: string, value: string, today: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  const [year, month, date] = match
    ? match.slice(1).map((part) => (part ? Number(part) : undefined))
    : [];
  const wrong = fault(name, `is a day such as 2025-11-05 (or a month, or a year), not "${value}"`);
  if (!match || year === undefined) throw wrong;
  // A month or a year means its last day: `--as-of 2025` asks about the end of it.
  const asked =
    month === undefined
      ? new Date(Date.UTC(year, 12, 0))
      : date === undefined
        ? new Date(Date.UTC(year, month, 0))
        : new Date(Date.UTC(year, month - 1, date));
  if (month !== undefined && (month < 1 || month > 12)) throw wrong;
  if (date !== undefined && asked.getUTCDate() !== date) throw wrong;
  const day = asked.toISOString().slice(0, 10);
  if (day > today) {
    if (date === undefined && day.slice(0, 4) === today.slice(0, 4)) return today;
    throw fault(name, `${value} is in the future (today is ${today}): nothing is known of it`);
  }
  return day;
}

function parseCountry(value: string): string {
  if (!/^[a-z]{2}$/i.test(value))
    throw fault('country', `takes two-letter codes such as CN,US, not "${value}"`);
  return value.toUpperCase();
}

function parseWeights(value: string | undefined): Record<string, number> | undefined {
  if (value === undefined) return undefined;
  return Object.fromEntries(
    value.split(',').map((part) => {
      const [id, weight] = part.split('=');
      if (!id || weight === undefined || weight === '' || !(Number(weight) >= 0)) {
        throw fault(
          'weights',
          `takes component=number pairs such as ${queryParameters.weights}, not "${part}"`,
        );
      }
      return [id.trim(), Number(weight)];
    }),
  );
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
  throw fault(name, `is ${allowed.join(' or ')}, not "${value}"`);
}

function named<T>(find: () => T, name: string): T {
  try {
    return find();
  } catch (error) {
    if (error instanceof NotFoundError)
      throw new RankingError('query', `${name}: ${error.message}`);
    throw error;
  }
}

function fault(name: string, what: string): RankingError {
  return new RankingError('query', `${name} ${what}`);
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): Given<T> & T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Given<T> &
    T;
}
