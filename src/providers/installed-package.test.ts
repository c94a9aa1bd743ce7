import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadInstalled } from './installed-package.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-packages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function install(place: string, manifest: object, entry = 'main.js', name = 'some-package'): void {
  const own = `${place}/node_modules/${name}`;
  put(`${own}/package.json`, JSON.stringify({ name, type: 'module', ...manifest }));
  put(`${own}/${entry}`, `export const place = ${JSON.stringify(place)};`);
}

const nowhere = { env: {}, globalFolder: async () => null };
const load = (name: string, places: object) => loadInstalled(name, { ...nowhere, ...places });

describe('an optional package is loaded', () => {
  test('from the folder, a folder above it, NODE_PATH and the global packages', async () => {
    install('near', { exports: { '.': { types: './t.d.ts', import: './main.js' } } });
    install('far', { main: './main.js' });
    install('shared', { exports: './main.js' });
    install('plain', {}, 'index.js');
    const inNear = { folder: join(folder, 'near') };
    const elsewhere = { folder: join(folder, 'elsewhere') };
    mkdirSync(elsewhere.folder);
    expect(await load('some-package', inNear)).toMatchObject({ place: 'near' });
    expect(await load('some-package', { folder: join(folder, 'far/deep/er') })).toMatchObject({
      place: 'far',
    });
    const NODE_PATH = join(folder, 'plain/node_modules');
    expect(await load('some-package', { ...elsewhere, env: { NODE_PATH } })).toMatchObject({
      place: 'plain',
    });
    const globalFolder = async () => join(folder, 'shared/node_modules');
    expect(await load('some-package', { ...elsewhere, globalFolder })).toMatchObject({
      place: 'shared',
    });
    expect(await load('some-package', elsewhere)).toBeNull();
  });

  test('as Weighbridge finds it, before any other', async () => {
    install('near', {}, 'index.js', 'commander');
    expect(await load('commander', { folder: join(folder, 'near') })).toHaveProperty('Command');
  });

  test('or fails as the package does, which is not being absent', async () => {
    install('broken', {}, 'index.js', 'broken-package');
    put('broken/node_modules/broken-package/index.js', "import 'a-package-that-is-missing';");
    await expect(load('broken-package', { folder: join(folder, 'broken') })).rejects.toMatchObject({
      code: 'ERR_MODULE_NOT_FOUND',
    });
  });
});
