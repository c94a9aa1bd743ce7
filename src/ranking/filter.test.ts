import { describe, expect, test } from 'vitest';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import type { Model } from '../catalog/index.ts';
import { blendedPrice, lastDayOf, type ModelFilter, whyExcluded } from './filter.ts';

const catalog = aCatalog({
  licences: [
    { id: 'MIT', name: 'MIT', url: null, commercial_use: 'yes', osi_approved: true, note: null },
    {
      id: 'Llama',
      name: 'Llama',
      url: null,
      commercial_use: 'conditional',
      osi_approved: false,
      note: null,
    },
    { id: 'NC', name: 'NC', url: null, commercial_use: 'no', osi_approved: false, note: null },
  ],
  models: [aModel({ id: 'successor', release_date: '2025-09-01' })],
});
const why = (facts: Partial<Model>, filter: ModelFilter) =>
  whyExcluded(aModel({ id: 'm', ...facts }), filter, catalog);

describe('whyExcluded', () => {
  test.each<[Partial<Model>, ModelFilter, string | undefined]>([
    [{}, {}, undefined],
    [{ openness: 'open-weights' }, { openness: 'open' }, undefined],
    [{ openness: 'open-source' }, { openness: 'open' }, undefined],
    [{ openness: 'closed' }, { openness: 'open' }, 'not open'],
    [{ openness: 'unknown' }, { openness: 'closed' }, 'openness unknown'],
    [{ country: 'CN' }, { countries: ['CN', 'US'] }, undefined],
    [{ country: 'FR' }, { countries: ['CN', 'US'] }, 'not from CN or US'],
    [{ country: null }, { countries: ['CN'] }, 'country unknown'],
    [{ architecture: 'hybrid-moe' }, { architecture: 'moe' }, undefined],
    [{ architecture: 'unknown' }, { architecture: 'moe' }, 'architecture unknown'],
    [{ active_params_b: 12 }, { max_active_b: 12 }, undefined],
    [{ active_params_b: 12.1 }, { max_active_b: 12 }, 'active parameters above 12'],
    [{ active_params_b: null }, { max_active_b: 12 }, 'active parameters unknown'],
    [{ context_tokens: 8192 }, { min_context: 128_000 }, 'context below 128000'],
    [{ licence: 'Llama' }, { commercial: true }, undefined],
    [{ licence: 'NC' }, { commercial: true }, 'no commercial use'],
    [{ licence: null }, { commercial: true }, 'commercial use unknown'],
    [{ modalities_in: ['text', 'image'] }, { modality: 'image' }, undefined],
    [{}, { modality: 'image' }, 'no image'],
    [{ release_date: '2025-07-28' }, { as_of: '2025-07-28' }, undefined],
    [{ release_date: '2025-07-29' }, { as_of: '2025-07-28' }, 'released after 2025-07-28'],
    [{ release_date: '2025-07' }, { as_of: '2025-07-28' }, 'released after 2025-07-28'],
    [{ release_date: '2025-07' }, { as_of: '2025-07-31' }, undefined],
    [{ release_date: null }, { as_of: '2025-07-28' }, 'release date unknown'],
    [{ release_date: '2025-02' }, { since: '2025-02-01' }, undefined],
    [{ release_date: '2025-01-31' }, { since: '2025-02-01' }, 'released before 2025-02-01'],
    [{ superseded_by: 'successor' }, { hide_superseded: true, as_of: '2025-08-31' }, undefined],
    [
      { superseded_by: 'successor' },
      { hide_superseded: true, as_of: '2025-09-01' },
      'superseded by successor',
    ],
    [{ superseded_by: 'successor' }, { hide_superseded: true }, 'superseded by successor'],
  ])('%j under %j: %s', (facts, filter, expected) => {
    expect(why(facts, filter)).toBe(expected);
  });
});

test('a price with an unknown half is unknown, not half', () => {
  const price = { input_usd_per_m: 1, output_usd_per_m: null, source: 's' };
  expect(blendedPrice(aModel({ id: 'm', price }))).toBeNull();
  expect(blendedPrice(aModel({ id: 'm', price: { ...price, output_usd_per_m: 5 } }))).toBe(2);
});

test('a month ends on its last day', () => {
  expect(lastDayOf('2024-02')).toBe('2024-02-29');
  expect(lastDayOf('2025-12')).toBe('2025-12-31');
});
