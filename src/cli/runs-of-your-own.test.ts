import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-runs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function weigh(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repositoryRoot, 'bin', 'weigh.cjs'), ...parameters],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
}

function file(name: string, lines: object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  return path;
}

const items = Array.from({ length: 60 }, (_, i) => `q${i}`);
const good = file(
  'good.jsonl',
  items.map((item, i) => ({ item, score: i % 5 === 0 ? 0 : 1 })),
);
const bad = file(
  'bad.jsonl',
  items.map((item, i) => ({ item, score: i % 2 })),
);

describe('interval, paired and power', () => {
  test('interval prints the score with its interval, and the same as JSON', () => {
    const { stdout } = weigh('interval', good);
    expect(stdout).toMatch(/80\.00 %, 95 % interval 68\.\d\d to 88\.\d\d, on 60 items \(wilson\)/);
    expect(JSON.parse(weigh('interval', good, '--json').stdout)).toMatchObject({
      estimate: 0.8,
      n: 60,
    });
  });

  test('paired tells who leads, and swapping the files turns the sign', () => {
    expect(weigh('paired', good, bad).stdout).toMatch(
      /good\.jsonl leads bad\.jsonl by 30\.00 ± \d+\.\d\d points on 60 shared items/,
    );
    const there = JSON.parse(weigh('paired', good, bad, '--json').stdout);
    const back = JSON.parse(weigh('paired', bad, good, '--json').stdout);
    expect(back.estimate).toBeCloseTo(-there.estimate, 12);
    expect(back.pValue).toBe(there.pValue);
  });

  test('paired refuses different items unless asked for the shared ones', () => {
    const fewer = file(
      'fewer.jsonl',
      items.slice(0, 30).map((item) => ({ item, score: 1 })),
    );
    const refused = weigh('paired', good, fewer);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/hold different items.*--overlap/s);
    expect(weigh('paired', good, fewer, '--overlap').stdout).toMatch(/on 30 shared items/);
  });

  test('a broken file is named with line and remedy', () => {
    const broken = file('broken.jsonl', [
      { item: 'a', score: 1 },
      { item: 'b', score: 71 },
    ]);
    const { status, stderr } = weigh('interval', broken);
    expect(status).toBe(1);
    expect(stderr).toMatch(/broken\.jsonl:2 has the score 71\n {2}a score is a number from 0 to 1/);
    expect(weigh('interval', join(folder, 'absent.jsonl')).stderr).toMatch(
      /no such file or folder/,
    );
  });

  test('power says how many items a difference needs', () => {
    // z = 1.959964 + 0.841621; n = z^2 2 p (1 - p) (1 - r) / delta^2, with p = .7 and r = .5
    expect(JSON.parse(weigh('power', '--delta', '3', '--json').stdout).needed_items).toBe(1832);
    expect(weigh('power', '--delta', '3', '--items', '500').stdout).toMatch(
      /found with a chance of 31 %/,
    );
    expect(weigh('power').status).toBe(2);
    expect(weigh('power', '--delta', 'three').stderr).toMatch(/--delta is a number from 0 to 100/);
  });

  test('sensitivity says what would flip the order', () => {
    const { stdout, status } = weigh(
      'sensitivity',
      '--suite',
      'glm-12',
      'glm-4.5',
      'gemini-2.5-pro',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/This order flips if \d+\.\d+ % of the weight moves/);
    expect(weigh('sensitivity', '--suite', 'aa-v3').stderr).toMatch(/no weights to change/);
    expect(weigh('sensitivity', 'glm-4.5').status).toBe(2);
  });
});
