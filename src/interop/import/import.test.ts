import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel } from '../../../test/small-catalog.ts';
import { scoreRun } from '../../engine/score-run.ts';
import { readMeasured } from '../../evidence/read-measured.ts';
import { stateModel } from '../../evidence/stated-model.ts';
import { openStore, type SampleDetail, type Store } from '../../store/index.ts';
import { InputError } from '../input-error.ts';
import { readImport } from './read-import.ts';
import { storeImport } from './store-import.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const now = '2026-11-22T12:00:00.000Z';
let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

async function samplesOf(run: string): Promise<SampleDetail[]> {
  const all: SampleDetail[] = [];
  for await (const chunk of store.samples(run)) all.push(...chunk);
  return all;
}

const instances = Array.from({ length: 500 }, (_, i) => `repo__project-${i}`);
const report = {
  total_instances: 500,
  submitted_instances: 500,
  completed_ids: instances.slice(0, 490),
  incomplete_ids: [],
  submitted_ids: instances,
  resolved_ids: instances.slice(0, 300),
  unresolved_ids: instances.slice(300, 490),
  empty_patch_ids: instances.slice(490, 497),
  error_ids: instances.slice(497),
  schema_version: 2,
};
const verified = { benchmark: 'swe-bench-verified' };

const trial = { instruction: 'Do it.', failure_mode: 'unset', is_resolved: true };
const terminal = {
  results: [
    { ...trial, task_id: 'a', total_input_tokens: 100, total_output_tokens: 7 },
    { ...trial, task_id: 'a', is_resolved: false, failure_mode: 'agent_timeout' },
    { ...trial, task_id: 'b', is_resolved: false, failure_mode: 'context_length_exceeded' },
    { ...trial, task_id: 'b', is_resolved: null, failure_mode: 'agent_installation_failed' },
  ],
};
const metadata = {
  model_name: 'lab/some-model',
  agent_name: 'terminus',
  dataset_name: 'terminal-bench-core',
  dataset_version: '0.1.1',
  start_time: '2025-11-20T10:00:00.000000+00:00',
};

const date = '2025-11-20T10-00-00.123456';
const line = (doc_id: number, filter: string, exact_match: unknown, answer: string) => ({
  doc_id,
  doc: { question: `Q${doc_id}` },
  arguments: { gen_args_0: { arg_0: `Question: Q${doc_id}` } },
  resps: [[`so it is ${answer}`]],
  filtered_resps: [answer],
  filter,
  metrics: ['exact_match'],
  exact_match,
});
const samples = [
  line(0, 'strict-match', 1, '4'),
  line(1, 'strict-match', 0, '[invalid]'),
  line(0, 'flexible-extract', 1, '4'),
  line(1, 'flexible-extract', 1, '5'),
];
const jsonl = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const totals = {
  results: { gsm8k: { 'exact_match,strict-match': 0.5 } },
  configs: { gsm8k: {} },
  'n-shot': { gsm8k: 5 },
  versions: { gsm8k: 3 },
  config: { limit: null },
  date: 1763632800,
  lm_eval_version: '0.4.9',
  model_name: 'lab/some-model',
};

describe('SWE-bench', () => {
  test('a report becomes a run: verdicts, empty patches, and errors that are no wrong answers', async () => {
    const path = file('zai-org__GLM-4.5.run1.json', report);
    const [run] = await readImport(path, verified);
    expect(run).toMatchObject({
      model: 'zai-org/GLM-4.5',
      catalog_benchmark: 'swe-bench-verified',
    });
    expect(run!.notices[0]).toContain('states 300 of 500, 60.0 %');
    const { run: id } = await storeImport(store, run!, 'r.json', now);
    const score = await scoreRun(store, id);
    expect(score.aggregate.score.outcomes).toMatchObject({
      correct: 300,
      incorrect: 190,
      unparsed: 7,
      error: 3,
    });
    expect(score.score).toBeCloseTo(300 / 497, 9);
    expect(score.unranked).toBeNull();
  });

  test('instances that were not submitted leave the run unranked', async () => {
    const part = { ...report, incomplete_ids: instances.slice(497), error_ids: [] };
    const [run] = await readImport(file('m.part.json', part), verified);
    const { run: id } = await storeImport(store, run!, 'm.part.json', now);
    expect((await scoreRun(store, id)).unranked).toBe('497 of 500 samples are there');
  });
});

