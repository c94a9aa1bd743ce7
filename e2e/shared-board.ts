import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Catalog } from '../src/catalog/index.ts';
import { chromium, chromiumPath, needs } from '../test/needs.ts';
import { type Board, openBoard } from './board.ts';

/** The board of a test file: opened before its first test, which is NOT RUN without a browser. */
export function sharedBoard(catalog?: () => Catalog | Promise<Catalog>): Board {
  const board = {} as Board;
  beforeAll(async () => {
    if (chromiumPath) Object.assign(board, await openBoard(await catalog?.()));
  });
  afterAll(() => board.close?.());
  beforeEach((context) => needs(context, chromium()));
  return board;
}
