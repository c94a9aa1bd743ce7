import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bubblewrap, needs, systemPythonModule } from '../../../test/needs.ts';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { answerOf } from '../answer.ts';
import { loadScorer } from '../catalogue.ts';
import { ScorerError } from '../error.ts';
import type { Judgement } from '../scorer.ts';
import type { codeScorers } from './code-scorers.ts';
import { hostilePrograms } from './fixtures/hostile-programs.ts';
import { judgeCode } from './judge-code.ts';
import { runLiveCodeBench } from './live-code-bench.ts';
import { runEvalPlus, runHumanEval } from './run-tests.ts';
import { compareSciCode, runSciCode } from './scicode.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  if (bubblewrap().missing === undefined) sandbox = await openSandbox({ lanes: 2 });
});
beforeEach((context) => needs(context, bubblewrap()));
afterAll(async () => await sandbox?.close());

const doubled = {
  prompt: 'from typing import List\n\n\ndef double(x: int) -> int:\n    """ Twice x. """\n',
  entry_point: 'double',
  test: `expected = [0, 2, -6]
def check(candidate):
    for given, right in zip([0, 1, -3], expected):
        assert candidate(given) == right
        assert abs(candidate(given) - right) < 1e-6`,
};

describe('a hostile program', () => {
  it('is not needed to pass', async () => {
    const right = 'def double(x): return 2 * x';
    expect(await runEvalPlus(sandbox, doubled, right)).toMatchObject({ verdict: 'passes' });
    const cases = { inputs: ['1', '4'], outputs: ['2', '8'], fn_name: 'double' };
    expect(await runLiveCodeBench(sandbox, cases, right)).toMatchObject({ verdict: 'passes' });
  });

  it.each(Object.entries(hostilePrograms))('that %s does not pass', async (_, program) => {
    const fast = { seconds: 1 };
    expect((await runEvalPlus(sandbox, doubled, program, fast)).passed).toBe(false);
    const cases = { inputs: ['1', '4'], outputs: ['2', '8'], fn_name: 'double' };
    const verdict = await runLiveCodeBench(sandbox, cases, program, { ...fast, totalSeconds: 2 });
    expect(verdict.passed).toBe(false);
  });

  it('that stops its grader waits for the clock of the sandbox, and does not pass', async () => {
    const code =
      'import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)\ndef double(x): return 2 * x';
    const verdict = await judgeCode(
      sandbox,
      { code, kind: 'function', name: 'double', module: 'tmp_sol' },
      { kind: 'cases', inputs: ['1'], outputs: ['2'], name: 'double', seconds: 1 },
      { totalSeconds: 1, limits: { wallSeconds: 3 } },
    );
    expect(verdict).toMatchObject({ passed: false, verdict: 'time' });
  });

  it('leaves the next one a clean place', async () => {
    const program = hostilePrograms['replaces the grader']!;
    await runEvalPlus(sandbox, doubled, program);
    const right = await runEvalPlus(sandbox, doubled, 'def double(x): return 2 * x');
    expect(right.passed).toBe(true);
  });
});

