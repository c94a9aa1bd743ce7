import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repositoryRoot } from '../../../test/needs.ts';
import { indexPaths, loadCatalog } from '../../catalog/load.ts';
import { rank } from '../../ranking/rank.ts';
import type { Ranking } from '../../ranking/ranking.ts';
import { type RunningServer, startServer } from '../start.ts';
import { openApiDocument } from './document.ts';
import { operations } from './operations.ts';

/** What a stranger would write against a client that a tool made of the description. */
const program = `
import {
  analyseSensitivity, choose, cite, compare, getBenchmark, getClaim, getMeta, getModel, getStandings,
  listBenchmarks, listChanges, listClaims, listLabs, listModels, listScores, listSources,
  listSuites, race, rank,
} from './client.ts';
import type { ModelSummary, Outcome, RankedRow } from './client.ts';

const ranking = await rank({ for: 'coding', open: 'true', top: '3', evidence_until: '2026-06-30' });
if (ranking.status !== 200 || typeof ranking.data === 'string') throw new Error('no ranking');
const rows: RankedRow[] = ranking.data.rows;
const model: ModelSummary = rows[0]!.model;
const set: number[] = rows[0]!.rank_set;

const chosen = await choose({ for: 'coding', open: 'true', max_price: '1' });
if (chosen.status !== 200 || typeof chosen.data === 'string') throw new Error('no choice');
const best: string | undefined = chosen.data.answers.best?.row.model.name;

const compared = await compare({ models: 'glm-4-5,o3' });
if (compared.status !== 200) throw new Error('not compared');
const finding: 'first' | 'second' | 'tied' | 'cannot tell' = compared.data.overall[0]!.finding;

const sheet = await getModel('glm-4-5');
if (sheet.status !== 200) throw new Error('no model');
const missing = await getModel('glm-4-55');
if (missing.status !== 404) throw new Error('found');
const suggestions: string[] | undefined = missing.data.error.suggestions;

const claim = await getClaim('glm-4-5-third-of-twelve');
if (claim.status !== 200) throw new Error('no claim');
const outcome: Outcome = claim.data.verdict.verdict;

const pinned = await listModels({ country: 'CN', catalog: '00000000' });
if (pinned.status !== 409) throw new Error('not pinned');

const scores = await listScores({ model: 'o3', limit: 5 });
if (scores.status !== 200) throw new Error('no scores');

const others = [
  await analyseSensitivity(), await cite(), await getBenchmark('gpqa-diamond'), await getMeta(),
  await getStandings('o3'), await listBenchmarks(), await listChanges(), await listClaims(),
  await listLabs(), await listSources(), await listSuites(), await race(),
].map(({ status }) => status);

console.log(JSON.stringify({
  rows: rows.map((row) => row.model.id), best, first: model.name, set, finding, outcome, suggestions,
  name: sheet.data.model.name, pinned: pinned.data.error.code,
  scores: scores.data.scores.length, others,
}));
`;

let server: RunningServer;
let folder: string;
let expected: Ranking;

beforeAll(async () => {
  const place = join(repositoryRoot, 'catalog');
  const catalog = await loadCatalog({
    folder: place,
    indexFiles: indexPaths(repositoryRoot, place),
  });
  server = await startServer({ catalog, today: () => '2026-11-22', port: 0 });
  folder = mkdtempSync(join(tmpdir(), 'weigh-client-'));
  expected = rank(catalog, {
    suite: 'ability-coding',
    models: { openness: 'open' },
    evidence: { until: '2026-06-30' },
    missing: 'bounds',
    level: 0.95,
    seed: 1,
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program of the checkout in the folder; not in this thread, where the server answers. */
function run(...parameters: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, parameters, { cwd: folder }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${stdout}\n${stderr}`));
      else resolve(stdout);
    });
  });
}

it('is enough for a tool to make a client of, which type-checks and drives the live server', async () => {
  const tool = (path: string): string => join(repositoryRoot, 'node_modules', path);
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openApiDocument('1')));
  writeFileSync(
    join(folder, 'orval.config.mjs'),
    `export default { weigh: { input: './openapi.json', output: ${JSON.stringify({
      target: './client.ts',
      mode: 'single',
      client: 'fetch',
      baseUrl: `${server.url}/api/v1`,
    })} } };`,
  );
  await run(tool('orval/dist/bin/orval.mjs'), '--config', './orval.config.mjs');
  const client = readFileSync(join(folder, 'client.ts'), 'utf8');
  for (const { id } of operations) expect(client).toContain(`export const ${id} = async`);

  writeFileSync(join(folder, 'program.ts'), program);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const types = (file: string): Promise<string> =>
    run(
      tool('typescript/bin/tsc'),
      ...['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--target', 'es2024'],
      ...['--module', 'nodenext', '--lib', 'es2024,dom', '--types', 'node'],
      ...['--typeRoots', tool('@types'), '--allowImportingTsExtensions', file],
    );
  await types('program.ts');
  // The check can fail: a name that no answer has.
  writeFileSync(join(folder, 'wrong.ts'), program.replace('.rank_set', '.rank_sets'));
  await expect(types('wrong.ts')).rejects.toThrow(/rank_sets/);

  const said = JSON.parse(await run('program.ts'));
  expect(said).toMatchObject({
    rows: expected.rows.slice(0, 3).map(({ model }) => model.id),
    first: expected.rows[0]!.model.name,
    set: expected.rows[0]!.rank_set,
    best: expect.any(String),
    name: 'GLM 4.5',
    pinned: 'other-catalog',
    scores: 5,
  });
  expect(said.suggestions).toContain('glm-4-5');
  expect(said.others).toEqual(said.others.map(() => 200));
}, 120_000);
