import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

const four = '/compare?models=deepseek-r1,glm-4-5,gpt-5,claude-opus-4-1';

describe('comparing', () => {
  it('begins with a search and ends in an address', async () => {
    const { page } = await board.open('/compare');
    await page.getByRole('searchbox').fill('deepseek r1');
    await page.getByRole('button', { name: 'Add DeepSeek R1', exact: true }).click();
    await page.waitForURL('**/compare?models=deepseek-r1');
    await page.getByText('Choose one more model').waitFor();
    await page.getByRole('searchbox').fill('glm 4.5');
    await page.getByRole('button', { name: 'Add GLM 4.5', exact: true }).click();
    await page.waitForURL('**/compare?models=deepseek-r1,glm-4-5');
    await page.getByRole('heading', { name: 'Test by test' }).waitFor();
    await page.getByRole('button', { name: 'Remove DeepSeek R1', exact: true }).click();
    await page.waitForURL('**/compare?models=glm-4-5');
  });

  it('says who is ahead, test by test and overall, as the API does', async () => {
    const { page } = await board.open('/compare?models=deepseek-r1,glm-4-5');
    const { overall, benchmarks } = await (
      await page.request.get(`${board.url}/api/v1/compare?models=deepseek-r1,glm-4-5`)
    ).json();
    expect(await page.locator('.compare-overall').innerText()).toContain(
      `${Math.abs(overall[0].difference).toFixed(1)} ± ${overall[0].half_width.toFixed(1)}`,
    );
    const rows = page.getByRole('table', { name: 'Test by test' }).locator('tbody');
    expect(await rows.count()).toBe(benchmarks.length);
    const told = benchmarks.filter((each: { differences: { finding: string }[] }) =>
      each.differences.some(({ finding }) => finding === 'first' || finding === 'second'),
    );
    expect(await page.locator('.compare-tests .difference-told').count()).toBe(told.length);
  });

  it('by a suite that the address names, with errors, chances, cover and lineage', async () => {
    const path = '/compare?models=deepseek-r1-distill-qwen-32b,glm-4-5,deepseek-r1';
    const { page } = await board.open(path);
    const { evidence } = await (await page.request.get(`${board.url}/api/v1${path}`)).json();
    const facts = page.getByRole('table', { name: 'Facts' });
    const base = evidence[0].made_from[0];
    expect(await facts.getByRole('link', { name: base.name, exact: true }).count()).toBe(1);
    await page.getByLabel('Which tests, at which weights').selectOption({ label: 'Coding' });
    await page.waitForURL(/suite=coding/);
    await page.locator('.masthead[aria-busy="false"]').waitFor();
    const asked = `${board.url}/api/v1${path}&suite=coding`;
    const answer = await (await page.request.get(asked)).json();
    const means = page.getByRole('table', { name: 'Mean of each model' }).locator('tbody tr');
    const thin = answer.evidence.filter((each: { thin: boolean }) => each.thin).length;
    if (answer.means === null) {
      expect(await means.count()).toBe(0);
    } else {
      expect(await means.count()).toBe(3);
      expect(await means.first().innerText()).toContain(`± ${answer.means_se[0].toFixed(1)}`);
      expect(await means.getByText('thin', { exact: true }).count()).toBe(thin);
    }
    const values = page.getByRole('table', { name: 'Test by test' }).locator('tbody').first();
    await values
      .getByText(`± ${answer.benchmarks[0].se[0].toFixed(1)}`)
      .first()
      .waitFor();
    expect(await values.innerText()).toMatch(/.+ above .+ by .+: .+, P .+%/);
  });

  it('takes four at most, and names what it does not know', async () => {
    const { page } = await board.open(four);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    expect(await page.locator('.compare-overall > li').count()).toBe(6);
    await page.goto(`${board.url}/compare?models=deepseek-r1,nope-9`);
    await page.getByRole('alert').waitFor();
  });
});
