import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import {
  clusteredCovariance,
  indexClusters,
  meanInterval,
  observedSamples,
  scoreInterval,
} from '../intervals/index.ts';
import { comparePaired } from './index.ts';

/** Recorded answers of real models to real benchmarks. */
interface Recording {
  items: Record<string, string>[];
  models: Record<string, number | string>[];
  /** One row a model, NaN where it has no score. */
  rows: Float64Array[];
}

const folder = (name: string) => `data/responses/${name}`;

function read(name: string): Recording {
  const lines = (file: string) =>
    gunzipSync(readFileSync(sharedPath(`${folder(name)}/${file}`)))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const scores = lines('responses.jsonl.gz').map((line) => line.scores);
  return {
    items: lines('items.jsonl.gz'),
    models: JSON.parse(readFileSync(sharedPath(`${folder(name)}/models.json`), 'utf8')),
    rows: scores.map((row: string | (number | null)[]) =>
      Float64Array.from(row as Iterable<unknown>, (score) =>
        score === '-' || score === null ? Number.NaN : Number(score),
      ),
    ),
  };
}

describe('swebench-verified-bash-only: 24 models, 500 tasks, 12 repositories', () => {
  const name = 'swebench-verified-bash-only';

  it('recomputed rates equal the printed ones', (context) => {
    needs(context, shared(folder(name)));
    const { models, rows } = read(name);
    expect(models.length).toBe(24);
    const gaps = models.map((model, i) => {
      const { estimate, n } = scoreInterval({ scores: rows[i]! });
      expect(n).toBe(500);
      return Math.abs(100 * estimate - (model.published_pct as number));
    });
    // Two rates were rounded by their origin, to 64.8 and 21.0.
    expect(gaps.filter((gap) => gap > 1e-9).length).toBe(2);
    expect(Math.max(...gaps)).toBeLessThan(0.15);
  });

  it('pairing makes every comparison sharper, and most gaps become leads', (context) => {
    needs(context, shared(folder(name)));
    const { rows } = read(name);
    let sharper = 0;
    let pairs = 0;
    let leads = 0;
    for (let a = 0; a < rows.length; a++)
      for (let b = a + 1; b < rows.length; b++) {
        const got = comparePaired({ scores: rows[a]! }, { scores: rows[b]! });
        pairs++;
        if (got.se < got.unpairedSe!) sharper++;
        if (got.verdict === 'a-leads' || got.verdict === 'b-leads') leads++;
        else expect(Math.abs(got.estimate)).toBeLessThan(0.06);
        expect(Math.sign(got.probabilityABetter - 0.5)).toBe(
          Math.sign(got.counts!.aOnly - got.counts!.bOnly),
        );
      }
    expect(pairs).toBe(276);
    expect(sharper).toBe(pairs);
    expect(leads).toBeGreaterThan(150);
    expect(leads).toBeLessThan(276);
  });

  it('tasks of one repository hang together: few clusters, t and sign flips', (context) => {
    needs(context, shared(folder(name)));
    const { items, rows } = read(name);
    const clusterIndex = indexClusters(items.map((item) => item.repo!));
    const got = comparePaired({ scores: rows[0]! }, { scores: rows[5]! }, { clusterIndex });
    expect(got).toMatchObject({ clusters: 12, method: 'clustered-t', test: 'sign-flip-exact' });
    const score = scoreInterval({ scores: rows[0]! }, { clusterIndex });
    expect(score.designEffect).toBeGreaterThan(1);
    expect(score.hi - score.lo).toBeGreaterThan(scoreIntervalWidth(rows[0]!));
  });
});

function scoreIntervalWidth(scores: Float64Array): number {
  const { lo, hi } = scoreInterval({ scores });
  return hi - lo;
}

describe('mmlu-pro: 29 models, 12,032 items', () => {
  const name = 'mmlu-pro';

  it('accuracies equal the printed ones, over the items that were answered', (context) => {
    needs(context, shared(folder(name)));
    const { models, rows } = read(name);
    models.forEach((model, i) => {
      const got = scoreInterval(observedSamples(rows[i]!));
      expect(got.n).toBe(model.n);
      expect(100 * got.estimate).toBeCloseTo(model.accuracy as number, 1);
      expect(got.method).toBe('clt');
    });
  });

  it('items that one model lacks leave the comparison, and are counted', (context) => {
    needs(context, shared(folder(name)));
    const { models, rows } = read(name);
    const partial = models.findIndex((model) => model.n === 10_351);
    const whole = models.findIndex((model) => model.n === 12_032);
    const got = comparePaired(observedSamples(rows[whole]!), observedSamples(rows[partial]!));
    expect(got).toMatchObject({ n: 10_351, onlyA: 1681, onlyB: 0 });
    expect(got.se).toBeLessThan(got.unpairedSe!);
    expect(got.correlation).toBeGreaterThan(0.2);
  });

  it('the covariance of all models gives the error of every paired difference', (context) => {
    needs(context, shared(folder(name)));
    const { items, rows } = read(name);
    const clusterIndex = indexClusters(items.map((item) => item.src!));
    const whole = rows.filter((row) => !row.some(Number.isNaN)).slice(0, 6);
    const all = new Float64Array(whole.length * items.length);
    whole.forEach((row, model) => {
      all.set(row, model * items.length);
    });
    const covariance = clusteredCovariance(all, whole.length, items.length, clusterIndex);
    const at = (a: number, b: number) => covariance[a * whole.length + b]!;
    for (let a = 0; a < whole.length; a++)
      for (let b = 0; b < a; b++) {
        const { se } = comparePaired(
          { scores: whole[a]! },
          { scores: whole[b]! },
          { clusterIndex },
        );
        expect(at(a, a) + at(b, b) - 2 * at(a, b)).toBeCloseTo(se ** 2, 12);
        expect(at(a, b)).toBeGreaterThan(0);
      }
  });
});

describe('livebench-2024: 87 models, graded marks, 18 tasks', () => {
  const name = 'livebench-2024';

  it('item means equal the recorded ones', (context) => {
    needs(context, shared(folder(name)));
    const { models, rows } = read(name);
    models.forEach((model, i) => {
      const got = scoreInterval(observedSamples(rows[i]!));
      expect(got.n).toBe(model.n);
      expect(got.estimate).toBeCloseTo(model.mean_item as number, 3);
    });
  });

  it('a task with graded marks gets a bootstrap interval near the symmetric one', (context) => {
    needs(context, shared(folder(name)));
    const { items, rows } = read(name);
    const row = rows[1]!.filter((_, i) => items[i]!.task === 'connections');
    expect(row.length).toBeGreaterThan(20);
    const got = scoreInterval(observedSamples(row));
    expect(got.method).toBe('bootstrap-t');
    const t = meanInterval(row);
    expect(Math.abs(got.lo - t.lo)).toBeLessThan(t.se);
    expect(Math.abs(got.hi - t.hi)).toBeLessThan(t.se);
  });

  it('clusters by task widen the error of a score far more than that of a difference', (context) => {
    needs(context, shared(folder(name)));
    const { items, rows } = read(name);
    const clusterIndex = indexClusters(items.map((item) => item.task!));
    const [a, b] = [observedSamples(rows[1]!), observedSamples(rows[3]!)];
    const score = scoreInterval(a, { clusterIndex });
    const difference = comparePaired(a, b, { clusterIndex });
    expect(score.designEffect).toBeGreaterThan(2);
    expect(difference.saving).toBeGreaterThan(0.3);
    expect(difference.se).toBeLessThan(score.se);
  });
});
