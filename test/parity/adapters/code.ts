import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { sharedSandbox } from '../../../src/sandbox/index.ts';
import type { CodeVerdict } from '../../../src/scorers/code/judge-code.ts';
import {
  extractLiveCodeBench,
  extractLiveCodeBenchGlm,
  type LiveCodeBenchCases,
  runLiveCodeBench,
} from '../../../src/scorers/code/live-code-bench.ts';
import { passAtK, passHatK } from '../../../src/scorers/code/pass-at-k.ts';
import { runEvalPlus, runHumanEval } from '../../../src/scorers/code/run-tests.ts';
import { compareSciCode, extractSciCode } from '../../../src/scorers/code/scicode.ts';
import { bubblewrap, type Need, shared, sharedPath, systemPythonModule } from '../../needs.ts';
import { type Adapter, type Adapters, type Case, textOf } from '../case.ts';

interface Problem {
  task_id: string | number;
  prompt: string;
  entry_point: string;
  test: string;
}

const files = {
  humaneval: 'benchmarks/humaneval/HumanEval.jsonl.gz',
  'humaneval-plus': 'benchmarks/humaneval-plus/HumanEvalPlus-OriginFmt.jsonl.gz',
  'mbpp-plus': 'benchmarks/mbpp-plus/MbppPlus-OriginFmt.jsonl.gz',
};

const read = new Map<string, Map<string, Problem>>();

function problem(file: keyof typeof files, given: Case): Problem {
  let problems = read.get(file);
  if (!problems) {
    const lines = gunzipSync(readFileSync(sharedPath(files[file])))
      .toString('utf8')
      .trim();
    const rows = lines.split('\n').map((line) => JSON.parse(line) as Problem);
    problems = new Map(rows.map((row) => [String(row.task_id), row]));
    read.set(file, problems);
  }
  const { task_id } = given.input as { task_id: string };
  return problems.get(task_id)!;
}

const numpy = [bubblewrap(), systemPythonModule('numpy')];

/** Programs wait for the machine: what is not there leaves a case out, with the reason. */
function running(needs: Need[], judge: (given: Case) => Promise<unknown>): Adapter {
  const missing = needs.map((need) => need.missing).find((reason) => reason !== undefined);
  return { judge, skip: () => missing, parallel: availableParallelism(), bound: 1 };
}

const passed = async (verdict: Promise<CodeVerdict>): Promise<boolean> => (await verdict).passed;

function counted(estimate: typeof passAtK): Adapter {
  return {
    judge: ({ input }) => {
      const { n, c, k } = input as { n: number; c: number; k: number };
      return estimate(n, c, k) ?? null;
    },
    same: (ours, theirs) => Math.abs((ours as number) - (theirs as number)) <= 1e-9,
    bound: 1,
  };
}

/** The reference's newer numpy names the error otherwise; that there is one decides. */
const comparison = (helper: Parameters<typeof compareSciCode>[1]): Adapter => ({
  ...running(numpy, async (given) => (await compare(helper, [given]))[0]),
  judgeAll: async (cases) => (cases.length === 0 ? [] : await compare(helper, cases)),
  same: (ours, theirs) =>
    typeof theirs === 'string'
      ? theirs.startsWith('raises ') && typeof ours === 'object'
      : ours === theirs,
});

async function compare(helper: Parameters<typeof compareSciCode>[1], cases: readonly Case[]) {
  const pairs = cases.map(({ input }) => {
    const { a, b } = input as { a: unknown; b: unknown };
    return [a, b] as const;
  });
  return await compareSciCode(await sharedSandbox(), helper, pairs);
}

export const codeAdapters: Adapters = {
  humaneval_exec: running([bubblewrap(), shared(files.humaneval)], async (given) => {
    const code = textOf(given, 'model_output');
    return await passed(runHumanEval(await sharedSandbox(), problem('humaneval', given), code));
  }),
  humaneval_plus_exec: running([...numpy, shared(files['humaneval-plus'])], async (given) => {
    const each = problem('humaneval-plus', given);
    const code = each.prompt + textOf(given, 'model_output');
    return await passed(runEvalPlus(await sharedSandbox(), each, code));
  }),
  mbpp_plus_exec: running([...numpy, shared(files['mbpp-plus'])], async (given) => {
    const { test } = problem('mbpp-plus', given);
    const code = textOf(given, 'model_output');
    return await passed(runEvalPlus(await sharedSandbox(), { prompt: '', test }, code));
  }),
  livecodebench_run_test: running([bubblewrap()], async (given) => {
    const { input_output, timeout_s } = given.input as {
      input_output: LiveCodeBenchCases;
      timeout_s: number;
    };
    const code = textOf(given, 'model_output');
    return await passed(
      runLiveCodeBench(await sharedSandbox(), input_output, code, { seconds: timeout_s }),
    );
  }),
  lcb_extract_code: {
    judge: (given) => extractLiveCodeBench(textOf(given, 'model_output')),
    bound: 1,
  },
  lcb_extract_code_glm: {
    judge: (given) => extractLiveCodeBenchGlm(textOf(given, 'model_output')),
    bound: 1,
  },
  scicode_extract_code: {
    judge: (given) => extractSciCode(textOf(given, 'model_output')),
    bound: 1,
  },
  scicode_are_dicts_close: comparison('are_dicts_close'),
  scicode_cmp_tuple_or_list: comparison('cmp_tuple_or_list'),
  pass_at_k: counted(passAtK),
  pass_hat_k: counted(passHatK),
};
