import type { Model } from '../catalog/index.ts';
import { citeFacts } from './cite.ts';
import type { EvidenceTable } from './verdict.ts';

type Values = EvidenceTable['rows'][number]['values'];

/**
 * Releases by date, each with its citations.
 * @param columns beside the date and the model: label and value by key.
 */
export function releasesTable(
  label: string,
  models: readonly Model[],
  columns: Readonly<Record<string, readonly [label: string, of: (model: Model) => Values[string]]>>,
): EvidenceTable {
  const all = {
    released: ['released', (model: Model) => model.release_date],
    model: ['model', (model: Model) => model.name],
    ...columns,
  } as const satisfies typeof columns;
  const sorted = [...models].sort(
    (a, b) =>
      (a.release_date ?? '').localeCompare(b.release_date ?? '') || a.id.localeCompare(b.id),
  );
  return {
    label,
    columns: Object.entries(all).map(([key, [name]]) => ({ key, label: name })),
    rows: sorted.map((model) => ({
      values: Object.fromEntries(Object.entries(all).map(([key, [, of]]) => [key, of(model)])),
      citations: citeFacts(model, ['release_date', 'openness']),
    })),
    note: null,
  };
}
