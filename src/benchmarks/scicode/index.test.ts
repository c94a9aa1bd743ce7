import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { scriptedEndpoint } from '../../../test/benchmarks/scripted-endpoint.ts';
import { bubblewrap, needs, shared, sharedPath, systemPythonModule } from '../../../test/needs.ts';
import { evaluate } from '../../engine/evaluate.ts';
import { scoreRun } from '../../engine/score-run.ts';
import type { Message } from '../../providers/request.ts';
import { hostilePrograms } from '../../scorers/code/fixtures/hostile-programs.ts';
import { openStore, type SampleDetail } from '../../store/index.ts';
import { readRecords } from '../data/read-records.ts';
import { loadBenchmark } from '../load.ts';

const step = (number: string, name: string, cases: string[]) => ({
  step_number: number,
  step_description_prompt: `Write ${name}.`,
  step_background: `Notes on ${name}.`,
  function_header: `def ${name}(x):\n    '''${name} of x'''`,
  return_line: '    return y',
  test_cases: cases,
});

/** Our own problems in the published format; 13.6 is one of the steps that the benchmark gives. */
const problems = [
  {
    problem_id: '1',
    problem_name: 'powers',
    required_dependencies: 'import numpy as np\n',
    sub_steps: [
      step('1.1', 'square', ['assert np.allclose(square(np.array([1, 2])), target)']),
      step('1.2', 'fourth', [
        'assert fourth(2) == target',
        'from scicode.compare.cmp import cmp_tuple_or_list\nassert cmp_tuple_or_list((fourth(1), 2), target)',
      ]),
    ],
  },
  {
    problem_id: '13',
    problem_name: 'given',
    required_dependencies: 'import numpy as np\n',
    sub_steps: [step('13.6', 'half', []), step('13.7', 'quarter', ['assert quarter(8) == target'])],
  },
];
/** A numpy array of two int64, as `scripts/scicode-targets.ts` writes it. */
const array = {
  a: ['<i8', [2], Buffer.from([1, ...Array(7).fill(0), 4, ...Array(7).fill(0)]).toString('base64')],
};
const files = {
  'scicode/problems_test.json': JSON.stringify(problems),
  'scicode/targets.jsonl': [
    { step_number: '1.1', targets: [array] },
    { step_number: '1.2', targets: [16, { t: [1, 2] }] },
    { step_number: '13.7', targets: [2] },
  ],
  'scicode/given/13.6.txt': 'def half(x):\n    return x / 2\n',
  'scicode/given/62.1.txt': 'class Block: pass\n',
  'scicode/given/76.3.txt': 'pass\n',
};

const right: Record<string, string> = {
  square: 'import numpy as np\ndef square(x):\n    return x * x',
  fourth: 'def fourth(x):\n    return square(square(x))',
  quarter: 'def quarter(x):\n    return half(half(x))',
};
const block = (body: string) => `So:\n\`\`\`python\n${body}\n\`\`\``;
const textOf = (request: unknown) => (request as readonly Message[]).at(-1)!.content;
const nameOf = (request: unknown) => /NEXT STEP.*?def (\w+)/s.exec(textOf(request))![1]!;

for (const id of ['scicode', 'scicode-glm', 'scicode-aa']) {
  benchmarkContract({
    id,
    files,
    items: 2,
    about: (request, items) => items[nameOf(request) === 'quarter' ? 1 : 0]!,
    gold: (_, request) => block(right[nameOf(request)]!),
    wrong: (_, request) => block(`def ${nameOf(request)}(x):\n    return 7`),
    malformed: ' ',
    hostile: Object.values(hostilePrograms).slice(0, 4).map(block),
    modules: ['numpy'],
  });
}

/** Runs the hand-made problems on a script, and keeps what was asked. */
async function run(id: string, reply: (name: string) => string) {
  const folder = dataFolder(files);
  const { benchmark } = await loadBenchmark(id, { dataDir: folder.path });
  folder.remove();
  const asked = new Map<string, string>();
  const endpoint = scriptedEndpoint((request) => {
    asked.set(nameOf(request), textOf(request));
    return reply(nameOf(request));
  });
  const store = await openStore(':memory:');
  const model = { endpoint, address: 'scripted', price: null };
  const [end] = await evaluate([{ benchmark, model, settings: { epochs: 1 } }], {
    store,
    cache: 'none',
  });
  const samples: SampleDetail[] = [];
  for await (const some of store.samples(end!.run)) samples.push(...some);
  const { score } = await scoreRun(store, end!.run);
  await store.close();
  const scores = new Map(samples.map(({ response, scores: [score] }) => [response.item, score!]));
  return { asked, scores, score };
}

