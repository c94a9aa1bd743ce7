import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { chromium, chromiumPath, needs } from '../test/needs.ts';
import type { Board } from './board.ts';
import { type BoardOfRuns, openBoardOfRuns, pagesOf } from './board-of-runs.ts';
import { axeFindings, overhang } from './look.ts';

let opened: BoardOfRuns | undefined;
let board: Board;
let run: string;

beforeAll(async () => {
  if (!chromiumPath) return;
  opened = await openBoardOfRuns();
  ({ board, run } = opened);
});

afterAll(() => opened?.close());

beforeEach((context) => needs(context, chromium()));

it('the pages of own runs fit a phone', async () => {
  for (const [path] of pagesOf(run)) expect((await overhang(board, path)).over).toEqual([0, 0]);
});

it('axe finds nothing on them', async () => {
  for (const [path] of pagesOf(run)) expect(await axeFindings(board, path)).toEqual([]);
}, 120_000);

it('they speak Chinese', async () => {
  for (const [path] of pagesOf(run)) {
    const { page } = await board.open(`${path}?lang=zh`);
    expect(await page.locator('main').innerText()).toMatch(/样本|提示词/);
  }
});
