import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runWeigh } from '../../test/run-weigh.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-import-cli-'));
const location = join(folder, 'store.db');
afterAll(() => rmSync(folder, { recursive: true }));

const weigh = (...args: string[]) =>
  runWeigh(args, { env: { WEIGH_STORE: location, NO_COLOR: '1' } });

const instances = Array.from({ length: 500 }, (_, i) => `repo__project-${i}`);
const report = join(folder, 'glm-4.5.run1.json');
writeFileSync(
  report,
  JSON.stringify({
    total_instances: 500,
    resolved_ids: instances.slice(0, 300),
    unresolved_ids: instances.slice(300),
    error_ids: [],
    schema_version: 2,
  }),
);
const broken = join(folder, 'broken.json');
writeFileSync(broken, '{');

test('eval of what needs containers says to import, and import takes it over once', async () => {
  const refused = await weigh(
    'eval',
    'swe-bench-verified',
    '--model',
    'vllm+http://127.0.0.1:9/v1#m',
  );
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(
    'needs a container engine: run the official harness, then `weigh import`',
  );
  const twice = await weigh('import', report, broken, '--benchmark', 'swe-bench-verified');
  expect(twice.status).toBe(1);
  expect(twice.stderr).toMatch(/broken\.json is not JSON/);
  const args = ['import', report, '--benchmark', 'swe-bench-verified', '--as', 'glm-4-5'];
  const first = await weigh(...args, '--json');
  expect(first.status).toBe(0);
  const { runs } = JSON.parse(first.stdout);
  expect(runs).toEqual([expect.objectContaining({ added: true, score: 0.6, model: 'glm-4.5' })]);
  expect((await weigh(...args)).stdout).toContain('of which 1 were there already');
  expect((await weigh('show', runs[0].run)).stdout.replace(/\s+/g, ' ')).toContain(
    'Imported: SWE-bench harness ran it, not this program (glm-4.5.run1.json',
  );
  const model = JSON.parse((await weigh('model', 'glm-4-5', '--json')).stdout);
  expect(model.own_runs[0]).toMatchObject({ score: 60, published: null });
}, 60_000);

test.each([
  [['import'], 2, /missing required argument/],
  [['import', 'no-such-file.json'], 1, /no-such-file\.json/],
  [['import', folder], 1, /is no file|directory/],
  [['import', report], 1, /does not say of which data set/],
  [['import', report, '--benchmark', 'swe-bench-verifed'], 2, /did you mean swe-bench-verified/],
  [['import', report, '--benchmark', 'swe-bench-verified', '--as', 'nobody-9'], 2, /no model/],
])('%j is refused with what to do', async (args, status, message) => {
  const ended = await weigh(...(args as string[]));
  expect(ended.status).toBe(status);
  expect(ended.stderr).toMatch(message as RegExp);
});
