import { expect, it } from 'vitest';
import { type MethodFigures, type MethodSection, methodEn } from './method.ts';
import { methodZh } from './method-zh.ts';

const figures: MethodFigures = {
  scores: '18 262',
  documents: '441',
  undated: '1 446',
  sized: '301',
  benchmarks: '573',
  assumedItems: '299',
  sourceSd: '3.7',
  ability: {
    rows: '11 485',
    models: '420',
    draws: '201',
    seed: '17',
    excess: '3.6',
    low: '2.8',
    high: '4.4',
    validity: { share: '11 %', cells: '1 030', level: '91 %', seed: '19' },
  },
};

/** Every figure, however deep. */
const written = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(written)
    : [String(value)];

const shape = (sections: readonly MethodSection[]) =>
  sections.map(({ id, blocks }) => [
    id,
    blocks.map((block) => {
      if ('formula' in block) return [block.formula, block.where.map(([letter]) => letter)];
      if ('list' in block) return block.list.length;
      return 'table' in block ? block.table : 'text';
    }),
  ]);

it('says the same in both languages: sections, formulas, letters and tables', () => {
  expect(shape(methodZh.sections(figures))).toEqual(shape(methodEn.sections(figures)));
});

it('leaves out what the board does not have', () => {
  const without = { ...figures, ability: undefined };
  expect(shape(methodEn.sections(without)).map(([id]) => id)).not.toContain('ability');
  const unchecked = { ...figures, ability: { ...figures.ability!, validity: undefined } };
  const tables = JSON.stringify(methodZh.sections(unchecked));
  expect(tables).not.toContain('"validity"');
  expect(shape(methodZh.sections(unchecked))).toEqual(shape(methodEn.sections(unchecked)));
});

it.each([methodEn, methodZh])('writes every figure that it is given', ({ sections }) => {
  const text = JSON.stringify(sections(figures));
  for (const figure of written(figures)) expect(text).toContain(figure);
});