describe('Terminal-Bench', () => {
  test('trials of a task are its epochs; what was not of the model is an error', async () => {
    const path = file('tb/results.json', terminal);
    file('tb/run_metadata.json', metadata);
    const [run] = await readImport(path, { benchmark: 'terminal-bench' });
    expect(run).toMatchObject({ model: 'lab/some-model', version: '0.1.1', epochs: 2 });
    const { run: id } = await storeImport(store, run!, 'results.json', now);
    const stored = await samplesOf(id);
    expect(stored.map(({ scores }) => scores[0]!.outcome)).toEqual([
      'correct',
      'incorrect',
      'truncated',
      'error',
    ]);
    expect(stored[0]!.response.usage).toMatchObject({ input_tokens: 100, output_tokens: 7 });
    // 0 is what the harness writes where nobody counted.
    expect(stored[1]!.response.usage.input_tokens).toBeNull();
    expect((await store.run(id))!.created_at).toBe('2025-11-20T10:00:00.000Z');
  });
});

describe('lm-evaluation-harness', () => {
  test('a results file leads to the samples beside it; every filter is a scorer', async () => {
    const path = file(`lm/results_${date}.json`, totals);
    file(`lm/samples_gsm8k_${date}.jsonl`, jsonl(samples));
    file('lm/samples_other_2025-01-01T00-00-00.1.jsonl', 'not of this run');
    const runs = await readImport(path, {});
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      benchmark: 'lm-eval:gsm8k',
      version: '3',
      catalog_benchmark: null,
      model: 'lab/some-model',
      scorers: [
        'lm-eval:exact_match,strict-match@0.4.9',
        'lm-eval:exact_match,flexible-extract@0.4.9',
      ],
    });
    const { run: id } = await storeImport(store, runs[0]!, 'x', now);
    expect((await scoreRun(store, id)).score).toBe(0.5);
    const flexible = { scorer: runs[0]!.scorers[1]!, judge: null };
    expect((await scoreRun(store, id, flexible)).score).toBe(1);
    const [, second] = await samplesOf(id);
    expect(second!.response.text).toBe('so it is [invalid]');
    expect(second!.scores).toContainEqual(
      expect.objectContaining({ scorer: runs[0]!.scorers[0], outcome: 'unparsed', value: 0 }),
    );
  });

  test('NaN as Python writes it is no value, and stays within strings', async () => {
    const text = jsonl(samples).replaceAll('"exact_match":1,', '').replace('"4"', '"NaN"');
    const nan = `${text.split('\n')[1]}\n${JSON.stringify(line(7, 'strict-match', 0, 'NaN')).replace('"exact_match":0', '"exact_match":NaN')}`;
    const path = file(`samples_nan_${date}.jsonl`, nan);
    const [run] = await readImport(path, { model: 'm' });
    expect(run!.samples.map(({ outcome }) => outcome)).toEqual(['unparsed', 'error']);
    expect(run!.samples[1]!.answer).toBe('NaN');
  });

  test('a limit shows, so that a part is not ranked', async () => {
    file(`part/results_${date}.json`, { ...totals, config: { limit: 2 } });
    const path = file(`part/samples_gsm8k_${date}.jsonl`, jsonl(samples));
    const [run] = await readImport(path, { benchmark: 'gsm8k' });
    expect(run!.limit).toBe(2);
  });
});

