import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

describe('claims', () => {
  it('stand on the first page, each with its verdict', async () => {
    const { page } = await board.open('/');
    await page.locator('.ticker').waitFor();
    const { claims } = await (await page.request.get(`${board.url}/api/v1/claims`)).json();
    expect(claims.length).toBeGreaterThanOrEqual(10);
    const shown = await page.locator('.ticker li').allInnerTexts();
    expect(shown).toHaveLength(claims.length);
    for (const [i, claim] of claims.entries()) {
      expect(shown[i]).toContain(claim.statement);
      expect(shown[i]).toContain(claim.verdict);
    }
  });

  it('show verdict, reasons, parts and evidence with its sources', async () => {
    const { page } = await board.open('/claims');
    await page.getByRole('link', { name: /GLM-4\.5 is third of all models/ }).click();
    await page.waitForURL('**/claims/glm-4-5-third-of-twelve');
    await page.getByRole('heading', { level: 1, name: /GLM-4\.5 is third/ }).waitFor();
    const { verdict } = await (
      await page.request.get(`${board.url}/api/v1/claims/glm-4-5-third-of-twelve`)
    ).json();
    const panel = page.getByRole('region', { name: 'Why' });
    expect(await panel.textContent()).toContain(verdict.verdict);
    for (const sentence of verdict.explanation) {
      expect(await panel.textContent()).toContain(sentence);
    }
    for (const part of verdict.parts) {
      expect(await page.getByText(part.statement).first().isVisible()).toBe(true);
    }
    expect(await page.getByRole('table').count()).toBe(verdict.evidence.length);
    const sources = page.getByText(/^\d+ sources?$/).first();
    await sources.click();
    const link = page.locator('.evidence-cited a').first();
    expect(await link.getAttribute('href')).toMatch(/^https?:\/\//);
    expect(await link.getAttribute('rel')).toContain('noopener');
  });
});

describe("a model's page", () => {
  it('leads to the source of every score that has one', async () => {
    const { page } = await board.open('/models/glm-4-5');
    const { benchmarks } = await (
      await page.request.get(`${board.url}/api/v1/models/glm-4-5`)
    ).json();
    expect(await page.locator('.score').count()).toBe(benchmarks.length);
    const linked = benchmarks.filter((each: { scores: { link: string | null }[] }) => {
      return each.scores[0]?.link;
    });
    const links = page.locator('.score .score-line:first-child a').first();
    expect(linked.length).toBeGreaterThan(20);
    expect(await links.getAttribute('href')).toMatch(/^https:\/\//);
    expect(await links.getAttribute('rel')).toBe('noopener noreferrer');
    for (const address of await page
      .locator('main a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).protocol))) {
      expect(address).toMatch(/^https?:$/);
    }
  });

  it('puts values side by side where sources differ', async () => {
    const { page } = await board.open('/models/glm-4-5');
    const conflict = page.locator('.score', { hasText: /values differ: / }).first();
    await conflict.locator('summary').click();
    const values = await conflict.locator('.score-values .score-value').allInnerTexts();
    expect(new Set(values).size).toBeGreaterThan(1);
    expect(await conflict.locator('.score-values .score-line-counts').count()).toBe(1);
  });

  it('marks what no second source confirms and says unknown for what is not known', async () => {
    const { page } = await board.open('/models/glm-4-5');
    const { unverified, model } = await (
      await page.request.get(`${board.url}/api/v1/models/glm-4-5`)
    ).json();
    const marks = await page.locator('.facts .unverified').count();
    // What it takes and what it gives stand in one line.
    const lines = unverified.map((fact: string) =>
      fact.replace(/^modalities_(in|out)$/, 'modalities'),
    );
    expect(marks).toBe(new Set(lines).size);
    expect(Object.keys(model.checked).length).toBeGreaterThan(0);
    const { page: thin } = await board.open('/models/gpt-4');
    expect(await thin.locator('.facts').textContent()).toContain('unknown');
  });

  it('shows where it came from and where it stands', async () => {
    const { page } = await board.open('/models/deepseek-r1');
    const lineage = page.locator('section', {
      has: page.getByRole('heading', { name: 'Lineage' }),
    });
    expect(await lineage.last().textContent()).toContain('DeepSeek V3');
    const standings = page.getByRole('table', { name: 'Standing' });
    await standings.waitFor();
    expect(await standings.getByRole('row').count()).toBeGreaterThan(2);
  });
});
