import type { Context, Hono } from 'hono';
import { NotFoundError } from '../../catalog/index.ts';
import { RankingError } from '../../ranking/error.ts';
import type { RunDetail, Store } from '../../store/index.ts';
import type { RunAnswer, RunsAnswer, SamplesAnswer } from '../api.ts';
import { WithheldError } from '../describe-error.ts';
import { allowOnly, readParameters, searchOf } from '../parameters.ts';
import { describeRun } from './describe-run.ts';
import { findRun } from './find-run.ts';
import { listRuns } from './list-runs.ts';
import type { Runs } from './open-runs.ts';
import { isPublishable } from './publishable.ts';
import { readEpoch, readRunsQuestion, readSamplesQuestion } from './read-questions.ts';
import { findSample, sampleHeads, showSample, textOf } from './show-sample.ts';

export interface RunRoutesOptions {
  /** Undefined: this server knows of no store. */
  runs: Runs | undefined;
  /** Whether nobody but this machine can ask: only then is everything shown. */
  isPrivate: boolean;
  /** Sends an answer that is made anew for each request: a run changes while it is looked at. */
  answer: (context: Context, answer: object) => Response;
}

/** The addresses of own runs; `openapi/operations.ts` describes them. Never kept in the answer cache. */
export function addRunRoutes(app: Hono, { runs, isPrivate, answer }: RunRoutesOptions): void {
  /** @throws NotFoundError */
  const find = async (context: Context): Promise<[Store, RunDetail]> => {
    const name = context.req.param('id')!;
    const store = await runs?.store();
    if (!store) throw new NotFoundError('run', name, [], false);
    return [store, await findRun(store, name)];
  };
  const findShown = async (context: Context): Promise<[Store, RunDetail]> => {
    const found = await find(context);
    const why = await whyWithheld(found[1], isPrivate);
    if (why !== null) throw new WithheldError(why);
    return found;
  };

  app.get('/api/v1/runs', async (context) => {
    const question = readRunsQuestion(searchOf(context));
    const store = await runs?.store();
    const page = store ? await listRuns(store, question) : { runs: [], total: 0, next: null };
    return answer(context, {
      store: store ? 'open' : 'absent',
      ...page,
    } satisfies RunsAnswer);
  });
  app.get('/api/v1/runs/:id', async (context) => {
    allowOnly(searchOf(context), []);
    const [store, run] = await find(context);
    const sheet = await describeRun(store, isPrivate ? run : withoutPlace(run));
    const withheld = await whyWithheld(run, isPrivate);
    return answer(context, { ...sheet, withheld } satisfies RunAnswer);
  });
  app.get('/api/v1/runs/:id/samples', async (context) => {
    const question = readSamplesQuestion(searchOf(context));
    const [store, run] = await findShown(context);
    const page = await store.listSamples(run.id, question);
    const { next } = page;
    return answer(context, {
      run: run.id,
      samples: sampleHeads(page),
      next,
    } satisfies SamplesAnswer);
  });
  app.get('/api/v1/runs/:id/samples/:sample', async (context) => {
    const search = searchOf(context);
    allowOnly(search, ['epoch']);
    const epoch = readEpoch((readParameters(search) as Record<string, string>).epoch);
    const [store, run] = await findShown(context);
    const sample = await findSample(store, run.id, context.req.param('sample'), epoch);
    return answer(context, showSample(run, sample));
  });
  app.get('/api/v1/runs/:id/samples/:sample/text', async (context) => {
    const search = searchOf(context);
    allowOnly(search, ['part', 'epoch']);
    const { part, epoch: asked } = readParameters(search) as Record<string, string>;
    if (part === undefined) {
      throw new RankingError('query', 'part says which text, such as response.text');
    }
    const epoch = readEpoch(asked);
    const [store, run] = await findShown(context);
    const sample = await findSample(store, run.id, context.req.param('sample'), epoch);
    const text = textOf(sample, part);
    // A file to keep, never a page: what models write is not to be shown by the browser itself.
    context.header('Content-Type', 'text/plain; charset=utf-8');
    context.header(
      'Content-Disposition',
      `attachment; filename="${fileName(sample.response, part)}"`,
    );
    context.header('Cache-Control', 'private, no-store');
    return context.body(text);
  });
}

async function whyWithheld(run: RunDetail, isPrivate: boolean): Promise<string | null> {
  if (isPrivate || (await isPublishable(run))) return null;
  return `the owners of ${run.benchmark} ask that its items are shown to nobody else, or it does not say that they may be, and this board can be reached from other machines; \`weigh board\` without --host shows them on this one`;
}

/** Folders, hosts and processes of this machine are nobody else's business. */
function withoutPlace(run: RunDetail): RunDetail {
  const { claim } = run;
  return { ...run, environment: null, claim: claim && { ...claim, holder: 'a process' } };
}

function fileName(
  { run, item, epoch }: { run: string; item: string; epoch: number },
  part: string,
) {
  return `${`${run}-${item}-${epoch}-${part}`.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 150)}.txt`;
}
