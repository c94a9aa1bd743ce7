import type { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../../test/needs.ts';
import type { Catalog } from '../../catalog/index.ts';
import { indexPaths, loadCatalog } from '../../catalog/load.ts';
import type { CatalogChanges } from '../../ranking/changes.ts';
import type { ScoresAnswer } from '../../server/api.ts';
import { createApp } from '../../server/app.ts';
import type { Report } from '../report.ts';
import { readChanges } from '../versions/read-changes.ts';
import { reportBenchmarks } from './benchmarks.ts';
import { reportChanges } from './changes.ts';
import { reportChoice } from './choose.ts';
import { reportCitation } from './citation.ts';
import { reportClaim } from './claim.ts';
import { reportClaims } from './claims.ts';
import { reportComparison } from './comparison.ts';
import { reportLabs } from './labs.ts';
import { reportModel } from './model-sheet.ts';
import { reportModels } from './models.ts';
import { reportRanking } from './ranking.ts';
import { reportScores } from './scores.ts';
import { reportSensitivity } from './sensitivity.ts';
import { reportSources } from './sources.ts';
import { reportSuites } from './suites.ts';

/** A script may move from `weigh ... --json` to the HTTP API and find the same names and values. */
describe('--json says what the HTTP API says', () => {
  const today = '2026-11-22';
  let catalog: Catalog;
  let app: Hono;

  beforeAll(async () => {
    const folder = `${repositoryRoot}/catalog`;
    catalog = await loadCatalog({ folder, indexFiles: indexPaths(repositoryRoot, folder) });
    app = createApp({ catalog, today: () => today, version: '1.2.3' });
  });

  async function expectSame(report: Report, address: string): Promise<void> {
    const response = await app.request(`/api/v1/${address}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(report.data)));
  }

  test('rank', async () => {
    const parameters = { for: 'coding', open: true, top: '3' };
    const flags = { all: false, explain: false };
    await expectSame(
      reportRanking(catalog, parameters, today, flags),
      'rankings?for=coding&open=true&top=3',
    );
  });

  test.each([
    ['rankings?suite=glm-12&top=3', /Epoch AI/],
    ['rankings?top=3', /BenchPress/],
    ['scores?source=epoch-ai-runs&limit=1', /Epoch AI/],
    ['compare?models=glm-4-5,o3&suite=glm-12', /Epoch AI/],
    ['models/o3', /llm-leaderboard/],
    ['scores?source=livebench&limit=1', /^$/],
  ])('%s carries what the licences of its sources ask for', async (address, named) => {
    const response = await app.request(`/api/v1/${address}`);
    const { attributions } = (await response.json()) as { attributions: string[] };
    expect(attributions.join(' ')).toMatch(named);
    expect(new Set(attributions).size).toBe(attributions.length);
  });

  test('tables for programs carry it too', () => {
    const names = ['o3', 'glm-4-5'];
    const compared = reportComparison(catalog, names, { suite: 'glm-12' }, today).csv!;
    const column = compared.names.indexOf('attribution');
    expect(compared.rows.map((row) => row[column]).join(' ')).toMatch(/Epoch AI/);
    const claim = reportClaim(catalog, 'm2-tops-open-models', today, false).csv!;
    const credits = claim.rows.filter(([table]) => table === 'attribution');
    expect(credits.map((row) => row[3]).join(' ')).toMatch(/Recomputed by Weighbridge/);
  });

  test('models', async () => {
    const how = { text: undefined, sort: 'date', all: false } as const;
    await expectSame(
      reportModels(catalog, { country: 'FR', max_total: '30b' }, how, today),
      'models?country=FR&max_total=30b',
    );
  });

  test('lists: benchmarks, suites, labs, sources', async () => {
    await expectSame(reportBenchmarks(catalog, { text: undefined }), 'benchmarks');
    await expectSame(reportSuites(catalog, undefined), 'suites');
    await expectSame(reportLabs(catalog, { text: undefined }), 'labs');
    await expectSame(reportSources(catalog, undefined), 'sources');
  });

  test('model', async () => {
    await expectSame(reportModel(catalog, 'GLM 4.5'), 'models/glm-4-5');
  });

  test('compare', async () => {
    await expectSame(
      reportComparison(catalog, ['glm-4.5', 'o3'], { suite: 'coding', level: '0.9' }, today),
      'compare?models=glm-4.5,o3&suite=coding&level=0.9',
    );
  });

  test('sensitivity', async () => {
    await expectSame(
      reportSensitivity(catalog, ['glm-4-5', 'o3'], { suite: 'glm-12' }, today),
      'sensitivity?suite=glm-12&pair=glm-4-5,o3',
    );
  });

  test('scores, but for the pages', async () => {
    const question = { model: 'o3', reportedBy: 'independent', since: '2025-06' };
    const { catalog_hash, scores } = reportScores(catalog, question, today).data as {
      catalog_hash: string;
      scores: unknown[];
    };
    expect(scores.length).toBeGreaterThan(20);
    const pages: unknown[] = [];
    for (let next: number | null = 0; next !== null; ) {
      const address: string = `scores?model=o3&reported_by=independent&since=2025-06&limit=20&offset=${next}`;
      const page = (await (await app.request(`/api/v1/${address}`)).json()) as ScoresAnswer;
      expect(page).toMatchObject({ catalog_hash, total: scores.length, offset: next });
      pages.push(...page.scores);
      next = page.next;
    }
    expect(pages).toEqual(scores);
  });

  test('changes', async () => {
    const question = { since: '2026-06-30', suite: 'coding' };
    const found = await readChanges(catalog, { today, catalogFolder: '' }, question);
    await expectSame(
      reportChanges(catalog, found as CatalogChanges, false),
      'changes?since=2026-06-30&suite=coding',
    );
  });

  test('cite', async () => {
    const how = { version: '1.2.3', address: undefined };
    await expectSame(
      reportCitation(catalog, { for: 'coding', open: true }, today, how),
      'citation?for=coding&open=true',
    );
  });

  test('choose', async () => {
    const flags = { all: false, explain: false };
    await expectSame(
      reportChoice(catalog, { for: 'coding', max_price: '1' }, today, flags),
      'choose?for=coding&max_price=1',
    );
  });

  test('claims and claim', async () => {
    await expectSame(reportClaims(catalog, today), 'claims');
    const id = 'glm-4-5-third-of-twelve';
    await expectSame(reportClaim(catalog, id, today, false), `claims/${id}`);
  });
});
