import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Job } from '../../engine/job.ts';
import type { Lock, LockedModel } from '../../engine/lock.ts';
import { parseLock } from '../../engine/lock.ts';
import type { RunSettings } from '../../engine/settings.ts';
import type { Sampling } from '../../providers/configuration.ts';
import { defaultModel } from '../../providers/default-model.ts';
import type { OpenOptions } from '../../providers/open-model.ts';
import { findRun } from '../../server/runs/find-run.ts';
import type { Store } from '../../store/index.ts';
import type { EvalFlags } from '../commands/eval.ts';
import { UsageError } from '../fail.ts';
import type { Session } from '../session.ts';
import { dataFolder } from './data-folder.ts';
import { priceOf, settingsOf, wholeOf } from './eval-settings.ts';
import { Benchmarks, findSuite, type NamedBenchmark } from './load-benchmarks.ts';
import { type ModelFlags, type Models, publicAddress } from './open-models.ts';
import { type PreparedSuite, prepareSuite } from './prepare-suite.ts';

/** What is kept with a run so that it can be gone on with without typing it all again; in no lock. */
export interface RunOrigin {
  weigh: string;
  node: string;
  /** Id, or path of one's own. */
  benchmark: string;
  model: string;
  judge: string | null;
  user: string | null;
  key_variable: string | null;
  data_dir: string | null;
  /** Whether the items may be shown to others. */
  publishable: boolean;
}

export interface PlannedJobs {
  jobs: Job[];
  locks: (Lock | null)[];
  origins: RunOrigin[];
  /** Suites among what was named, each on each model, with the place of its first job. */
  suites: { prepared: PreparedSuite; from: number }[];
  /** What whoever reads the results should know. */
  notices: string[];
}

/** Of a job, before anything is opened. */
interface Wish {
  benchmark: string;
  model: string;
  judge?: string | undefined;
  user?: string | undefined;
  settings: RunSettings;
  flags: Pick<ModelFlags, 'keyVariable' | 'open'>;
  dataDir: string | undefined;
  lock: Lock | null;
  resume?: string;
}

/** Turns what was typed into jobs. @throws UsageError, and what opening models and data throws */
export async function planJobs(
  session: Session,
  store: Store,
  models: Models,
  names: readonly string[],
  flags: EvalFlags,
): Promise<PlannedJobs> {
  const wishes = flags.resume
    ? await wishesOfRuns(store, flags)
    : flags.lock
      ? [await wishOfLock(names, flags)]
      : wishesOf(names, flags);
  const planned: PlannedJobs = { jobs: [], locks: [], origins: [], suites: [], notices: [] };
  const benchmarksOf = new Map<string | undefined, Benchmarks>();
  const common: ModelFlags = {
    catalogModel: flags.as,
    system: flags.system,
    connections: flags.maxInFlight ? wholeOf('--max-in-flight', flags.maxInFlight) : undefined,
    ...(flags.price ? { price: priceOf(flags.price) } : {}),
  };
  for (const dataDir of new Set(wishes.map((wish) => wish.dataDir))) await dataFolder(dataDir);
  for (const wish of wishes) {
    const { settings, lock } = wish;
    const own = { ...common, ...wish.flags };
    const model = await models.open(wish.model, own);
    const others = { keyVariable: wish.flags.keyVariable };
    const judge = wish.judge ? await models.open(wish.judge, others) : undefined;
    const user = wish.user ? await models.open(wish.user, others) : undefined;
    const benchmarks = benchmarksOf.get(wish.dataDir) ?? new Benchmarks(wish.dataDir);
    benchmarksOf.set(wish.dataDir, benchmarks);
    const suite = await findSuite(session, wish.benchmark);
    let found: NamedBenchmark[];
    if (suite) {
      const given = { hasJudge: judge !== undefined, hasUser: user !== undefined };
      const means = { model, ...given, benchmarks };
      const { prepared, loaded } = await prepareSuite(suite, means);
      planned.suites.push({ prepared, from: planned.jobs.length });
      found = loaded;
    } else {
      found = [await benchmarks.load(wish.benchmark)];
    }
    for (const loaded of found) {
      planned.jobs.push({
        benchmark: loaded.benchmark,
        model,
        settings,
        tags: flags.tag ?? [],
        ...(judge ? { judge } : {}),
        ...(user ? { user } : {}),
        ...(wish.resume === undefined ? {} : { resume: wish.resume }),
      });
      planned.locks.push(lock);
      planned.origins.push(await originOf(wish, loaded));
      planned.notices.push(...loaded.notices);
    }
  }
  planned.notices = [...new Set(planned.notices)];
  return planned;
}

