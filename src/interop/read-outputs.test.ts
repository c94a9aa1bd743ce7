import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readOutputs } from './read-outputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-outputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, lines: readonly (object | string)[]): string {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const path = join(folder, name);
  const bytes = Buffer.from(text.join('\n'));
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(bytes) : bytes);
  return path;
}

describe('reading outputs', () => {
  test('takes reasoning out, numbers lines, and keeps what else is said', async () => {
    const path = file('good.jsonl.gz', [
      { id: 'a', output: '<think>18</think>19', target: '19' },
      '',
      { output: 'cut off', target: '19', finish: 'length' },
      {
        target: { answer: 0, choices: ['x', 'y'] },
        loglikelihoods: [-1, { logprob: -2, tokens: 3 }],
      },
      { output: '', target: [], tool_calls: [{ name: 'f', arguments: { x: 1 } }] },
    ]);
    const [a, b, c, d] = await readOutputs(path);
    expect(a).toMatchObject({ id: 'a', line: 1, answer: { text: '19', reasoning: '18' } });
    expect(b).toMatchObject({ id: '3', line: 3, answer: { finish: 'length' } });
    expect(c!.answer.loglikelihoods).toMatchObject([{ logprob: -1, tokens: 1 }, { tokens: 3 }]);
    expect(d!.answer.tool_calls).toEqual([{ id: '', name: 'f', arguments: '{"x":1}' }]);
  });

  test('names every bad line and reads none', async () => {
    const path = file('bad.jsonl', [
      { output: 'x', target: 1 },
      { output: 'x' },
      'not json',
      { target: 1 },
      { output: 'x', target: 1, otput: 'y' },
      { id: '1', output: 'x', target: 1 },
    ]);
    await expect(readOutputs(path)).rejects.toMatchObject({
      name: 'InputError',
      line: 2,
      message: 'is no output: target is missing; so have lines 3, 4, 5, 6 a problem',
    });
  });

  test.each([
    ['empty.jsonl', [], /holds no output/],
    ['number.jsonl', ['5'], /is no output/],
    ['list.jsonl', [{ output: ['x'], target: 1 }], /output invalid input/],
  ])('%s', async (name, lines, message) => {
    await expect(readOutputs(file(name, lines))).rejects.toThrow(message);
  });

  test('says when a file is not what its name says', async () => {
    const path = join(folder, 'plain.jsonl.gz');
    writeFileSync(path, '{}');
    await expect(readOutputs(path)).rejects.toThrow(/not a gzip file/);
  });
});
