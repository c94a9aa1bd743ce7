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
};

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

it.each([methodEn, methodZh])('writes every figure that it is given', ({ sections }) => {
  const text = JSON.stringify(sections(figures));
  for (const figure of Object.values(figures)) expect(text).toContain(figure);
});