function wishesOf(names: readonly string[], flags: EvalFlags): Wish[] {
  if (names.length === 0) {
    throw new UsageError('name at least one benchmark, such as gsm8k');
  }
  if (!flags.model) {
    throw new UsageError(
      `--model says which model, such as openai/gpt-5; --model ${defaultModel.name} fetches a small one to try things out`,
    );
  }
  const settings = settingsOf(flags);
  return flags.model.flatMap((model) =>
    names.map((benchmark) => ({
      benchmark,
      model,
      judge: flags.judge,
      user: flags.userModel,
      settings,
      flags: { keyVariable: flags.keyVariable },
      dataDir: flags.dataDir,
      lock: null,
    })),
  );
}

/** A benchmark of one's own is no part of its lock: its path is given beside it. */
async function wishOfLock(names: readonly string[], flags: EvalFlags): Promise<Wish> {
  if (names.length > 1) throw new UsageError('a lock is for one benchmark');
  const lock = parseLock(await readFile(flags.lock!, 'utf8'));
  return {
    ...locked(lock, flags),
    benchmark: names[0] ?? lock.benchmark.id,
    model: only(flags.model) ?? lock.model.address,
    judge: flags.judge ?? lock.roles.judge?.address,
    user: flags.userModel ?? lock.roles.user?.address,
    dataDir: flags.dataDir,
  };
}

async function wishesOfRuns(store: Store, flags: EvalFlags): Promise<Wish[]> {
  const ids = flags.resume!.split(',').filter((id) => id !== '');
  return await Promise.all(
    ids.map(async (name) => {
      const run = await findRun(store, name);
      const origin = run.environment as Partial<RunOrigin> | null;
      const lock = parseLock(run.lock);
      const settled = locked(lock, flags);
      return {
        ...settled,
        benchmark: origin?.benchmark ?? lock.benchmark.id,
        model: only(flags.model) ?? origin?.model ?? lock.model.address,
        judge: flags.judge ?? origin?.judge ?? lock.roles.judge?.address,
        user: flags.userModel ?? origin?.user ?? lock.roles.user?.address,
        flags: {
          ...settled.flags,
          keyVariable: flags.keyVariable ?? origin?.key_variable ?? undefined,
        },
        dataDir: flags.dataDir ?? origin?.data_dir ?? undefined,
        resume: run.id,
      };
    }),
  );
}

/** Settings come from the lock alone: a flag that changed one would break it. */
function locked(lock: Lock, flags: EvalFlags): Pick<Wish, 'settings' | 'flags' | 'lock'> {
  const { limit } = lock.items;
  return {
    lock,
    settings: {
      sampling: lock.sampling.own as Partial<Sampling>,
      epochs: lock.epochs,
      seed: lock.seed,
      limit,
      ...(flags.stream ? {} : { stream: false }),
    },
    flags: { keyVariable: flags.keyVariable, open: openOptions(lock.model) },
  };
}

function openOptions({ configuration }: LockedModel): OpenOptions {
  const { system, extra, catalog_model, revision, quantisation, route, adapter } = configuration;
  const common: OpenOptions = { system, extra, catalogModel: catalog_model };
  // Of files they are read from the file.
  return adapter === 'gguf' ? common : { ...common, revision, quantisation, route };
}

function only(addresses: readonly string[] | undefined): string | undefined {
  if (addresses && addresses.length > 1) throw new UsageError('a lock is for one model');
  return addresses?.[0];
}

async function originOf(
  wish: Wish,
  { name: benchmark, publishable }: NamedBenchmark,
): Promise<RunOrigin> {
  const { versionOf } = await import('../version.ts');
  return {
    weigh: versionOf(),
    node: process.version,
    benchmark: /[/\\]|\.ya?ml$/i.test(benchmark) ? resolve(benchmark) : benchmark,
    model: keptAddress(wish.model),
    judge: wish.judge ? keptAddress(wish.judge) : null,
    user: wish.user ? keptAddress(wish.user) : null,
    key_variable: wish.flags.keyVariable ?? null,
    data_dir: wish.dataDir ? resolve(wish.dataDir) : null,
    publishable,
  };
}

/** Files with their folders, servers without their secrets. */
function keptAddress(address: string): string {
  const file = /^(gguf|replay):(.*)$/s.exec(address);
  return file ? `${file[1]}:${resolve(file[2]!)}` : publicAddress(address);
}
