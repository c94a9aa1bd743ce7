import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Need, needs } from '../../../test/needs.ts';
import { answerOf } from '../answer.ts';
import { mathVerify } from './math-verify.ts';
import { PythonGrader } from './python-grader.ts';

const python = process.env.WEIGH_PYTHON ?? 'python3';

function installed(): Need {
  const { status } = spawnSync(python, ['-I', '-c', 'import math_verify']);
  return {
    missing:
      status === 0
        ? undefined
        : 'no math-verify in Python (pip install math-verify==0.8.0, or set WEIGH_PYTHON)',
  };
}

describe('Math-Verify itself', () => {
  it('judges in one process, in turn', async (context) => {
    needs(context, installed());
    const answers = ['$\\boxed{0.5}$', '\\boxed{2}', 'no idea'];
    const found = await Promise.all(
      answers.map((text) => mathVerify.score(answerOf(text), '\\frac{1}{2}', {})),
    );
    expect(found.map(({ outcome }) => outcome)).toEqual(['correct', 'incorrect', 'unparsed']);
    expect(found[0]!.detail).toMatchObject({ 'math-verify': expect.stringMatching(/^\d/) });
  });
});

describe('a Python grader', () => {
  it('says what to do when Python lacks it', async () => {
    const grader = new PythonGrader('import nothing_of_that_name', 'nothing', 'install it');
    await expect(grader.ask({})).rejects.toThrow(
      expect.objectContaining({
        code: 'unavailable',
        message: expect.stringMatching(/install it/),
      }),
    );
  });

  it('fails every question that waits when the process ends, and starts again', async (context) => {
    const there = spawnSync(python, ['--version']).status === 0;
    needs(context, { missing: there ? undefined : 'no python3' });
    const program = `
import json, sys
print(json.dumps({"version": "1"}), flush=True)
for line in sys.stdin:
    if json.loads(line) == "die": sys.exit(3)
    print(json.dumps({"heard": json.loads(line)}), flush=True)
`;
    const grader = new PythonGrader(program, 'parrot', 'none');
    expect(await grader.ask('a')).toEqual({ version: '1', reply: { heard: 'a' } });
    await expect(grader.ask('die')).rejects.toThrow('parrot');
    expect((await grader.ask('b')).reply).toEqual({ heard: 'b' });
    await grader.close();
  });
});