describe('an imported run', () => {
  test('is stored once, is completed when it was cut off, and is marked', async () => {
    const [run] = await readImport(file('m.again.json', report), verified);
    const first = await storeImport(store, run!, 'a.json', now);
    const again = await storeImport(store, run!, 'b.json', '2027-01-01T00:00:00.000Z');
    expect(again).toEqual({ run: first.run, added: false });
    expect((await store.listRuns()).total).toBe(1);
    await store.setStatus(first.run, 'running');
    await storeImport(store, run!, 'a.json', now);
    const detail = (await store.run(first.run))!;
    expect(detail).toMatchObject({ status: 'finished', tags: ['imported'] });
    expect(detail.model).toBe('m (SWE-bench harness)');
    expect(detail.environment).toMatchObject({ imported: { file: 'a.json', dated: false } });
    expect((await samplesOf(first.run)).length).toBe(500);
  });

  test('is evidence under the name of the program that ran it, undated where the file is', async () => {
    const catalog = aCatalog({
      models: [aModel({ id: 'm1' })],
      benchmarks: [aBenchmark({ id: 'swe-bench-verified', items: 500 })],
    });
    const [run] = await readImport(file('m.evidence.json', report), verified);
    const { run: id } = await storeImport(store, run!, 'a.json', now);
    const before = await readMeasured(store, catalog, '2026-11-22');
    expect(before.left_out).toEqual([expect.objectContaining({ run: id, why: 'unmatched' })]);
    await stateModel(store, (await store.run(id))!, 'm1');
    const { scores } = await readMeasured(store, catalog, '2026-11-22');
    expect(scores).toEqual([
      expect.objectContaining({
        benchmark: 'swe-bench-verified',
        reporter: 'imported from SWE-bench harness',
        published: null,
        measured: expect.objectContaining({ imported: 'SWE-bench harness' }),
      }),
    ]);
  });
});

describe('a file that cannot be taken is refused with file, line and what to do', () => {
  const nested = '['.repeat(200_000);
  test.each<[string, unknown, object, number | undefined, RegExp]>([
    ['text.json', 'hello', {}, undefined, /is not JSON/],
    ['deep.json', nested, {}, undefined, /is not JSON/],
    ['list.json', [], {}, undefined, /is no result file that is known/],
    ['other.json', { a: 1 }, {}, undefined, /is no result file that is known/],
    ['log.eval', 'PK', {}, undefined, /is no ZIP file/],
    ['m.r.json', report, {}, undefined, /does not say of which data set/],
    ['m.r.json', report, { benchmark: 'swe-bench-lite' }, undefined, /swe-bench-lite has 300/],
    ['m.r.json', { ...report, schema_version: 1 }, verified, undefined, /schema_version/],
    ['m.r.json', { ...report, error_ids: [] }, verified, undefined, /lists 497 of its 500/],
    [
      'm.r.json',
      { ...report, error_ids: [...instances.slice(498), instances[0]] },
      verified,
      undefined,
      /lists repo__project-0 twice/,
    ],
    ['m.r.json', { ...report, resolved_ids: 'all' }, verified, undefined, /resolved_ids/],
    ['none/results.json', terminal, {}, undefined, /does not say which model ran/],
    ['none/results_x.json', totals, {}, undefined, /holds totals only/],
    [`none/samples_t_${date}.jsonl`, '', { model: 'm' }, undefined, /holds no sample/],
    [`none/samples_t_${date}.jsonl`, jsonl(samples), {}, undefined, /does not say which model/],
    [
      `none/samples_t_${date}.jsonl`,
      `${jsonl(samples)}\n{"doc_id":`,
      { model: 'm' },
      5,
      /is not JSON/,
    ],
    [
      `none/samples_t_${date}.jsonl`,
      `${jsonl(samples)}\n{"doc_id": 9}`,
      { model: 'm' },
      5,
      /is no sample of lm-evaluation-harness/,
    ],
    [
      `none/samples_t_${date}.jsonl`,
      jsonl([line(0, 'none', [-12.5, 3], 'x')]),
      { model: 'm' },
      undefined,
      /holds no metric with values from 0 to 1/,
    ],
  ])('%s', async (name, content, words, at, message) => {
    const path = file(`bad/${name}`, content);
    const error = await readImport(path, words).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ line: at, message: expect.stringMatching(message) });
    expect((error as InputError).remedy).not.toBe('');
  });
});
