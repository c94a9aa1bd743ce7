import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../src/ranking/choose.ts';
import { choiceCatalog } from '../test/choice-catalog.ts';
import { openBoard, settled } from './board.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

/** The answer of the HTTP API to what the page's address asks. */
async function answerOf(page: Page): Promise<Choice> {
  const { search } = new URL(page.url());
  return (await page.request.get(`${board.url}/api/v1/choose${search}`)).json();
}

/** The models on the cards with the kinds of answer that each is. */
async function shownAnswers(page: Page): Promise<Record<string, string[]>> {
  await settled(page);
  const cards = await page.locator('.answer').all();
  const entries = await Promise.all(
    cards.map(async (card) => [
      await card.getByRole('heading', { level: 2 }).innerText(),
      await card.locator('.answer-kinds span').allInnerTexts(),
    ]),
  );
  return Object.fromEntries(entries);
}

const kindNames = { best: 'Best quality', value: 'Best value', safe: 'Safest bet' } as const;

function expectedAnswers({ field }: Choice): Record<string, string[]> {
  const given = field.filter((row) => row.answers.length > 0);
  return Object.fromEntries(
    given.map((row) => [row.model.name, row.answers.map((kind) => kindNames[kind])]),
  );
}

const asked = '/choose?for=coding&max_price=1&open=true&commercial=true';

