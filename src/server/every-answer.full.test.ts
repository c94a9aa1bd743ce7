import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';
import type { Catalog } from '../catalog/index.ts';
import { loadCatalog } from '../catalog/load.ts';
import { createApp } from './app.ts';
import { operationFor } from './openapi/operations.ts';

/** Every page's data of the shipped catalogue: what no short test has the time to ask for. */
const today = '2026-11-22';
let catalog: Catalog;
let get: (address: string) => Promise<{ status: number; text: string }>;

beforeAll(async () => {
  catalog = await loadCatalog({ folder: join(repositoryRoot, 'catalog'), indexFiles: [] });
  const app = createApp({ catalog, today: () => today });
  get = async (address) => {
    const response = await app.request(`http://localhost/api/v1/${address}`);
    return { status: response.status, text: await response.text() };
  };
}, 120_000);

/** Answers must be whole, no number that is none, nothing that JSON would drop, and as described. */
async function expectWhole(address: string): Promise<unknown> {
  const { status, text } = await get(address);
  expect(`${address} ${status}`).toBe(`${address} 200`);
  expect(`${address} ${/\bNaN\b|Infinity|undefined|\[object/.exec(text)?.[0] ?? 'whole'}`).toBe(
    `${address} whole`,
  );
  const body: unknown = JSON.parse(text);
  const described = operationFor(`/${address.split('?')[0]}`)!.answer!.safeParse(body);
  expect(described.error?.issues.slice(0, 3), address).toBeUndefined();
  return body;
}

describe('every answer over the shipped catalogue', () => {
  test('every model has a sheet', async () => {
    for (const id of catalog.models.keys()) await expectWhole(`models/${id}`);
  });

  test('every benchmark has a page', async () => {
    for (const id of catalog.benchmarks.keys()) await expectWhole(`benchmarks/${id}`);
  });

  test('every claim has a verdict', async () => {
    for (const id of catalog.claims.keys()) await expectWhole(`claims/${id}`);
  });

  test('every suite ranks, for every kind of model, at the end of every year', async () => {
    const filters = [
      '',
      'open=true',
      'closed=true',
      'country=CN',
      'country=US',
      'arch=moe',
      'max_active=12b',
      'max_price=1',
      'commercial=true',
      'missing=complete',
      'reported_by=independent',
    ];
    for (const suite of catalog.suites.keys()) {
      for (const filter of filters) {
        for (const asOf of ['', '2023', '2024', '2025']) {
          const address = `rankings?suite=${suite}&${filter}${asOf && `&as_of=${asOf}&evidence_until=${asOf}`}`;
          const { rows } = (await expectWhole(address)) as {
            rows: {
              rank: number;
              rank_set: [number, number];
              interval: [number, number];
              score: number;
              p_best: number;
            }[];
          };
          for (const { rank, rank_set, interval, score } of rows) {
            expect(
              rank_set[0] <= rank && rank <= rank_set[1],
              `${address} rank ${rank} in ${rank_set}`,
            ).toBe(true);
            expect(interval[0] <= score && score <= interval[1], `${address} score ${score}`).toBe(
              true,
            );
          }
          const total = rows.reduce((sum, row) => sum + row.p_best, 0);
          if (rows.length > 0) expect(total).toBeCloseTo(1, 6);
        }
      }
    }
  });
});
