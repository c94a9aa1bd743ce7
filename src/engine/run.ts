import type { RecordBatch, ScoreRecord } from '../store/sample.ts';
import { storedAnswer } from './answer.ts';
import type { Attempted, SampleMeans } from './attempt.ts';
import { BudgetSpent } from './budget.ts';
import { Stopped } from './call.ts';
import type { RunProgress } from './events.ts';
import { modelName } from './job.ts';
import type { Prepared } from './prepare.ts';
import { recordPatiently } from './record.ts';
import { attemptSample } from './sample.ts';
import { judgeSample } from './scoring/judge-sample.ts';
import type { ScoringWorkers } from './scoring/workers.ts';
import { SentMarks } from './sent-marks.ts';
import { Setbacks } from './setbacks.ts';
import { Tracker } from './tracker.ts';
import type { Task, Worklist } from './worklist.ts';

/** Samples that may be under way beyond what the gate lets through, so that it never runs dry. */
const ahead = 5;

/** Samples that may wait to be judged or stored. */
const backlog = 256;

/** Why a run ended before all was done. */
export interface Stop {
  status: 'interrupted' | 'failed';
  reason: string;
}

export interface RunMeans extends Omit<SampleMeans, 'run' | 'benchmark' | 'settings' | 'seed'> {
  workers: () => ScoringWorkers;
  /** Ends what waits to be sent, in the run's callers. */
  quit: AbortController;
  /** Output tokens that the run may take; infinite without a limit. */
  outputTokens: number;
}

/** Works through what is left of one run: generation, judgement and storing flow without a barrier. */
export class Run {
  readonly tracker = new Tracker();
  readonly #prepared: Prepared;
  readonly #means: RunMeans;
  readonly #sample: SampleMeans;
  readonly #work: Worklist;
  readonly #setbacks = new Setbacks();
  readonly #marks: SentMarks;
  /**
   * One controller for each sample that is under way: adding a listener to a signal takes time in
   * proportion to those it has.
   */
  readonly #active = new Set<AbortController>();
  #next = 0;
  #generating = 0;
  #open = 0;
  #tokens = 0;
  #wake: (() => void) | undefined;
  #stop: Stop | undefined;
  #failure: unknown;

  constructor(prepared: Prepared, work: Worklist, means: RunMeans) {
    const { run, plan, settings } = prepared;
    this.#prepared = prepared;
    this.#work = work;
    this.#means = means;
    this.#sample = { ...means, run, benchmark: plan.benchmark, settings, seed: plan.seed };
    this.#marks = new SentMarks(means.store, run, work.order);
    this.tracker.resumed = work.done;
  }

  get id(): string {
    return this.#prepared.run;
  }

  get group(): string {
    return this.#means.model.endpoint.quotaGroup;
  }

  /** Sends nothing more; what is under way may finish. */
  stop(stop: Stop): void {
    this.#stop ??= stop;
    this.#means.quit.abort(new Stopped(stop.reason));
    this.#wake?.();
  }

  /**
   * @param signal ends what is under way too.
   * @returns why it ended early; null when all is done.
   * @throws what is no failure of the endpoint: the store's errors, for example.
   */
  async work(signal: AbortSignal): Promise<Stop | null> {
    this.#marks.start();
    signal.addEventListener('abort', () => {
      for (const active of this.#active) active.abort(signal.reason);
    });
    while (this.#next < this.#work.length && !this.#stop && !signal.aborted) {
      if (this.#isFull()) await this.#change();
      else this.#start(this.#work.at(this.#next++), signal);
    }
    while (this.#open > 0) await this.#change();
    await this.#marks.end(!signal.aborted && !this.#failure);
    if (this.#failure) throw this.#failure;
    return this.#stop ?? null;
  }

  get progress(): RunProgress {
    const { tracker } = this;
    const { gate } = this.#means.model;
    const { plan, job } = this.#prepared;
    const planned = plan.items.length * plan.epochs;
    const done = tracker.resumed + tracker.done;
    const rates = tracker.rates;
    return {
      run: this.id,
      benchmark: plan.benchmark.id,
      model: modelName(job.model),
      planned,
      done,
      resumed: tracker.resumed,
      outcomes: { ...tracker.outcomes },
      in_flight: gate.inFlight,
      limit: gate.limit.limit,
      samples_per_s: rates?.samples ?? null,
      output_tokens_per_s: rates?.tokens ?? null,
      spent_usd: tracker.spent,
      left_s: tracker.left(planned - done),
      score: tracker.score,
      waiting_until: gate.pausedUntil > Date.now() ? gate.pausedUntil : null,
      cached: tracker.cached,
    };
  }

  #isFull(): boolean {
    const { limit } = this.#means.model.gate.limit;
    return this.#generating >= limit + ahead || this.#open >= limit + ahead + backlog;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #start(task: Task, signal: AbortSignal): void {
    this.#open++;
    const own = new AbortController();
    this.#active.add(own);
    this.#one(task, own.signal)
      .catch((error) => this.#fail(error, signal))
      .finally(() => {
        this.#active.delete(own);
        this.#open--;
        this.#wake?.();
      });
  }

  #fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted || error instanceof Stopped) return;
    if (error instanceof BudgetSpent) {
      this.stop({ status: 'interrupted', reason: `the budget is spent: ${error.message}` });
      return;
    }
    this.#failure ??= error;
    this.stop({ status: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }

  async #one(task: Task, signal: AbortSignal): Promise<void> {
    const attempted = task.scoreOnly ? await this.#stored(task) : await this.#attempt(task, signal);
    const scores = await this.#score(task, attempted, signal);
    const batch: RecordBatch = task.scoreOnly
      ? { scores }
      : { responses: [attempted.response], scores };
    await recordPatiently(this.#means.store, batch);
    this.#count(attempted, scores[0]!);
  }

  async #attempt(task: Task, signal: AbortSignal): Promise<Attempted> {
    const item = this.#prepared.plan.items[task.position]!;
    this.#generating++;
    this.#marks.sent(task.ordinal);
    try {
      const attempted = await attemptSample(this.#sample, item, task.epoch, signal);
      const { response } = attempted;
      if (task.sentBefore) response.resent = Math.min(1, response.requests);
      return attempted;
    } finally {
      this.#generating--;
      this.#wake?.();
    }
  }

  async #stored({ position, epoch }: Task): Promise<Attempted> {
    const item = this.#prepared.plan.items[position]!.id;
    const { response } = (await this.#means.store.sample({ run: this.id, item, epoch }))!;
    return { answer: storedAnswer(response), response };
  }

  /** What was answered is kept even if there is no money left to judge it. */
  async #score(task: Task, attempted: Attempted, signal: AbortSignal): Promise<ScoreRecord[]> {
    const { plan } = this.#prepared;
    const item = plan.items[task.position]!;
    try {
      return await judgeSample(plan.benchmark, item, attempted, this.#means, signal);
    } catch (error) {
      if (!task.scoreOnly) {
        await recordPatiently(this.#means.store, { responses: [attempted.response] });
      }
      throw error;
    }
  }

  #count({ response }: Attempted, headline: ScoreRecord): void {
    this.tracker.add(response, headline);
    this.#tokens += response.usage.output_tokens ?? 0;
    if (this.#tokens >= this.#means.outputTokens) {
      this.stop({ status: 'interrupted', reason: `${this.#tokens} output tokens are spent` });
    }
    const why = this.#setbacks.add(response.error);
    if (why) this.stop({ status: 'failed', reason: why });
  }
}
