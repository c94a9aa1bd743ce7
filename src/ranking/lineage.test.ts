import { describe, expect, test } from 'vitest';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import type { Model } from '../catalog/index.ts';
import { lineageOf } from './lineage.ts';

function lineage(id: string, models: Model[]) {
  const catalog = aCatalog({ models });
  return lineageOf(catalog, catalog.models.get(id)!);
}

const family = [
  aModel({ id: 'root', country: 'US', superseded_by: 'root-2' }),
  aModel({ id: 'root-2', country: 'US' }),
  aModel({
    id: 'tune',
    country: 'CN',
    base_model: 'root',
    checked: { base_model: 'card' },
    lineage_note: 'all weights',
    release_date: '2025-03-01',
  }),
  aModel({ id: 'early', base_model: 'root', release_date: '2025-02-01' }),
  aModel({ id: 'merge', country: 'CN', base_model: 'tune', release_date: null }),
];

describe('lineageOf', () => {
  test('goes up to the root, nearest first, with what confirms each link', () => {
    const up = lineage('merge', family);
    expect(up.ancestors.map((step) => step.id)).toEqual(['tune', 'root']);
    expect(up.base_checked).toBeNull();
    expect(up.ancestors[0]).toMatchObject({ base_checked: 'card', note: 'all weights' });
    expect(up.countries).toEqual(['CN', 'US']);
  });

  test('goes down as a tree in the order of release', () => {
    const down = lineage('root', family).descendants;
    expect(down.map((node) => node.id)).toEqual(['early', 'tune']);
    expect(down[1]!.children.map((node) => node.id)).toEqual(['merge']);
  });

  test('tells what replaced what', () => {
    expect(lineage('root', family).superseded_by?.id).toBe('root-2');
    expect(lineage('root-2', family).supersedes.map((step) => step.id)).toEqual(['root']);
  });

  test('keeps a base that has no sheet, and ends at a circle', () => {
    const lost = lineage('x', [aModel({ id: 'x', base_model: 'elsewhere' })]);
    expect(lost.ancestors).toEqual([
      { id: 'elsewhere', model: null, note: null, has_base: false, base_checked: null },
    ]);
    const circle = lineage('a', [
      aModel({ id: 'a', base_model: 'b' }),
      aModel({ id: 'b', base_model: 'a' }),
    ]);
    expect(circle.ancestors.map((step) => step.id)).toEqual(['b']);
    expect(circle.descendants.map((node) => [node.id, node.children])).toEqual([['b', []]]);
  });
});
