import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../test/needs.ts';
import { aCatalog } from '../../../test/small-catalog.ts';
import type { Catalog } from '../../catalog/index.ts';
import { indexPaths, loadCatalog } from '../../catalog/load.ts';
import { queryParameters } from '../../ranking/parse-query.ts';
import { createApp } from '../app.ts';
import { catalogueOperations, type Operation, operationFor } from './operations.ts';
import { errorAnswer } from './schemas/meta.ts';

const today = '2026-11-22';
let catalog: Catalog;
let app: Hono;

beforeAll(async () => {
  const folder = `${repositoryRoot}/catalog`;
  catalog = await loadCatalog({ folder, indexFiles: indexPaths(repositoryRoot, folder) });
  app = createApp({ catalog, today: () => today });
});

/** The answer of an address below `/api/v1`, held against the schema that describes it. */
async function expectDescribed(address: string): Promise<void> {
  const response = await app.request(`/api/v1${address}`);
  const body = await response.json();
  expect(`${address} ${response.status}`).toBe(`${address} 200`);
  const parsed = operationFor(address.split('?')[0]!)!.answer!.safeParse(body);
  expect(parsed.success ? [] : parsed.error.issues.slice(0, 5)).toEqual([]);
  expect(body.catalog_hash ?? body.after.catalog_hash).toBe(catalog.hash);
}

function addressOf({ path, parameters }: Operation, given: Record<string, string>): string {
  const required = parameters.filter((each) => each.required && each.in === 'query');
  const search = new URLSearchParams({
    ...Object.fromEntries(required.map(({ name, example }) => [name, example])),
    ...given,
  });
  const id = parameters.find((each) => each.in === 'path')?.example ?? '';
  return `${path.replace('{id}', id)}?${search}`;
}

describe('the real answers of the shipped catalogue are as described', () => {
  it.each(catalogueOperations.map((each) => [each.path, each] as const))(
    '%s',
    async (_, operation) => {
      await expectDescribed(addressOf(operation, {}));
    },
  );

  it('for every suite: rankings, without models, and what no model is complete on', async () => {
    for (const suite of catalog.suites.keys()) {
      await expectDescribed(`/rankings?suite=${suite}`);
      await expectDescribed(`/citation?suite=${suite}`);
    }
    await expectDescribed('/rankings?lab=zhipu&country=US');
    for (const asked of [
      'for=coding&fits=10gb',
      'for=coding,agents&language=zh,th&not_country=US&open=true',
      'for=knowledge&input_per_month=200m&output_per_month=40m&usd_per_month=300&commercial=true',
      'for=aa-v3&max_price=2&reasoning=on',
    ]) {
      await expectDescribed(`/choose?${asked}`);
    }
    await expectDescribed('/race?for=coding');
    await expectDescribed('/compare?models=glm-4-5,o3,claude-opus-4-5,deepseek-v3-2&suite=coding');
    await expectDescribed('/changes?since=2026-01');
  });

  it('for many models and benchmarks, and every claim', async () => {
    const models = [...catalog.models.keys()].filter((_, i) => i % 12 === 0);
    for (const id of models) await expectDescribed(`/models/${id}`);
    const benchmarks = [...catalog.benchmarks.keys()].filter((_, i) => i % 8 === 0);
    for (const id of benchmarks) await expectDescribed(`/benchmarks/${id}`);
    for (const id of catalog.claims.keys()) await expectDescribed(`/claims/${id}`);
  });

  it('when they are errors', async () => {
    for (const [address, status] of [
      ['/rankings?suite=nope', 400],
      ['/choose', 400],
      ['/choose?for=nope', 400],
      ['/choose?for=coding&fits=big', 400],
      ['/compare', 400],
      ['/compare?models=o3', 400],
      ['/compare?models=o3,nobody', 400],
      ['/sensitivity?pair=o3', 400],
      ['/scores?limit=0', 400],
      ['/scores?offset=-1', 400],
      ['/scores?model=nobody', 400],
      ['/changes?since=2030-01-01', 400],
      ['/rankings?format=xml', 400],
      ['/models/nobody', 404],
      ['/benchmarks/nothing', 404],
      ['/claims/nothing', 404],
      ['/nothing', 404],
      ['/rankings?catalog=00000000', 409],
      ['/rankings?catalog=xyz', 400],
    ] as const) {
      const response = await app.request(`/api/v1${address}`);
      expect(`${address} ${response.status}`).toBe(`${address} ${status}`);
      expect(errorAnswer.safeParse(await response.json()).error).toBeUndefined();
    }
  });
});

