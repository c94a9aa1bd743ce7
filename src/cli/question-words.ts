import type { ModelFilter } from '../ranking/filter.ts';
import type { EvidenceQuery } from '../ranking/ranking.ts';
import { thousands } from './words.ts';

/** A question about models in words: `open models from CN released by 2025-11-05`. */
export function modelWords(filter: ModelFilter): string {
  const parts = [
    filter.openness ?? '',
    filter.architecture === 'moe' ? 'mixture-of-experts' : (filter.architecture ?? ''),
    'models',
    filter.models ? `named ${filter.models.join(', ')}` : '',
    filter.countries ? `from ${filter.countries.join(' or ')}` : '',
    filter.labs ? `by ${filter.labs.join(' or ')}` : '',
    limit('with at most', filter.max_active_b, 'B active parameters'),
    limit('with at most', filter.max_total_b, 'B parameters'),
    limit('for at most', filter.max_price, ' US dollars per million tokens'),
    limit('with a context of at least', filter.min_context, ' tokens'),
    filter.commercial ? 'open to commercial use' : '',
    filter.modality ? `with ${filter.modality}` : '',
    filter.since ? `released since ${filter.since}` : '',
    filter.as_of ? `released by ${filter.as_of}` : '',
    filter.hide_superseded ? 'not superseded' : '',
  ].filter((part) => part !== '');
  return parts[0] === 'models' && !filter.models ? `all ${parts.join(' ')}` : parts.join(' ');
}

export function evidenceWords({ kind, until, reported_by, documents }: EvidenceQuery): string {
  return [
    kind ? { measured: 'own runs only', both: 'own runs beside published scores' }[kind] : '',
    until ? `evidence published until ${until}` : 'all evidence',
    reported_by ? `reported by ${reported_by.join(' or ')}` : '',
    documents ? `from ${documents.join(' or ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function limit(before: string, value: number | undefined, after: string): string {
  return value === undefined ? '' : `${before} ${thousands(value)}${after}`;
}
