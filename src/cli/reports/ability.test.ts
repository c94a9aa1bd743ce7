import { describe, expect, test } from 'vitest';
import { fittedCatalog } from '../../../test/fitted-catalog.ts';
import { toTerminal } from '../print/terminal.ts';
import type { Report } from '../report.ts';
import { reportAbility } from './ability.ts';
import { reportFrontier } from './frontier.ts';
import { reportPareto } from './pareto.ts';

const catalog = fittedCatalog();
const today = '2026-01-01';
const words = ({ blocks }: Report): string =>
  toTerminal(blocks, { width: undefined, colour: false });

describe('ability', () => {
  test("says by how much labs' own scores exceed others', and what surprises", () => {
    const report = reportAbility(catalog, undefined, {}, today, false);
    const printed = words(report);
    expect(printed).toMatch(/142 scores of 21 models on 7 benchmarks/);
    expect(printed).toMatch(/a lab's own score stands -?\d+\.\d points above an independent one/);
    expect(printed).toMatch(/Surprises: \d+ scores? beyond 3 standard errors/);
    expect(report.data).toMatchObject({ rows: 142, models: 21, ranked: 20, validity: null });
  });

  test('shows a model: where it departs from its ability, and each score beside the expected', () => {
    const report = reportAbility(catalog, 'm06', {}, today, true);
    const printed = words(report);
    expect(printed).toMatch(/m06: \d+\.\d points \(\d+\.\d to \d+\.\d\)/);
    expect(printed).toMatch(/code +0\.\d\d ±/);
    expect(report.csv.rows).toHaveLength(7);
    expect(words(reportAbility(catalog, 'm20', {}, today, false))).toContain('Not ranked: thin');
    expect(words(reportAbility(catalog, 'm21', {}, today, false))).toContain('no ability');
    expect(() => reportAbility(catalog, 'm99', {}, today, false)).toThrow(/no model "m99"/);
  });
});

describe('frontier', () => {
  test('says who is ahead, by how much, how surely, and since when', () => {
    const report = reportFrontier(catalog, {}, today, '3');
    const printed = words(report);
    expect(printed).toMatch(/models are \d+\.\d points ahead \(95 % interval -?\d+\.\d to \d+\.\d/);
    expect(printed).toMatch(/Lag, months/);
    expect(report.csv.rows.length).toBeGreaterThan(3);
    expect(() => reportFrontier(catalog, {}, today, 'x')).toThrow(/--months is a whole number/);
  });
});

describe('pareto', () => {
  test('lists who may be on the front, and says what has no cost', () => {
    const report = reportPareto(catalog, {}, today, { by: 'price', all: false });
    expect(words(report)).toMatch(/No ranked model of known price|P\(front\)/);
    expect(report.data).toMatchObject({ measure: 'price' });
  });
});