describe('values on their way', () => {
  const returned = async (expression: string, test: string) => {
    const verdict = await runEvalPlus(
      sandbox,
      { prompt: '', test: `import math\nvalue = make()\nassert ${test}, repr(value)` },
      `def make(): return ${expression}`,
    );
    return verdict.why ?? 'equal';
  };

  it.each([
    ['[1, 2.5, "ä\\ud800", None, True]', 'value == [1, 2.5, "ä\\ud800", None, True]'],
    ['(1, (2,), [])', 'value == (1, (2,), []) and type(value) is tuple'],
    ['{1: {2}, (3, 4): frozenset([5])}', 'value == {1: {2}, (3, 4): frozenset([5])}'],
    ['1.0', 'type(value) is float'],
    ['True', 'value is True'],
    ['-10 ** 5000', 'value == -10 ** 5000'],
    ['[10 ** 30, -(1 << 63)]', 'value == [10 ** 30, -(1 << 63)]'],
    ['[float("inf"), float("-inf")]', 'value == [math.inf, -math.inf]'],
    ['float("nan")', 'math.isnan(value)'],
    ['3 + 4j', 'value == 3 + 4j'],
    ['b"\\x00\\xff"', 'value == b"\\x00\\xff"'],
    ['range(3)', 'value == range(3)'],
    ['__import__("decimal").Decimal("0.10")', 'str(value) == "0.10"'],
    ['__import__("fractions").Fraction(1, 3)', 'value * 3 == 1'],
    ['__import__("collections").Counter("aab")', 'value.most_common(1) == [("a", 2)]'],
    ['__import__("collections").deque([1], 3)', 'value.maxlen == 3'],
    ['(i * i for i in range(1000))', 'list(value) == [i * i for i in range(1000)]'],
    ['__import__("itertools").count()', '[next(value) for _ in range(3)] == [0, 1, 2]'],
    ['(lambda x: x + 1)', 'value(2) == 3'],
    ['__import__("re").match("a", "ab")', 'value is not None and value.group(0) == "a"'],
    ['type("Point", (), {"x": 1})()', 'value.x == 1 and value != 1'],
  ])('%s arrives', async (expression, test) => {
    expect(await returned(expression, test)).toBe('equal');
  });

  it.each([
    ['numpy.array([[1, 2], [3, 4]])', 'value.shape == (2, 2) and value.sum() == 10'],
    ['numpy.float32(0.5)', 'value == 0.5 and value.dtype == "float32"'],
    ['numpy.array(["a", None], dtype=object)', 'value.tolist() == ["a", None]'],
  ])('%s arrives, where numpy is', async (expression, test) => {
    if (systemPythonModule('numpy').missing !== undefined) return;
    const made = expression.replaceAll('numpy', '__import__("numpy")');
    expect(await returned(made, test)).toBe('equal');
  });

  it('go the other way too, functions included', async () => {
    const test = 'assert apply(lambda x: x + 1, (1, [2])) == [2, [2]]';
    const code = 'def apply(f, pair): return [f(pair[0]), pair[1]]';
    expect(await runEvalPlus(sandbox, { prompt: '', test }, code)).toMatchObject({ passed: true });
  });

  it('bring exceptions by their names', async () => {
    const test = `try: fail()
except KeyError as error: assert "k" in str(error)
else: assert False`;
    const code = 'def fail(): raise KeyError("k")';
    expect(await runEvalPlus(sandbox, { prompt: '', test }, code)).toMatchObject({ passed: true });
  });
});

describe('HumanEval', () => {
  it.each([
    ['    return x + x\n', 'passes'],
    ['    return x\n', 'fails'],
    ['    return x +\n', 'fails'],
    ['    input()\n    return x + x\n', 'fails'],
    ['    exit()\n', 'fails'],
    ['    raise SyntaxError("the tests are at fault")\n', 'fails'],
    ['    import os, shutil\n    os.getcwd()\n    return x + x\n', 'fails'],
    ['    from shutil import rmtree\n    rmtree("x")\n    return x + x\n', 'fails'],
    ['    import inspect, random, tempfile\n    return x + x\n', 'passes'],
    ['    import time\n    time.sleep(60)\n', 'time'],
  ])('%j %s', async (completion, verdict) => {
    expect(await runHumanEval(sandbox, doubled, completion)).toMatchObject({ verdict });
  });

  it('lets the tests use what only the solution defines', async () => {
    const test = 'def check(candidate):\n    assert helper2(candidate(1)) == 3 and größe == 4';
    const solution = '    return 2 * x\ndef helper2(x): return x + 1\ngröße = 4\n';
    expect(await runHumanEval(sandbox, { ...doubled, test }, solution)).toMatchObject({
      why: null,
      passed: true,
    });
  });

  it('says that the tests are at fault where they are', async () => {
    for (const test of ['def check(', 'import no_such_module\ndef check(candidate): pass']) {
      await expect(
        runHumanEval(sandbox, { ...doubled, test }, '    return x + x\n'),
      ).rejects.toThrow(ScorerError);
    }
  });
});

describe('LiveCodeBench', () => {
  const echo = { inputs: ['3 4\n', '5 6\n'], outputs: ['7', '11'], fn_name: null };
  it.each([
    ['a, b = map(int, input().split())\nprint(a + b)', [true, true]],
    ['import sys\nprint(sum(map(int, sys.stdin.read().split())))', [true, true]],
    ['from sys import stdin\nprint(sum(map(int, stdin.readline().split())))', [true, true]],
    ['print(7.0)', [true, -2]],
    ['for line in __import__("sys").stdin: print(7)', [-4]],
    ['raise ValueError', [-4]],
    ['def', [-4]],
  ])('%j', async (code, results) => {
    expect((await runLiveCodeBench(sandbox, echo, code)).results).toEqual(results);
  });

  it('runs a main guard, and ends a loop', async () => {
    const main =
      'def main():\n    print(sum(map(int, input().split())))\nif __name__ == "__main__":\n    main()';
    expect((await runLiveCodeBench(sandbox, echo, main)).passed).toBe(true);
    const loop = await runLiveCodeBench(sandbox, echo, 'while True: pass', { seconds: 1 });
    expect(loop.results).toEqual([-3]);
  });
});

