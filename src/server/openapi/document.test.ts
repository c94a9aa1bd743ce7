import { describe, expect, it } from 'vitest';
import { aCatalog } from '../../../test/small-catalog.ts';
import { createApp } from '../app.ts';
import { openApiDocument } from './document.ts';
import { operationFor, operations } from './operations.ts';

const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3')));
const app = createApp({ catalog: aCatalog({}, 'ab'.repeat(32)), today: () => '2025-12-01' });

/** Every object in a value, whatever its depth. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

describe('the description', () => {
  it('is OpenAPI 3.1 of this version, with an id of its own for each operation', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Weighbridge', version: '1.2.3' });
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('describes every address that the server has, and no other', () => {
    const routes = app.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/'))
      .map(({ path }) => path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}'));
    // The description does not describe itself.
    const expected = routes.filter((path) => path !== '/openapi.json');
    expect(Object.keys(document.paths).sort()).toEqual([...new Set(expected)].sort());
  });

  it('refers to nothing that is not there, and holds no schema that nothing refers to', () => {
    const references = new Set<string>();
    for (const { $ref } of objectsIn(document)) if (typeof $ref === 'string') references.add($ref);
    const known = Object.keys(document.components.schemas).map(
      (name) => `#/components/schemas/${name}`,
    );
    expect([...references].filter((reference) => !known.includes(reference))).toEqual([]);
    expect(known.filter((name) => !references.has(name))).toEqual([]);
  });

  it('leaves objects open, so that an answer may gain a name within v1', () => {
    for (const { additionalProperties } of objectsIn(document.components)) {
      expect(additionalProperties).not.toBe(false);
    }
  });

  it('says of each parameter what it is, with an example', () => {
    for (const { parameters } of operations) {
      for (const { description, example } of parameters) {
        expect(description).toMatch(/\.$/);
        expect(example).not.toBe('');
      }
    }
  });

  it('stands at /api/v1/openapi.json', async () => {
    const served = createApp({ catalog: aCatalog({}), today: () => '', version: '1.2.3' });
    const response = await served.request('/api/v1/openapi.json');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual(document);
    expect((await served.request('/api/v1/openapi.json?x=1')).status).toBe(400);
  });
});

it('finds the operation of an address', () => {
  expect(operationFor('/models/o3/standings')?.id).toBe('getStandings');
  expect(operationFor('/models/standings')?.id).toBe('getModel');
  expect(operationFor('/nothing')).toBeUndefined();
});
