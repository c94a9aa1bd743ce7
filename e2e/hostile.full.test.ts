import { expect, it } from 'vitest';
import type { Catalog } from '../src/catalog/index.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../test/small-catalog.ts';
import { sharedBoard } from './shared-board.ts';

const script = '<script>window.broken=1</script>';
const image = '<img src=x onerror="window.broken=1">';
const svg = '<svg onload="window.broken=1"></svg>';
const address = 'javascript:window.broken=1';

/** A catalogue whose every text tries to be markup and whose every address a script. */
function hostileCatalog(): Catalog {
  return aCatalog(
    {
      labs: [{ id: 'lab', name: `Lab ${image}`, country: 'US', aliases: [] }],
      licences: [
        {
          id: 'evil',
          name: `Licence ${image}`,
          url: address,
          commercial_use: 'conditional',
          osi_approved: false,
          note: `Terms ${script}`,
        },
      ],
      models: [
        aModel({
          id: 'evil-one',
          name: `Model ${script}${image}`,
          licence: 'evil',
          openness: 'open-weights',
          country: 'CN',
          hf_repo: `"><img src=x onerror=window.broken=1>`,
          note: `Note ${svg}`,
          sources: [`Source ${image}`, address, `https://example.org/"onmouseover="x ${script}`],
          checked: { openness: `Checked ${image}` },
          price: { input_usd_per_m: 1, output_usd_per_m: 2, source: `Price ${svg}` },
          lineage_note: `Lineage ${image}`,
          knowledge_cutoff: script,
          modalities_in: [image],
        }),
        aModel({ id: 'evil-two', name: `Rival ${svg}`, base_model: 'evil-one' }),
      ],
      benchmarks: [aBenchmark({ id: 'alpha', name: `Benchmark ${image}`, url: address })],
      sources: [
        {
          id: 'source',
          name: `Origin ${image}`,
          url: address,
          licence: `CC-BY-4.0 ${script}`,
          licence_as_read: null,
          attribution: `By ${svg}`,
        },
      ],
      documents: [{ id: `Document ${image}`, source: 'source', file: 'a.jsonl' }],
      suites: [aSuite({ id: 'glm-12', name: `Suite ${image}`, components: ['alpha'] })],
      scores: [
        aScore({
          model: 'evil-one',
          benchmark: 'alpha',
          score: 60,
          reporter: `Reporter ${image}`,
          url: address,
          conditions: { [image]: script },
        }),
        aScore({ model: 'evil-one', benchmark: 'alpha', score: 61, reporter: script }),
        aScore({ model: 'evil-two', benchmark: 'alpha', score: 50 }),
      ],
      claims: [
        {
          id: 'evil-claim',
          statement: `Claim ${script}${image}`,
          said_by: { who: `Who ${image}`, where: `Where ${svg}`, when: '2025-03', url: address },
          as_of: '2025-03-31',
          check: {
            kind: 'rank',
            measure: { suite: 'glm-12' },
            model: 'evil-one',
            rank: 1,
          },
          limits: `Limits ${image}`,
          file: 'claims/a.yaml',
        },
      ],
    },
    'hostile-hash',
  );
}

const board = sharedBoard(hostileCatalog);

it.each([
  ['/', [`Claim ${script}${image}`]],
  [
    '/?suite=glm-12',
    [`Lab ${image}`, `Model ${script}${image}`, `Claim ${script}${image}`, `Suite ${image}`],
  ],
  ['/rankings', [`Model ${script}${image}`, `Lab ${image}`]],
  ['/rankings?suite=glm-12', [`Model ${script}${image}`, `Lab ${image}`, `Reporter ${image}`]],
  ['/rankings?suite=glm-12&columns=licence,lab&find=model', [`Model ${script}${image}`, 'evil']],
  ['/map?suite=glm-12', [`Model ${script}${image}`, `Suite ${image}`]],
  ['/choose?for=glm-12', [`Model ${script}${image}`, `Suite ${image}`]],
  ['/compare?models=evil-one,evil-two', [`Model ${script}${image}`, `Rival ${svg}`]],
  ['/labs', [`Lab ${image}`]],
  ['/labs/lab', [`Lab ${image}`, `Model ${script}${image}`]],
  ['/countries/US', [`Lab ${image}`]],
  ['/benchmarks', [`Benchmark ${image}`]],
  ['/benchmarks/alpha', [`Benchmark ${image}`, `Model ${script}${image}`, `Reporter ${image}`]],
  ['/sources', [`Origin ${image}`, `CC-BY-4.0 ${script}`]],
  ['/method', []],
  ['/models', [`Model ${script}${image}`, `Lab ${image}`]],
  [
    '/models/evil-one',
    [
      `Model ${script}${image}`,
      `Licence ${image}`,
      `Terms ${script}`,
      `Source ${image}`,
      `Checked ${image}`,
      `Price ${svg}`,
      `Note ${svg}`,
      `Reporter ${image}`,
      `Benchmark ${image}`,
      address,
    ],
  ],
  ['/claims', [`Claim ${script}${image}`, `Who ${image}`]],
  ['/claims/evil-claim', [`Claim ${script}${image}`, `Where ${svg}`, `Limits ${image}`]],
] as const)('text that tries to be markup stays text: %s', async (path, texts) => {
  const { page, errors } = await board.open(path);
  for (const opener of await page.locator('.opener').all()) await opener.click();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const shown = await page.locator('body').textContent();
  for (const text of [...texts, `Origin ${image}`, `By ${svg}`]) expect(shown).toContain(text);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('script:not([src])').count()).toBe(0);
  expect(await page.locator('[onerror], [onload], [onmouseover]').count()).toBe(0);
  const links = await page
    .locator('a')
    // Links within drawings have no protocol of their own.
    .evaluateAll((all) =>
      all.map((a) => new URL(a.getAttribute('href') ?? '', window.location.href).protocol),
    );
  expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
  // Nothing even tried: the Content-Security-Policy had nothing to stop.
  expect(errors).toEqual([]);
});

it('an address that tries to be markup stays an address', async () => {
  const { page } = await board.open('/nowhere');
  await page.goto(`${board.url}/models/${encodeURIComponent(image)}`);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain(image);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  await page.goto(`${board.url}/rankings?${encodeURIComponent(image)}=1`);
  await page.getByRole('alert').waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});
