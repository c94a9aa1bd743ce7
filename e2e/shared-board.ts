import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Catalog } from '../src/catalog/index.ts';
import { chromium, chromiumPath, needs } from '../test/needs.ts';
import { type Board, openBoard } from './board.ts';

/** The board of a test file: opened before its first test, which is NOT RUN without a browser. */
export function sharedBoard(catalog?: () => Catalog | Promise<Catalog>): Board {
  return openedForTests(async () => openBoard(await catalog?.()));
}

/** What the tests of a file look at, filled before the first of them and closed after the last. */
export function openedForTests<T extends { close(): Promise<void> }>(open: () => Promise<T>): T {
  const opened = {} as T;
  beforeAll(async () => {
    if (chromiumPath) Object.assign(opened, await open());
  });
  afterAll(() => opened.close?.());
  beforeEach((context) => needs(context, chromium()));
  return opened;
}