describe('choosing', () => {
  it('an open coding model under a dollar, and its link shows the same', async () => {
    const { page } = await board.open('/choose');
    await page.getByLabel('What for').selectOption({ label: 'Coding' });
    await page.getByLabel('Price at most').fill('1');
    await page.getByLabel('Price at most').press('Enter');
    await page.waitForURL(/choose\?for=coding&max_price=1$/);
    await page.getByLabel('Open weights only').check();
    await page.getByLabel('Commercial use allowed').check();
    await page.waitForURL(/commercial=true/);
    const answers = await shownAnswers(page);
    const choice = await answerOf(page);
    expect(answers).toEqual(expectedAnswers(choice));
    for (const { model, cost } of choice.field) {
      expect(model.openness).toMatch(/^open/);
      expect(cost).toBeLessThanOrEqual(1);
    }
    const link = page.url().slice(board.url.length);
    const again = await board.open(link);
    expect(await shownAnswers(again.page)).toEqual(answers);
    expect(await again.page.getByLabel('Price at most').inputValue()).toBe('1');
    expect(await again.page.getByLabel('Open weights only').isChecked()).toBe(true);
  });

  it('takes the step that would change the answer, and it changes as said', async () => {
    const { page } = await board.open(asked);
    const before = await answerOf(page);
    const change = before.answers.best!.changes.find(({ kind }) => kind === 'relax')!;
    const card = page.locator('.answer').first();
    await card
      .getByRole('listitem')
      .filter({ hasText: change.sentence })
      .getByRole('link', { name: 'Ask that' })
      .click();
    await page.waitForURL(`**/choose?*max_price=${change.to}*`);
    const answers = await shownAnswers(page);
    expect(answers[change.model.name]).toContain('Best quality');
    await page.goBack();
    expect(await shownAnswers(page)).toEqual(expectedAnswers(before));
  });

  it('says what to give way on when nothing qualifies, and leads there', async () => {
    const { page } = await board.open('/choose?for=coding&fits=10gb');
    await page.getByRole('heading', { name: 'No model qualifies' }).waitFor();
    const { relax } = await answerOf(page);
    await page.getByText(relax[0]!.sentence).waitFor();
    await page.getByRole('link', { name: 'Ask that' }).first().click();
    expect(await shownAnswers(page)).toHaveProperty([relax[0]!.model.name]);
  });

  it('mixes purposes by weight', async () => {
    const { page } = await board.open('/choose?for=coding');
    await page.getByRole('button', { name: 'Add a purpose' }).click();
    await page.waitForURL(/for=coding,/);
    await page.getByLabel('And for').selectOption({ label: 'Agents' });
    await page.getByLabel('Weight').first().fill('3');
    await page.getByLabel('Weight').first().press('Enter');
    await page.waitForURL(/for=coding(=|%3D)3,agents/);
    const choice = await answerOf(page);
    expect(choice.quality.purposes.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
    expect(await shownAnswers(page)).toEqual(expectedAnswers(choice));
    await page.getByRole('button', { name: 'Remove Agents' }).click();
    await page.waitForURL(/for=coding$/);
  });

  it('asks for own hardware, and for a month', async () => {
    const { page } = await board.open('/choose?for=knowledge');
    await page.getByLabel('Fits memory of').fill('24');
    await page.getByLabel('Fits memory of').press('Enter');
    await page.getByLabel('Quantised to').selectOption('q8_0');
    await page.waitForURL(/quant=q8_0/);
    await settled(page);
    for (const { memory } of (await answerOf(page)).field) {
      expect(memory!.total_gb).toBeLessThanOrEqual(24);
    }
    await page.getByLabel('Fits memory of').fill('');
    await page.getByLabel('Fits memory of').press('Enter');
    await page.waitForURL((url) => !url.search.includes('quant'));
    await page.getByText('More conditions').click();
    await page.getByLabel('At most, $ a month').fill('50');
    await page.getByLabel('At most, $ a month').press('Enter');
    await page.waitForURL(/usd_per_month=50/);
    const { cost, field } = await answerOf(page);
    expect(cost.kind).toBe('monthly');
    for (const row of field) expect(row.usd_per_month).toBeLessThanOrEqual(50);
    await page.getByRole('button', { name: 'Clear all conditions' }).click();
    await page.waitForURL(/choose\?for=knowledge$/);
  });

  it('shows the scores and facts behind an answer, each with its source', async () => {
    const { page } = await board.open(asked);
    const card = page.locator('.answer').first();
    await card.locator('summary', { hasText: 'The scores, with their sources' }).click();
    const { answers } = await answerOf(page);
    const table = card.getByRole('table');
    expect(await table.getByRole('row').count()).toBe(answers.best!.cells.length + 1);
    expect(await card.locator('.answer-facts').innerText()).toContain('licence');
  });

  it('says what is wrong with a question and leaves the form to mend it', async () => {
    const { page } = await board.open('/choose?for=coding&fits=lots');
    expect(await page.getByRole('alert').textContent()).toContain('fits is a positive number');
    await page.getByLabel('Fits memory of').fill('200');
    await page.getByLabel('Fits memory of').press('Enter');
    await page.locator('.answer').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('works by keyboard alone', async () => {
    const { page } = await board.open('/choose?for=coding');
    await page.getByLabel('What for').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Add a purpose');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.waitForURL(/max_price=2/);
    await settled(page);
    await page.getByLabel('Price at most').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.waitForURL(/open=true/);
    expect(await shownAnswers(page)).toEqual(expectedAnswers(await answerOf(page)));
  });

  it('speaks Chinese, and says which sentences do not', async () => {
    const { page } = await board.open(`${asked}&lang=zh`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('选型');
    expect(await page.locator('.answer-kinds span').first().innerText()).toBe('质量最好');
    expect(await page.locator('.answer .choose-list[lang=en]').count()).toBeGreaterThan(0);
  });
});

it('text that tries to be markup stays text', async () => {
  const image = '<img src=x onerror="window.broken=1">';
  const price = { input_usd_per_m: 1, output_usd_per_m: 2, source: `Price ${image}` };
  const facts = { licence: 'evil', price, openness: 'open-weights' as const };
  const hostile = await openBoard(
    choiceCatalog(
      {
        a: { scores: [60, 60, 60], facts: { ...facts, name: `Model ${image}` } },
        b: { scores: [90, 90, 90], facts: { ...facts, name: `Rival ${image}`, price: null } },
      },
      {
        licences: [
          {
            id: 'evil',
            name: `Licence ${image}`,
            url: 'javascript:window.broken=1',
            commercial_use: 'conditional',
            osi_approved: false,
            note: `Terms ${image}`,
          },
        ],
      },
    ),
  );
  try {
    const { page, errors } = await hostile.open('/choose?for=s&max_price=5&commercial=true');
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const shown = await page.locator('body').textContent();
    for (const text of ['Model', 'Rival', 'Licence', 'Terms', 'Price']) {
      expect(shown).toContain(`${text} ${image}`);
    }
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(await page.locator('img').count()).toBe(0);
    expect(errors).toEqual([]);
  } finally {
    await hostile.close();
  }
});
