import { withParameter } from '../../question.ts';

/** What the page shows before anybody says what for. */
export const usualPurpose = 'coding';

/** The address of the answer below `api/v1/`. */
export function chooseAddress(search: string): string {
  const given = new URLSearchParams(search).get('for');
  return given ? `choose?${search}` : withParameter('choose', search, { for: usualPurpose });
}

export interface Purpose {
  /** As it stands in the address: a category or the id of a suite. */
  name: string;
  weight: string;
}

/** `coding=2,agents` as rows of the form; one purpose has no weight to choose. */
export function readPurposes(search: string): Purpose[] {
  const given = new URLSearchParams(search).get('for') || usualPurpose;
  return given.split(',').map((part) => {
    const [name = '', weight = '1'] = part.split('=');
    return { name: name.trim(), weight: weight.trim() };
  });
}

export function writePurposes(purposes: readonly Purpose[]): string {
  if (purposes.length === 1) return purposes[0]!.name;
  return purposes
    .map(({ name, weight }) => (weight === '1' ? name : `${name}=${weight}`))
    .join(',');
}

/** The parameters of a choice that are conditions, in the order of the form. */
export const conditionParameters = [
  'max_price',
  'open',
  'commercial',
  'fits',
  'quant',
  'allowance',
  'min_context',
  'input_per_month',
  'output_per_month',
  'usd_per_month',
  'language',
  'country',
  'not_country',
  'lab',
  'not_lab',
  'modality',
  'reasoning',
  'arch',
  'max_total',
  'max_active',
  'model',
  'as_of',
  'since',
  'hide_superseded',
  'evidence_until',
  'reported_by',
  'missing',
] as const;

/**
 * The changes of parameters that a step asks for. Some stand and fall together: a quantisation needs
 * the memory, a bill both volumes, and there is one budget.
 */
export function askFor(
  search: string,
  changes: Record<string, string | undefined>,
): Record<string, string | undefined> {
  // A link says what for, even where nobody chose it.
  const named = new URLSearchParams(search).get('for') ? {} : { for: usualPurpose };
  return { ...named, ...changes, ...whatGoesAlong(search, changes) };
}

function whatGoesAlong(
  search: string,
  changes: Record<string, string | undefined>,
): Record<string, string | undefined> {
  const given = new URLSearchParams(search);
  const [name, value] = Object.entries(changes)[0] ?? ['', undefined];
  const filled = value !== undefined && value.trim() !== '';
  if (name === 'fits' && !filled) return { quant: undefined, allowance: undefined };
  if (name === 'max_price' && filled) return { usd_per_month: undefined };
  if (name === 'usd_per_month' && filled) {
    return {
      max_price: undefined,
      input_per_month: given.get('input_per_month') ?? '10m',
      output_per_month: given.get('output_per_month') ?? '2m',
    };
  }
  if (name === 'input_per_month' || name === 'output_per_month') {
    const other = name === 'input_per_month' ? 'output_per_month' : 'input_per_month';
    if (filled) return { [other]: given.get(other) ?? '0' };
    return { [other]: undefined, usd_per_month: undefined };
  }
  return {};
}

/** The question with a change that an answer names; undefined for one that is no parameter. */
export function makeChange(
  search: string,
  {
    kind,
    parameter,
    value,
    to,
  }: { kind?: string; parameter: string | null; value: string | null; to: number | null },
): string | undefined {
  if (parameter === null || kind === 'tighten') return undefined;
  if (to !== null) return withParameter('/choose', search, { [parameter]: String(to) });
  const rest = (new URLSearchParams(search).get(parameter) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => value !== null && each.toLowerCase() !== value.toLowerCase());
  return withParameter('/choose', search, { [parameter]: rest.join(',') || undefined });
}