describe('SciCode', () => {
  beforeEach((context) => needs(context, systemPythonModule('numpy')));
  const step = {
    dependencies: 'import numpy as np',
    previous_code: 'class Grid:\n    def __init__(self, n): self.n = n',
    test_cases: [
      'x = np.linspace(0, 1, 3)\nassert np.allclose(scale(x, Grid(2)), target)',
      'from scicode.compare.cmp import cmp_tuple_or_list\nassert cmp_tuple_or_list(pair(3.0), target)',
    ],
    targets: [[0, 1, 2], { t: [3, [1, 2]] }],
  };
  const right =
    'def scale(x, grid):\n    return grid.n * x\ndef pair(a):\n    return a, np.array([1.0, 2.0])';

  it('passes what is right and no more', async () => {
    expect(await runSciCode(sandbox, step, right)).toMatchObject({ why: null, passed: true });
    const wrong = right.replace('grid.n * x', 'x');
    expect(await runSciCode(sandbox, step, wrong)).toMatchObject({ verdict: 'fails' });
    const early = `${right}\nimport sys\nsys.exit(0)`;
    expect((await runSciCode(sandbox, step, early)).passed).toBe(false);
  });

  it('compares as the reference does', async () => {
    const pairs = [
      [
        { a: 1, b: [1, 2] },
        { b: [1, 2.0000001], a: 1 },
      ],
      [{ a: 1 }, { b: 1 }],
      [{ a: ['x'] }, { a: ['x'] }],
    ] as const;
    expect(await compareSciCode(sandbox, 'are_dicts_close', pairs)).toEqual([
      true,
      false,
      { raises: expect.stringMatching(/Error$/) },
    ]);
  });
});

describe('the scorers', () => {
  const cases = { inputs: ['1'], outputs: ['2'], fn_name: 'double' };
  const script = 'inputs = [[1]]\nfor inp in inputs:\n    assert double(*inp) == 2\n';
  const examples: Record<keyof typeof codeScorers, { target: object; right: string }> = {
    humaneval: { target: doubled, right: '```python\ndef double(x):\n    return 2 * x\n```' },
    'humaneval-plus': { target: doubled, right: 'Here:\n```python\n    return 2 * x\n```' },
    'mbpp-plus': { target: { test: script }, right: '```\ndef double(x): return 2 * x\n```' },
    livecodebench: { target: cases, right: '```python\ndef double(x): return 2 * x\n```' },
    'livecodebench-glm': { target: cases, right: '```python\ndef double(x):\n\treturn 2 * x\n```' },
    scicode: {
      target: {
        dependencies: 'import numpy as np',
        previous_code: '',
        test_cases: ['assert double(1) == target'],
        targets: [2],
      },
      right: '```python\nimport numpy as np\ndef double(x):\n    return 2 * x\n```',
    },
  };

  it.each(Object.entries(examples))('%s', async (id, { target, right }) => {
    if (id === 'scicode' && systemPythonModule('numpy').missing !== undefined) return;
    const scorer = await loadScorer(id);
    expect(scorer).toMatchObject({ id, needs: ['sandbox'] });
    expect(() => scorer.check(target)).not.toThrow();
    for (const bad of [null, {}, '', { ...target, test: 1, outputs: [], targets: [] }]) {
      expect(() => scorer.check(bad)).toThrow(ScorerError);
    }
    const score = async (text: string): Promise<Judgement> =>
      await scorer.score(answerOf(text), target, { sandbox });
    expect(await score(right)).toMatchObject({ outcome: 'correct', value: 1, explanation: null });
    const wrong = await score(right.replace('2 * x', '3 * x'));
    expect(wrong).toMatchObject({ outcome: 'incorrect', value: 0 });
    expect(wrong.explanation).not.toBeNull();
    expect(await score('')).toMatchObject({ outcome: 'unparsed', value: 0, answer: null });
    expect(await score('<think>```python\n1\n```')).toMatchObject({ outcome: 'truncated' });
  });
});