describe('the described parameters', () => {
  // What an example names need not be there: only whether the address knows the parameter counts.
  const small = createApp({ catalog: aCatalog({}), today: () => today });

  it.each(catalogueOperations.map((each) => [each.path, each] as const))(
    'are all taken, and no other is: %s',
    async (_, operation) => {
      for (const { name, example } of operation.parameters.filter((each) => each.in === 'query')) {
        const body = await (
          await small.request(`/api/v1${addressOf(operation, { [name]: example })}`)
        ).text();
        expect(body).not.toMatch(/is no parameter|cannot be given here/);
      }
      const known = operation.parameters.map(({ name }) => name);
      const others = [...Object.keys(queryParameters), 'format', 'limit', 'pair', 'nonsense'];
      for (const name of others.filter((each) => !known.includes(each))) {
        const response = await small.request(`/api/v1${addressOf(operation, { [name]: '1' })}`);
        expect(`${operation.path} ${name} ${response.status}`).toBe(
          `${operation.path} ${name} 400`,
        );
      }
    },
  );

  it('of the grammar are all those that rankings take', () => {
    const taken = operationFor('/rankings')!.parameters.map(({ name }) => name);
    for (const name of Object.keys(queryParameters)) expect(taken).toContain(name);
  });
});

describe('a permanent link', () => {
  it('is answered by its own catalogue, with any number of digits of the hash', async () => {
    for (const digits of [8, 12, 64]) {
      const pin = catalog.hash.slice(0, digits);
      await expectDescribed(`/rankings?top=1&catalog=${pin}`);
      await expectDescribed(`/models/o3?catalog=${pin.toUpperCase()}`);
    }
  });

  it('from the citation leads to the same ranking', async () => {
    const cited = await (await app.request('/api/v1/citation?for=coding&open=true')).json();
    const [ranked, linked] = await Promise.all(
      ['rankings?for=coding&open=true', cited.link].map(async (address) =>
        (await app.request(`/api/v1/${address}`)).json(),
      ),
    );
    expect(linked.rows).toEqual(ranked.rows);
    expect(cited.ranked).toBe(ranked.rows.length);
  });

  it('to another catalogue is refused with what is here and how to get the other', async () => {
    const response = await app.request('/api/v1/rankings?catalog=0123456789ab');
    const { error } = await response.json();
    expect(response.status).toBe(409);
    expect(error.code).toBe('other-catalog');
    expect(error.message).toContain('0123456789ab');
    expect(error.message).toContain(catalog.hash.slice(0, 12));
    expect(error.message).toContain('weigh cite --find 0123456789ab');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('to a page is refused in words, too: a page might fetch other data', async () => {
    const response = await app.request('/rankings?catalog=0123456789ab');
    expect(response.status).toBe(409);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toContain('weigh cite --find');
    expect((await app.request('/rankings?catalog=a&catalog=b')).status).toBe(400);
  });
});

describe('rankings as CSV', () => {
  it('hold every ranked and unranked model, one a line', async () => {
    const response = await app.request('/api/v1/rankings?for=coding&format=csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, ...lines] = (await response.text()).trimEnd().split('\r\n');
    const { rows, unranked } = await (await app.request('/api/v1/rankings?for=coding')).json();
    expect(head).toMatch(/^rank,rank_set_from,rank_set_to,id,name,/);
    expect(lines).toHaveLength(rows.length + unranked.length);
    expect(lines[0]).toContain(rows[0].model.id);
  });
});
