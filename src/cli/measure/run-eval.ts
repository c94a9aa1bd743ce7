import type { EvaluateOptions, RunEnd } from '../../engine/evaluate.ts';
import type { EngineEvent } from '../../engine/events.ts';
import type { EvalFlags } from '../commands/eval.ts';
import { printReport } from '../print/print-report.ts';
import type { Session } from '../session.ts';
import { type PlannedJobs, planJobs } from './eval-jobs.ts';
import { numberOf, timeOf, wholeOf } from './eval-settings.ts';
import { watchInterrupts } from './interrupts.ts';
import { Models } from './open-models.ts';
import { jsonView, liveView, type ProgressView, plainView } from './show-progress.ts';

/** Milliseconds between two events of progress. */
const progressOf = { live: 200, json: 1000 };

/** `weigh eval`: everything between the command line and the engine. */
export async function runEval(
  session: Session,
  names: readonly string[],
  flags: EvalFlags,
): Promise<void> {
  const limits = limitsOf(flags);
  const [{ openStore }, { evaluate }, { boundHeap }] = await Promise.all([
    import('../../store/index.ts'),
    import('../../engine/evaluate.ts'),
    import('../../engine/bound-heap.ts'),
  ]);
  const requestsBegin = boundHeap();
  const view = viewOf(session, flags);
  const store = await openStore(flags.store);
  const models = new Models(session.loadCatalog);
  const interrupts = watchInterrupts(view.say);
  try {
    const planned = await planJobs(session, store, models, names, flags);
    for (const notice of planned.notices) view.say(`weigh: ${notice}`);
    const isIncomplete = await tellSuites(planned, view, flags);
    if (flags.dryRun) {
      await dryRun(session, planned);
      if (isIncomplete) process.exitCode = exitIncomplete;
      return;
    }
    const sandbox = lazySandbox();
    try {
      const ends = await evaluate(planned.jobs, {
        store,
        ...limits,
        drain: interrupts.drain,
        abort: interrupts.abort,
        execute: sandbox.execute,
        environments: planned.origins,
        locks: planned.locks,
        onEvent: (event: EngineEvent) => {
          if (event.kind === 'planned') requestsBegin();
          view.show(event);
        },
        progress_ms: session.format === 'json' ? progressOf.json : progressOf.live,
      });
      view.end();
      const { reportEval } = await import('../reports/eval.ts');
      const report = await reportEval(store, ends, flags.store, planned.suites);
      if (session.format === 'json') {
        process.stdout.write(`${JSON.stringify({ kind: 'result', ...(report.data as object) })}\n`);
      } else await printReport(session, report);
      process.exitCode = exitCodeOf(ends, interrupts.happened, isIncomplete);
    } finally {
      await sandbox.close();
    }
  } finally {
    view.end();
    interrupts.close();
    await models.close();
    await store.close();
  }
}

type Limits = Pick<
  EvaluateOptions,
  'budget_usd' | 'until' | 'output_tokens' | 'max_in_flight' | 'cache' | 'retry'
>;

function limitsOf(flags: EvalFlags): Limits {
  return {
    ...(flags.budget === undefined
      ? {}
      : { budget_usd: numberOf('--budget', flags.budget.replace(/^\$/, ''), { above: 0 }) }),
    ...(flags.until === undefined ? {} : { until: timeOf(flags.until) }),
    ...(flags.tokenBudget === undefined
      ? {}
      : { output_tokens: wholeOf('--token-budget', flags.tokenBudget) }),
    ...(flags.maxInFlight === undefined
      ? {}
      : { max_in_flight: wholeOf('--max-in-flight', flags.maxInFlight) }),
    ...(flags.cache === undefined ? {} : { cache: flags.cache }),
    ...(flags.requestTimeout === undefined
      ? {}
      : {
          retry: {
            request_ms: 1000 * numberOf('--request-timeout', flags.requestTimeout, { above: 0 }),
          },
        }),
  };
}

function viewOf(session: Session, { plain }: EvalFlags): ProgressView {
  if (session.format === 'json') return jsonView();
  return process.stderr.isTTY && !plain ? liveView() : plainView();
}

/** Plans as a run would, and prints what it would take. */
async function dryRun(session: Session, planned: PlannedJobs): Promise<void> {
  const [{ openStore }, { planOnly }, { reportPlan }] = await Promise.all([
    import('../../store/index.ts'),
    import('../../engine/plan-only.ts'),
    import('../reports/eval-plan.ts'),
  ]);
  const store = await openStore(':memory:');
  try {
    const plans = await planOnly(store, planned.jobs, planned.locks);
    await printReport(session, reportPlan(plans, planned.suites));
  } finally {
    await store.close();
  }
}

/** Opened when the first program is to run, which most benchmarks never ask for. */
function lazySandbox() {
  let opened: Promise<typeof import('./execute.ts')> | undefined;
  return {
    execute: async (...parameters: Parameters<NonNullable<EvaluateOptions['execute']>>) => {
      opened ??= import('./execute.ts');
      return await (await opened).execute(...parameters);
    },
    close: async () => {
      if (opened) await (await opened).closeSandbox();
    },
  };
}

/** All that could run did, and a suite has parts that could not. */
const exitIncomplete = 3;

function exitCodeOf(
  ends: readonly RunEnd[],
  wasInterrupted: boolean,
  isIncomplete: boolean,
): number {
  if (wasInterrupted) return 130;
  if (ends.some(({ status }) => status === 'failed')) return 1;
  return isIncomplete ? exitIncomplete : 0;
}

/**
 * Says before the first request what of a suite cannot be run; the plan of a dry run says it itself.
 * @returns whether there is such a part.
 */
async function tellSuites(
  { suites, jobs }: PlannedJobs,
  view: ProgressView,
  { dryRun }: EvalFlags,
): Promise<boolean> {
  if (suites.length === 0) return false;
  const { isComplete, remediesOf, summaryOf } = await import('../reports/eval-suites.ts');
  const open = suites.map(({ prepared }) => prepared).filter((suite) => !isComplete(suite));
  // Otherwise the report says it at once.
  if (!dryRun && jobs.length > 0) {
    for (const suite of open) {
      view.say(`weigh: ${summaryOf(suite)} Missing:`);
      for (const remedy of remediesOf(suite)) view.say(`  ${remedy}`);
    }
  }
  return open.length > 0;
}
