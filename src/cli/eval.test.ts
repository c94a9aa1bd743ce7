import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../test/model-server/server.ts';
import { runWeigh } from '../../test/run-weigh.ts';

/** Runs of one's own as people start them, against a scripted server. */

const folder = mkdtempSync(join(tmpdir(), 'weigh-eval-'));
const store = join(folder, 'store.db');
let server: ModelServer;
let model: string;

beforeAll(async () => {
  server = await startModelServer();
  model = `${server.url}#test-model`;
  const items = Array.from({ length: 30 }, (_, i) =>
    JSON.stringify({ id: `q${i}`, question: `Say ${i}`, answer: i % 3 === 0 ? 'x' : String(i) }),
  );
  writeFileSync(join(folder, 'items.jsonl'), `${items.join('\n')}\n`);
  writeFileSync(
    join(folder, 'benchmark.yaml'),
    [
      'id: sayings',
      'version: 1',
      'name: Sayings',
      'summary: Repeats a number.',
      'items: items.jsonl',
      'target: "{{ answer }}"',
      'prompt: "{{ question }}"',
      'scorer: exact',
      'item: { id: "{{ id }}" }',
      '',
    ].join('\n'),
  );
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const weigh = (args: string[], interruptAt?: () => boolean) =>
  runWeigh(args, { env: { WEIGH_STORE: store }, interruptAt });

const json = async (...args: string[]) => JSON.parse((await weigh([...args, '--json'])).stdout);

describe('weigh eval', { timeout: 120_000 }, () => {
  test('runs a benchmark of one’s own; runs, show, rescore and store know it', async () => {
    const { status, stdout, stderr } = await weigh(['eval', folder, '--model', model]);
    expect(stderr).toContain('30 samples');
    expect(status).toBe(0);
    expect(stdout).toContain('66.7 %');
    const { runs } = await json('runs');
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ benchmark: 'sayings', status: 'finished' });
    const [shown, sample, rescored, checked] = await Promise.all([
      weigh(['show', 'last']),
      weigh(['show', 'last', 'q3']),
      weigh(['rescore', 'last']),
      weigh(['store', 'check']),
    ]);
    expect(shown.stdout).toContain('20 correct, 10 incorrect');
    expect(sample.stdout).toMatch(/Say 3[\s\S]*incorrect[\s\S]*Target: x/);
    expect(rescored.stdout).toContain('0 changed');
    expect(checked.stdout).toContain('Nothing is wrong');
    expect(server.served).toBe(30);
  });

  test('after Ctrl-C it says how to go on, and going on sends nothing twice', async () => {
    server.script = ({ prompt }) => ({
      kind: 'say',
      text: prompt.split(' ').at(-1)!,
      latencyMs: 100,
    });
    const before = server.served;
    const args = ['eval', folder, '--model', model, '--max-in-flight', '3', '--cache', 'none'];
    const stopped = await weigh(args, () => server.served > before + 5);
    expect(stopped.status).toBe(130);
    const run = /weigh eval --resume (\S+)/.exec(stopped.stdout)?.[1];
    expect(run).toBeDefined();
    expect(server.served).toBeLessThan(before + 30);
    const resumed = await weigh(['eval', '--resume', run!, '--json']);
    expect(resumed.status).toBe(0);
    const events = resumed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({ kind: 'planned', run, resumed: expect.any(Number) });
    expect(events.at(-1)).toMatchObject({ kind: 'result', runs: [{ status: 'finished' }] });
    expect(server.served).toBe(before + 30);

    const lock = join(folder, 'run.lock.json');
    writeFileSync(lock, (await weigh(['show', run!, '--lock'])).stdout);
    const other = JSON.parse(readFileSync(lock, 'utf8'));
    expect(other.format).toBe('weighbridge-lock');
    other.items.targets_sha256 = '0'.repeat(64);
    writeFileSync(lock, JSON.stringify(other));
    const refused = await weigh(['eval', folder, '--lock', lock]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('items.targets_sha256');

    expect((await weigh(['delete', run!])).stdout).toContain('Nothing was deleted');
    expect((await weigh(['delete', run!, '--yes'])).stdout).toContain('30 responses');
  });

  test('what was typed wrong is said, with exit code 2 and no trace', async () => {
    const wrong: [string[], string][] = [
      [['eval', folder], '--model'],
      [['eval', '--model', model], 'benchmark'],
      [['eval', folder, '--model', model, '--limit', '0'], '--limit'],
      [['eval', folder, '--model', model, '--until', 'soon'], '--until'],
      [['eval', folder, '--model', model, '--price', '5'], '--price'],
      [['eval', folder, '--model', 'gpt-5'], 'openai/gpt-5'],
      [['eval', 'gsm9k', '--model', model], 'gsm8k'],
      [['eval', '--resume', 'nothing'], 'weigh runs'],
      [['show', 'nothing'], 'weigh runs'],
    ];
    const all = await Promise.all(wrong.map(([args]) => weigh(args)));
    all.forEach(({ status, stderr }, i) => {
      expect(stderr, wrong[i]![0].join(' ')).toContain(wrong[i]![1]);
      expect(stderr).not.toContain('should not happen');
      expect(status, wrong[i]![0].join(' ')).toBe(2);
    });
  });

  test('models test and a dry run', async () => {
    const [tested, gone, dry] = await Promise.all([
      weigh(['models', 'test', model]),
      weigh(['models', 'test', 'http://127.0.0.1:1/v1#gone']),
      weigh(['eval', folder, '--model', model, '--dry-run']),
    ]);
    expect(tested).toMatchObject({ status: 0, stdout: expect.stringContaining('works') });
    expect(gone).toMatchObject({ status: 1, stdout: expect.stringContaining('connection') });
    expect(dry).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing was sent') });
  });
});
