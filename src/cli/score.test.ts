import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../interop/input-error.ts';
import { answerOf } from '../scorers/answer.ts';
import { loadScorer } from '../scorers/catalogue.ts';
import type { Scorer } from '../scorers/scorer.ts';
import { reportScore } from './reports/score.ts';
import { reportScorers } from './reports/scorers.ts';
import { scoreOutputs } from './score-outputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, rows: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
}

describe('weigh score', () => {
  test('scores a file, heavy scorers in workers too', async () => {
    const path = file('math.jsonl', [
      { id: 'a', output: '\\boxed{0.5}', target: '\\frac{1}{2}' },
      { id: 'b', output: '\\boxed{2}', target: '\\frac{1}{2}' },
      { id: 'c', output: 'I ran out of', target: '\\frac{1}{2}', finish: 'length' },
    ]);
    const { report, errors } = await reportScore({ scorer: 'math', in: path });
    expect(errors).toBe(0);
    expect(report.data).toMatchObject({
      scorer: 'math@2',
      mean: 1 / 3,
      scored: 3,
      outcomes: { correct: 1, incorrect: 1, truncated: 1 },
      rows: [
        { id: 'a', value: 1 },
        { id: 'b', value: 0 },
        { id: 'c', value: 0 },
      ],
    });
  });

  test('refuses targets that the scorer cannot judge by, with their lines', async () => {
    const path = file('targets.jsonl', [
      { output: 'A', target: 'A' },
      { output: 'A', target: 'a' },
      { output: 'A', target: 7 },
    ]);
    const failure = reportScore({ scorer: 'choice-gpqa', in: path });
    await expect(failure).rejects.toThrow(InputError);
    await expect(failure).rejects.toMatchObject({
      line: 2,
      message: expect.stringMatching(/capital letter from A to D; it is "a"; so have lines 3/),
    });
  });

  test('asks for a judge where one is needed, and for none elsewhere', async () => {
    const path = file('judge.jsonl', [{ output: 'A', target: { question: 'q', answer: 'a' } }]);
    const needed = reportScore({ scorer: 'judge-hle', in: path });
    await expect(needed).rejects.toMatchObject({ name: 'UsageError' });
    const unwanted = reportScore({ scorer: 'exact', in: path, judge: 'openai/x' });
    await expect(unwanted).rejects.toMatchObject({ name: 'UsageError' });
  });

  test('counts what could not be judged neither way', async () => {
    const exact = (await loadScorer('exact')) as Scorer;
    const broken: Scorer = {
      ...exact,
      score: (answer, target, context) => {
        if (answer.text === 'boom') throw new Error('no sandbox');
        return exact.score(answer, target, context);
      },
    };
    const outputs = ['x', 'boom', 'y'].map((output, i) => ({
      id: output,
      line: i + 1,
      target: 'x',
      answer: answerOf(output),
    }));
    const counts: number[] = [];
    const scored = await scoreOutputs(broken, outputs, {}, (count) => counts.push(count));
    expect(scored.map(({ id, outcome, value }) => [id, outcome, value])).toEqual([
      ['x', 'correct', 1],
      ['boom', 'error', null],
      ['y', 'incorrect', 0],
    ]);
    expect(counts).toEqual([1, 2, 3]);
  });
});

test('weigh scorers lists all with what they need, or one', async () => {
  const { data } = await reportScorers('judge-hle');
  expect(data).toMatchObject({ scorers: [{ id: 'judge-hle', needs: ['judge'] }] });
  await expect(reportScorers('nothing')).rejects.toMatchObject({ name: 'ScorerError' });
});
