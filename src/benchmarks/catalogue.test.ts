import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';
import { scorerIds, scorersWithData } from '../scorers/catalogue.ts';
import { allBenchmarks, benchmarkIds, findBenchmark } from './catalogue.ts';

describe('the built-in benchmarks', () => {
  test('are those that their folders define, each once', async () => {
    const all = await allBenchmarks();
    expect(all.map(({ id }) => id)).toEqual(benchmarkIds);
    expect(new Set(benchmarkIds).size).toBe(benchmarkIds.length);
    for (const id of benchmarkIds) expect((await findBenchmark(id)).id).toBe(id);
  });

  test('name scorers and benchmarks of the catalogue that there are', async () => {
    const listed = readFileSync(join(repositoryRoot, 'catalog/benchmarks.yaml'), 'utf8');
    const known = new Set([...listed.matchAll(/^- id: (\S+)$/gm)].map(([, id]) => id));
    for (const { id, scorers, catalog_benchmark } of await allBenchmarks()) {
      expect(scorers.length, id).toBeGreaterThan(0);
      for (const scorer of scorers)
        expect([...scorerIds, ...scorersWithData], id).toContain(scorer);
      if (catalog_benchmark === null) continue;
      expect(known, id).toContain(catalog_benchmark);
    }
  });

  test('say where their data live, how sure the digest is, and read files that there are', async () => {
    for (const { id, data, files } of await allBenchmarks()) {
      const names = data.files.map(({ name }) => name);
      for (const name of files) expect(names, id).toContain(name);
      for (const { sha256, basis } of data.files) {
        expect(sha256 === null, id).toBe(basis === null);
        if (sha256 !== null) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      }
    }
  });

  test('all stand in docs/benchmarks.md, with whether they were run on real questions', () => {
    const docs = readFileSync(join(repositoryRoot, 'docs/benchmarks.md'), 'utf8');
    expect(benchmarkIds.filter((id) => !docs.includes(`\`${id}\``))).toEqual([]);
  });
});
