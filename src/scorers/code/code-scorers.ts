import { type ZodType, z } from 'zod';
import type { Sandbox } from '../../sandbox/index.ts';
import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import type { Judgement, Scorer } from '../scorer.ts';
import { completionOf, extractCode } from './extract-code.ts';
import type { CodeVerdict } from './judge-code.ts';
import {
  extractLiveCodeBench,
  extractLiveCodeBenchGlm,
  type LiveCodeBenchCases,
  runLiveCodeBench,
} from './live-code-bench.ts';
import { openShared } from './open-shared.ts';
import { unpackCases } from './private-cases.ts';
import { runEvalPlus, runHumanEval } from './run-tests.ts';
import { extractSciCode, runSciCode } from './scicode.ts';

const name = z.string().regex(/^[A-Za-z_]\w*$/);
const tested = z.object({ prompt: z.string(), entry_point: name, test: z.string().min(1) });
const script = z.object({ test: z.string().min(1), entry_point: name.optional() });
const cases = z
  .object({
    inputs: z.array(z.string()),
    outputs: z.array(z.string()),
    fn_name: name.nullable(),
    /** Further cases as they are published: they are unpacked when a program is run. */
    private_test_cases: z.string().min(1).optional(),
  })
  .refine(
    ({ inputs, outputs, private_test_cases }) =>
      inputs.length === outputs.length && (inputs.length > 0 || private_test_cases !== undefined),
  );
const step = z
  .object({
    dependencies: z.string(),
    previous_code: z.string(),
    test_cases: z.array(z.string()).min(1),
    targets: z.array(z.unknown()),
  })
  .refine(({ test_cases, targets }) => test_cases.length === targets.length);

const wantedCases =
  '{"inputs": [...], "outputs": [...], "fn_name": a name or null}, as many outputs as inputs, perhaps with "private_test_cases" as published';

/** All cases, the public ones first, as LiveCodeBench runs them. */
function allCases(target: z.infer<typeof cases>): LiveCodeBenchCases {
  const { inputs, outputs, fn_name, private_test_cases } = target;
  const more = private_test_cases === undefined ? [] : unpackCases(private_test_cases);
  return {
    inputs: [...inputs, ...more.map(({ input }) => input)],
    outputs: [...outputs, ...more.map(({ output }) => output)],
    fn_name,
  };
}

/** Seconds that the GLM-4.5 harness gives all cases of a problem together. */
const glmSeconds = 30;

/** Scorers that run what the model wrote, in the sandbox. */
export const codeScorers = {
  humaneval: codeScorer({
    id: 'humaneval',
    summary: 'Runs a function against the assertions of HumanEval, as openai/human-eval does',
    target: tested,
    wanted: '{"prompt", "entry_point", "test"} of HumanEval',
    extract: (text) => extractCode(text),
    run: async (sandbox, target, code, signal) =>
      await runHumanEval(sandbox, target, completionOf(code, target.entry_point), { signal }),
  }),
  'humaneval-plus': codeScorer({
    id: 'humaneval-plus',
    summary: "Runs a function against HumanEval+'s test script; needs numpy",
    target: tested,
    wanted: '{"prompt", "entry_point", "test"} of HumanEval+ (the file OriginFmt)',
    extract: (text) => extractCode(text),
    run: async (sandbox, target, code, signal) => {
      const solution = target.prompt + completionOf(code, target.entry_point);
      return await runEvalPlus(sandbox, target, solution, { signal });
    },
  }),
  'mbpp-plus': codeScorer({
    id: 'mbpp-plus',
    summary: "Runs a function against MBPP+'s test script; needs numpy",
    target: script,
    wanted: '{"test"} of MBPP+ (the file OriginFmt), perhaps with "entry_point"',
    extract: (text) => extractCode(text),
    run: async (sandbox, { test, entry_point }, code, signal) =>
      await runEvalPlus(sandbox, { prompt: '', test, entry_point }, code, { signal }),
  }),
  livecodebench: codeScorer({
    id: 'livecodebench',
    summary: 'Runs a program or function against the cases of LiveCodeBench, by its own rules',
    target: cases,
    wanted: wantedCases,
    extract: (text) => extractLiveCodeBench(text) || null,
    run: async (sandbox, target, code, signal) =>
      await runLiveCodeBench(sandbox, allCases(target), code, { signal }),
  }),
  'livecodebench-glm': codeScorer({
    id: 'livecodebench-glm',
    summary: 'LiveCodeBench as the GLM-4.5 harness runs it: last block, 30 seconds for all cases',
    target: cases,
    wanted: wantedCases,
    extract: (text) => extractLiveCodeBenchGlm(text) || null,
    run: async (sandbox, target, code, signal) =>
      await runLiveCodeBench(sandbox, allCases(target), code, {
        seconds: glmSeconds,
        totalSeconds: glmSeconds,
        signal,
      }),
  }),
  scicode: codeScorer({
    id: 'scicode',
    summary: 'Runs one step of SciCode against its cases; needs numpy, scipy and sympy',
    target: step,
    wanted: '{"dependencies", "previous_code", "test_cases", "targets"}, a target for each case',
    extract: (text) => extractSciCode(text).trim() || null,
    run: async (sandbox, target, code, signal) =>
      await runSciCode(sandbox, target, code, { signal }),
  }),
};

function codeScorer<Target>(of: {
  id: string;
  summary: string;
  target: ZodType<Target>;
  wanted: string;
  extract: (text: string) => string | null;
  run: (
    sandbox: Sandbox,
    target: Target,
    code: string,
    signal: AbortSignal | undefined,
  ) => Promise<CodeVerdict>;
}): Scorer<Target> {
  return {
    id: of.id,
    version: '1',
    summary: of.summary,
    needs: ['sandbox'],
    // The sandbox has limits of its own, and its programs run beside this process.
    heavy: false,
    check: (target: unknown): asserts target is Target => {
      if (!of.target.safeParse(target).success) throw badTarget(of.id, of.wanted, target);
    },
    score: async (answer, target, { sandbox, signal }): Promise<Judgement> => {
      const code = answer.reasoning_unclosed ? null : of.extract(answer.text);
      if (code === null) return withoutAnswer(answer);
      const place = sandbox ?? (await openShared());
      const { passed, verdict, why, results } = await of.run(place, target, code, signal);
      return settle(answer, code, passed, { explanation: why, detail: { verdict, results } });
    },
  };
}
