import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildWeb, isWebStale, WebBuildError } from './web-build.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'weigh-root-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes a file that was last changed `minute` minutes into an hour long ago. */
function write(path: string, minute: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  const time = new Date(Date.UTC(2025, 0, 1, 0, minute));
  utimesSync(file, time, time);
}

describe('isWebStale', () => {
  beforeEach(() => {
    write('vite.config.ts', 1);
    write('web/index.html', 2);
    write('web/pages/race/page.tsx', 3);
  });

  it('is so when nothing is built', () => {
    expect(isWebStale(root)).toBe(true);
  });

  it('is not so when the pages are newer than every source', () => {
    write('dist/web/index.html', 4);
    expect(isWebStale(root)).toBe(false);
  });

  it.each([
    'web/pages/race/page.tsx',
    'web/new.css',
    'vite.config.ts',
    'src/ranking/compare.ts',
    'src/statistics/quantile/index.ts',
    'src/server/site/answer-file.ts',
  ])('is so when %s is newer', (source) => {
    write('dist/web/index.html', 4);
    write(source, 5);
    expect(isWebStale(root)).toBe(true);
  });

  it('does not mind newer tests, nor what no page runs', () => {
    write('dist/web/index.html', 4);
    write('web/question.test.ts', 5);
    write('src/cli/main.ts', 5);
    expect(isWebStale(root)).toBe(false);
  });

  it('is never so without sources, as in a published package', () => {
    rmSync(join(root, 'web'), { recursive: true });
    expect(isWebStale(root)).toBe(false);
  });
});

it('says what the builder said, without where in the builder that was', async () => {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  mkdirSync(dirname(vite), { recursive: true });
  writeFileSync(vite, "console.error(new Error('EACCES: permission denied')); process.exit(1);");
  const error = await buildWeb(root).then(
    () => undefined,
    (reason: unknown) => reason as WebBuildError,
  );
  expect(error?.message).toMatch(/could not be built; `npm run build`/);
  expect(error?.output).toBe('Error: EACCES: permission denied');
});

it('says what to do when there is nothing to build with', async () => {
  const built = buildWeb(root);
  await expect(built).rejects.toThrow(WebBuildError);
  await expect(built).rejects.toThrow(/npm ci/);
});