describe('scicode', { timeout: 120_000 }, () => {
  const all = [bubblewrap(), systemPythonModule('numpy')];

  test('carries the own code of a step along, without its imports', async (context) => {
    needs(context, ...all);
    const { asked, scores } = await run('scicode', (name) => block(right[name]!));
    expect([...scores.values()].map(({ value }) => value)).toEqual([1, 1]);
    const fourth = asked.get('fourth')!;
    expect(fourth).toContain('return x * x');
    expect(fourth.match(/import numpy/g)).toHaveLength(1);
    expect(fourth).not.toContain('Notes on');
    expect(fourth).not.toContain('assert');
    expect(asked.has('half')).toBe(false);
    expect(asked.get('quarter')).toContain('return x / 2');
    const { asked: withNotes } = await run('scicode-glm', (name) => block(right[name]!));
    expect(withNotes.get('fourth')).toContain('Notes on square.');
    expect(withNotes.get('fourth')).toContain('Notes on fourth.');
  });

  test('judges each step with the code of those before, and says how many passed', async (context) => {
    needs(context, ...all);
    const wrongFirst = (name: string) =>
      block(name === 'square' ? 'def square(x): return x * x + 1' : right[name]!);
    const { scores } = await run('scicode', wrongFirst);
    expect(scores.get('1')).toMatchObject({
      outcome: 'incorrect',
      value: 0,
      detail: { passed: 0, steps: 2, verdicts: { '1.1': 'fails', '1.2': 'fails' } },
    });
    const aware = (name: string) =>
      name === 'square' ? 'I do not know.\n```' : block('def fourth(x): return x ** 4');
    const second = await run('scicode', (name) => (name === 'quarter' ? '' : aware(name)));
    expect(second.scores.get('1')).toMatchObject({ outcome: 'partial', value: 0.5 });
    expect(second.scores.get('13')).toMatchObject({ outcome: 'unparsed', value: 0 });
    // One of three steps, where the mean over the two problems would be a quarter.
    expect(second.score).toBeCloseTo(1 / 3, 12);
  });

  test('refuses a step without its expected values', async () => {
    const folder = dataFolder({
      ...files,
      'scicode/targets.jsonl': [{ step_number: '1.1', targets: [] }],
    });
    await expect(loadBenchmark('scicode', { dataDir: folder.path })).rejects.toMatchObject({
      code: 'data-malformed',
      message: expect.stringContaining('the 1 expected values of step 1.1'),
    });
    folder.remove();
  });

  test('says how the expected values are had', async () => {
    const folder = dataFolder({
      'scicode/problems_test.json': files['scicode/problems_test.json'],
    });
    await expect(loadBenchmark('scicode', { dataDir: folder.path })).rejects.toMatchObject({
      code: 'data-missing',
    });
    folder.remove();
  });

  test('reads the real problem that is here', async (context) => {
    needs(context, shared('benchmarks/scicode/first_problem.jsonl.gz'));
    const bytes = gunzipSync(readFileSync(sharedPath('benchmarks/scicode/first_problem.jsonl.gz')));
    const [real] = await readRecords('a.jsonl', bytes);
    const { sub_steps } = real!.value as (typeof problems)[number];
    const folder = dataFolder({
      ...files,
      'scicode/problems_test.json': JSON.stringify([real!.value]),
      'scicode/targets.jsonl': sub_steps.map(({ step_number, test_cases }) => ({
        step_number,
        targets: test_cases.map(() => 0),
      })),
    });
    const { benchmark } = await loadBenchmark('scicode-glm', { dataDir: folder.path });
    folder.remove();
    expect(benchmark.items.map(({ id }) => id)).toEqual(['77']);
    expect((benchmark.items[0]!.target as { steps: unknown[] }).steps).toHaveLength(12);
    for (const { scorer } of benchmark.scorers) {
      expect(() => scorer.check(benchmark.items[0]!.target)).not.toThrow();
    }
  });
});
