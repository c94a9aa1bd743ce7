/**
 * How the rankings page follows a slider, in Debian's Chromium, on 600 models by 12 benchmarks: the
 * new order painted after a move, and the rank sets and probabilities of the new weights from the
 * worker.
 */
import type { Page } from 'playwright-core';
import { openBoard } from '../e2e/board.ts';
import { createRandom } from '../src/statistics/random/random.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../test/small-catalog.ts';
import { type Figure, report } from './measure.ts';

const models = 600;
const benchmarks = 12;
const moves = 20;

/** Abilities spread evenly, each score a little off its model's ability; every cell is there. */
function wideCatalog() {
  const random = createRandom(1);
  const ids = Array.from({ length: benchmarks }, (_, b) => `test-${b + 1}`);
  return aCatalog({
    models: Array.from({ length: models }, (_, m) =>
      aModel({ id: `model-${m + 1}`, name: `Model ${m + 1}` }),
    ),
    benchmarks: ids.map((id) => aBenchmark({ id, name: id, items: 500 })),
    suites: [aSuite({ id: 'wide', name: 'Wide', components: ids, min_coverage: 0.7 })],
    scores: Array.from({ length: models }, (_, m) => {
      const ability = 20 + (60 * m) / models;
      return ids.map((benchmark) =>
        aScore({
          model: `model-${m + 1}`,
          benchmark,
          score: Math.round(10 * (ability + 12 * (random.uniform() - 0.5))) / 10,
        }),
      );
    }).flat(),
  });
}

/** Milliseconds after a key press until each was on the page; 0 as long as it was not. */
interface Times {
  order: number;
  ranks: number;
  chances: number;
}

/** Time from a key press on a slider to the frame after the one that shows the new order. */
async function followSlider(page: Page): Promise<Record<keyof Times, number[]>> {
  const taken: Record<keyof Times, number[]> = { order: [], ranks: [], chances: [] };
  await page.evaluate(() => {
    const times: Times = { order: 0, ranks: 0, chances: 0 };
    Object.assign(window, { times });
    const table = document.querySelector('.ranking-table')!;
    document.addEventListener(
      'input',
      (event) => {
        const began = event.timeStamp;
        Object.assign(times, { order: 0, ranks: 0, chances: 0 });
        // What runs after the next frame is drawn begins once the new order is on the screen.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            times.order = performance.now() - began;
          };
          channel.port2.postMessage(0);
        });
        const observer = new MutationObserver(() => {
          const now = performance.now() - began;
          if (!table.classList.contains('stale-ranks')) times.ranks ||= now;
          if (table.getAttribute('aria-busy') !== 'false') return;
          times.chances = now;
          observer.disconnect();
        });
        observer.observe(table, { attributes: true, attributeFilter: ['aria-busy', 'class'] });
      },
      { capture: true },
    );
  });
  for (let i = 0; i < moves; i++) {
    const slider = page.locator('.weight input').nth(i % benchmarks);
    const before = await page.locator('.row .col-score').allInnerTexts();
    await slider.focus();
    await slider.press(i % 3 === 0 ? 'PageUp' : 'ArrowRight');
    await page.waitForFunction(() => (window as unknown as { times: Times }).times.chances > 0);
    const times = await page.evaluate(() => (window as unknown as { times: Times }).times);
    const after = await page.locator('.row .col-score').allInnerTexts();
    if (before.join() === after.join()) throw new Error('the order did not follow the slider');
    for (const [of, values] of Object.entries(taken)) values.push(times[of as keyof Times]);
  }
  return taken;
}

const board = await openBoard(wideCatalog());
try {
  const { page, errors } = await board.open('/rankings?suite=wide&weights=test-1=1.5');
  await page.locator('.weight input').first().waitFor();
  await page.locator('.ranking-table[aria-busy=false]').waitFor();
  const { order, ranks, chances } = await followSlider(page);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const figures: Figure[] = [];
  const add = (name: string, values: number[], aim?: number): void => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (p: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
    for (const [which, p] of [
      ['quickest', 0],
      ['median', 0.5],
      ['slowest', 1],
    ] as const) {
      const figure: Figure = { name: `${name}, ${which} of ${moves}`, value: at(p), unit: 'ms' };
      figures.push(aim === undefined ? figure : { ...figure, aim });
    }
  };
  add('slider to new order on the screen, 600 x 12', order, 50);
  add('slider to rank sets of the new weights, 600 x 12', ranks, 1000);
  add('slider to probabilities of the new weights, 600 x 12', chances);
  report('board', figures);
} finally {
  await board.close();
}
