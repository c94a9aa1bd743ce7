import { describe, expect, it } from 'vitest';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import { belongs, describeField, fieldOf } from './field.ts';

const catalog = aCatalog({
  models: [
    aModel({ id: 'open', openness: 'open-weights' }),
    aModel({ id: 'closed', openness: 'closed' }),
    aModel({ id: 'unclear', openness: 'unknown' }),
    aModel({ id: 'undated', openness: 'open-weights', release_date: null }),
    aModel({ id: 'late', openness: 'open-weights', release_date: '2026-01-01' }),
    aModel({ id: 'late-and-unclear', openness: 'unknown', release_date: '2026-01-01' }),
    aModel({ id: 'old', openness: 'open-weights', superseded_by: 'open' }),
    aModel({ id: 'film', openness: 'open-source', modalities_out: ['video'] }),
  ],
});

const ids = (models: readonly { id: string }[]): string[] => models.map(({ id }) => id);

describe('fieldOf', () => {
  it('keeps apart who belongs, who does not and of whom nobody knows', () => {
    const field = fieldOf(catalog, { openness: 'open' }, '2025-06-30');
    expect(ids(field.models)).toEqual(['film', 'old', 'open']);
    expect(field.undecided.map(({ model, unknown }) => [model.id, unknown])).toEqual([
      ['unclear', ['openness unknown']],
      ['undated', ['release date unknown']],
    ]);
  });

  it('leaves out what a release of the day replaced, when asked to', () => {
    const field = fieldOf(catalog, { openness: 'open', hide_superseded: true }, '2025-06-30');
    expect(ids(field.models)).toEqual(['film', 'open']);
  });

  it('looks at what a model gives, not at what it takes', () => {
    expect(ids(fieldOf(catalog, { gives: 'video' }).models)).toEqual(['film']);
  });
});

describe('belongs', () => {
  it('is not so when the fact is unknown', () => {
    expect(belongs(catalog, catalog.models.get('unclear')!, { openness: 'open' })).toBe(false);
    expect(belongs(catalog, catalog.models.get('open')!, { openness: 'open' })).toBe(true);
  });
});

describe('describeField', () => {
  it('reads as English', () => {
    expect(describeField({ openness: 'open', countries: ['CN'], architecture: 'moe' })).toBe(
      'open Chinese mixture-of-experts models',
    );
    expect(describeField({ openness: 'open', gives: 'video' }, 'model')).toBe('open video model');
    expect(describeField({})).toBe('models');
  });
});
