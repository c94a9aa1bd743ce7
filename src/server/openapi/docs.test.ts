import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../test/needs.ts';
import type { Catalog } from '../../catalog/index.ts';
import { indexPaths, loadCatalog } from '../../catalog/load.ts';
import { checkClaim } from '../../claims/index.ts';
import { createApp } from '../app.ts';
import { operations } from './operations.ts';

const api = readFileSync(`${repositoryRoot}/docs/api.md`, 'utf8');
const mcp = readFileSync(`${repositoryRoot}/docs/mcp.md`, 'utf8');
let catalog: Catalog;

beforeAll(async () => {
  const folder = `${repositoryRoot}/catalog`;
  catalog = await loadCatalog({ folder, indexFiles: indexPaths(repositoryRoot, folder) });
});

describe('docs/api.md', () => {
  it('lists every address and no other', () => {
    const listed = [...api.matchAll(/^\| `(\/[^`]*)` \|/gm)].map(([, path]) => path);
    expect(listed.sort()).toEqual(operations.map(({ path }) => path).sort());
  });

  it('gives examples that the shipped catalogue answers', async () => {
    const app = createApp({ catalog, today: () => '2026-11-22' });
    // Those of runs ask for what a reader's own machine holds.
    const examples = [
      ...api.matchAll(/curl -s 'http:\/\/localhost:4680((?!\/api\/v1\/runs)[^']+)'/g),
    ];
    expect(examples.length).toBeGreaterThan(8);
    for (const [, address] of examples) {
      const response = await app.request(address!);
      expect(`${address} ${response.status}`).toBe(`${address} 200`);
      expect((await response.text()).length).toBeGreaterThan(200);
    }
  });
});

describe('docs/mcp.md', () => {
  it('gives a claim that can be checked', () => {
    const json = /```json\n(\{\n {2}"statement"[\s\S]*?)```/.exec(mcp)![1]!;
    const { statement, as_of, check } = JSON.parse(json);
    const said_by = { who: 'you', where: 'here', when: as_of, url: null };
    const claim = { id: 'own', statement, as_of, check, said_by, limits: null, file: '' };
    const { verdict } = checkClaim(catalog, claim, { today: '2026-11-22' });
    expect(['supported', 'contradicted', 'cannot tell']).toContain(verdict);
  });
});
