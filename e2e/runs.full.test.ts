import { expect, it } from 'vitest';
import { openBoardOfRuns, pagesOf } from './board-of-runs.ts';
import { axeFindings, overhang } from './look.ts';
import { openedForTests } from './shared-board.ts';

const opened = openedForTests(openBoardOfRuns);

it('the pages of own runs fit a phone', async () => {
  for (const [path] of pagesOf(opened.run))
    expect((await overhang(opened.board, path)).over).toEqual([0, 0]);
});

it('axe finds nothing on them', async () => {
  for (const [path] of pagesOf(opened.run))
    expect(await axeFindings(opened.board, path)).toEqual([]);
}, 120_000);

it('they speak Chinese', async () => {
  for (const [path] of pagesOf(opened.run)) {
    const { page } = await opened.board.open(`${path}?lang=zh`);
    expect(await page.locator('main').innerText()).toMatch(/样本|提示词/);
  }
});
