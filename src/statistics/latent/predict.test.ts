import { describe, expect, it } from 'vitest';
import { categoryAbilities, residualProfile } from './categories.ts';
import { defaultEvidenceRule, modelEvidence } from './evidence.ts';
import { fitLatent } from './fit.ts';
import { simulate } from './fixtures/simulate.ts';
import { createPredictor } from './predict.ts';
import { surprises } from './surprises.ts';
import { validate } from './validate.ts';

const { observations: o } = simulate({
  seed: 8,
  models: 50,
  benchmarks: 30,
  density: 0.5,
  profile: 0.3,
  selfBias: 0.4,
  offEffect: -0.6,
});
const fit = fitLatent(o);
const predict = createPredictor(o, fit);

describe('createPredictor', () => {
  it('predicts a cell for its source and mode', () => {
    const cell = { model: 4, benchmark: 2 };
    const independent = predict(cell);
    const self = predict({ ...cell, sourceType: 1, reporter: 4 });
    const off = predict({ ...cell, mode: 1 });
    expect(self.score).toBeGreaterThan(independent.score);
    expect(off.score).toBeLessThan(independent.score);
    expect(independent.sd).toBeGreaterThan(independent.fitSd);
    expect(independent.fitSd).toBeGreaterThan(0);
  });

  it('is surer of a cell that it has seen', () => {
    const seen = o.model.findIndex((m, i) => m === 3 && o.mode[i] === 0);
    const unseen = Array.from({ length: 30 }, (_, b) => b).find(
      (b) => !o.benchmark.some((other, i) => other === b && o.model[i] === 3),
    )!;
    const family = (b: number): number => o.family[b]!;
    expect(family(unseen)).toBeDefined();
    const known = predict({ model: 3, benchmark: o.benchmark[seen]! });
    const guessed = predict({ model: 3, benchmark: unseen });
    const logit = ({ score, fitSd }: typeof known): number => fitSd / (score * (1 - score));
    expect(logit(known)).toBeLessThan(logit(guessed));
  });

  it('refuses what the fit has not', () => {
    for (const query of [
      { model: 50, benchmark: 0 },
      { model: 0, benchmark: -1 },
      { model: 0, benchmark: 0, mode: 7 },
      { model: 0, benchmark: 0, sourceType: 9 },
    ]) {
      expect(() => predict(query)).toThrow(expect.objectContaining({ code: 'out-of-range' }));
    }
  });
});

describe('validate', () => {
  it('beats the baselines on scores that follow the model, and covers', () => {
    const runs = [1, 2, 3].map((seed) => validate(o, { seed, fraction: 0.15 }));
    for (const run of runs) {
      expect(run.rows).toBeGreaterThan(100);
      expect(run.medianAbsoluteError).toBeLessThan(run.baselines.additive);
      expect(run.medianAbsoluteError).toBeLessThan(run.baselines.benchmarkMean);
    }
    const coverage = runs.reduce((sum, run) => sum + run.coverage, 0) / 3;
    expect(coverage).toBeGreaterThan(0.85);
    // Wider than 90 %: these scores have no rounding, no misprints and no harness effects.
    expect(coverage).toBeLessThan(0.98);
  });

  it('gives the same figures for the same seed, others for another', () => {
    expect(validate(o, { seed: 1 })).toEqual(validate(o, { seed: 1 }));
    expect(validate(o, { seed: 1 })).not.toEqual(validate(o, { seed: 2 }));
  });

  it('refuses shares that leave nothing', () => {
    for (const options of [
      { fraction: 0 },
      { fraction: 1 },
      { level: 1 },
      { fraction: Number.NaN },
    ]) {
      expect(() => validate(o, { seed: 1, ...options })).toThrow(
        expect.objectContaining({ code: 'out-of-range' }),
      );
    }
  });
});

describe('categoryAbilities', () => {
  it('follow a planted strength, shrunken towards the general ability', () => {
    const strong = simulate({ seed: 8, models: 50, benchmarks: 30, density: 0.5 }).observations;
    const lifted = {
      ...strong,
      score: strong.score.map((score, i) =>
        strong.model[i] === 6 && strong.benchmark[i]! % 3 === 1
          ? 1 / (1 + Math.exp(-(Math.log(score / (1 - score)) + 1)))
          : score,
      ),
    };
    const known = fitLatent(lifted);
    const at = (category: number): number =>
      categoryAbilities(lifted, known, category).ability[6]! - known.ability[6]!;
    expect(at(1)).toBeGreaterThan(0.1);
    expect(at(1)).toBeLessThan(1);
    expect(at(0)).toBeLessThan(0);
    const profile = residualProfile(lifted, known, 6);
    expect(profile.map(({ category }) => category)).toEqual([0, 1, 2]);
    expect(profile[1]!.deviation).toBeCloseTo(at(1), 10);
    expect(profile[1]!.meanResidual).toBeGreaterThan(profile[0]!.meanResidual);
    expect(profile.every(({ sd }) => sd > 0)).toBe(true);
  });

  it('counts the benchmarks of the category and knows less where there are fewer', () => {
    const { benchmarks, sd, ability } = categoryAbilities(o, fit, 2);
    expect(Math.max(...benchmarks)).toBeLessThanOrEqual(10);
    expect([...sd, ...ability].every(Number.isFinite)).toBe(true);
  });

  it('refuses a category or a model that is not there', () => {
    expect(() => categoryAbilities(o, fit, 3)).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
    expect(() => residualProfile(o, fit, -1)).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });
});

describe('surprises', () => {
  it('lists a misprint first', () => {
    const row = o.score.findIndex((score) => score > 0.75);
    const misprint = { ...o, score: o.score.map((score, i) => (i === row ? 0.02 : score)) };
    const found = surprises(misprint, fitLatent(misprint));
    expect(found[0]).toMatchObject({ row, score: 0.02, model: o.model[row] });
    expect(found[0]!.residual).toBeLessThan(-3);
    expect(surprises(misprint, fitLatent(misprint), 1e9)).toEqual([]);
  });
});

describe('modelEvidence', () => {
  it('gives each model its counts, and a reason when it is not ranked', () => {
    const rows = modelEvidence(o, fit);
    expect(rows).toHaveLength(50);
    for (const row of rows) {
      const own = [...o.model.keys()].filter((i) => o.model[i] === row.model && o.mode[i] === 0);
      expect(row.rows).toBe(own.length);
      expect(row.benchmarks).toBe(new Set(own.map((i) => o.benchmark[i])).size);
    }
    expect(rows.every(({ unranked }) => unranked === undefined)).toBe(true);
    const strict = (rule: object) =>
      modelEvidence(o, fit, { ...defaultEvidenceRule, ...rule })[0]!.unranked;
    expect(strict({ benchmarks: 31 })).toBe('few-benchmarks');
    expect(strict({ families: 31 })).toBe('few-families');
    expect(strict({ relativeSd: 0 })).toBe('wide-error');
  });
});
