import type { EngineEvent, RunProgress } from '../../engine/events.ts';
import { clean } from '../../server/clean.ts';
import { cut } from '../print/display-width.ts';
import { count, dollars, thousands } from '../words.ts';

/** Shows what the engine tells. */
export interface ProgressView {
  show(event: EngineEvent): void;
  say(message: string): void;
  /** Takes away what is only there for the moment. */
  end(): void;
}

/** Every event as a line of JSON on standard output. */
export function jsonView(): ProgressView {
  const write = (data: unknown) => process.stdout.write(`${JSON.stringify(data)}\n`);
  return {
    show: (event) => write(event),
    say: (message) => write({ kind: 'notice', message }),
    end: () => {},
  };
}

/** Seconds between two lines of a log. */
const logEvery = 10;

/** A line now and then on standard error, for logs. */
export function plainView(): ProgressView {
  let last = 0;
  const write = (line: string) => process.stderr.write(`${line}\n`);
  return {
    show: (event) => {
      if (event.kind === 'progress') {
        if (performance.now() - last < logEvery * 1000) return;
        last = performance.now();
        for (const run of event.runs) write(lineOf(run));
      } else {
        const words = wordsOf(event);
        if (words) write(words);
      }
    },
    say: write,
    end: () => {},
  };
}

const barWidth = 20;

/** One line a run at the foot of the terminal, drawn again and again. */
export function liveView(stream = process.stderr): ProgressView {
  let drawn = 0;
  let runs: RunProgress[] = [];
  const wipe = () => {
    if (drawn > 0) stream.write(`\u001b[${drawn}A\u001b[J`);
    drawn = 0;
  };
  const draw = () => {
    wipe();
    const rows = Math.max(1, (stream.rows ?? 24) - 2);
    // What is done needs no line when there are more runs than rows.
    const shown = [...runs]
      .sort((a, b) => Number(a.done === a.planned) - Number(b.done === b.planned))
      .slice(0, rows);
    const width = Math.max(20, (stream.columns ?? 80) - 1);
    for (const run of shown) stream.write(`${cut(barOf(run) + lineOf(run), width)}\n`);
    drawn = shown.length;
  };
  const say = (message: string) => {
    wipe();
    stream.write(`${message}\n`);
    draw();
  };
  return {
    show: (event) => {
      if (event.kind === 'progress') {
        runs = event.runs;
        draw();
      } else if (event.kind !== 'concurrency') {
        const words = wordsOf(event);
        if (words) say(words);
      }
    },
    say,
    end: wipe,
  };
}

function barOf({ done, planned }: RunProgress): string {
  const full = Math.floor((barWidth * done) / planned);
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] `;
}

/** How far a run is, in one line. */
export function lineOf(run: RunProgress): string {
  const { score, outcomes, samples_per_s: rate, output_tokens_per_s: tokens } = run;
  const isDone = run.done === run.planned;
  const parts = [
    `${clean(run.benchmark)} ${clean(run.model)}: ${thousands(run.done)} of ${thousands(run.planned)}`,
  ];
  if (score) {
    const [mean, lo, hi] = [score.estimate, score.lo, score.hi].map((x) => (100 * x).toFixed(1));
    parts.push(`${mean} % so far (${lo} to ${hi})`);
  }
  if (outcomes.error > 0) parts.push(count(outcomes.error, 'error'));
  if (!isDone) {
    parts.push(`${run.in_flight} of ${run.limit} in flight`);
    if (rate !== null) parts.push(`${rate.toFixed(rate < 10 ? 1 : 0)}/s`);
    if (tokens) parts.push(`${thousands(Math.round(tokens))} tokens/s`);
  }
  parts.push(run.spent_usd === null ? 'cost unknown' : `$${dollars(run.spent_usd)}`);
  if (run.waiting_until !== null) parts.push(`waiting until ${clockOf(run.waiting_until)}`);
  else if (!isDone && run.left_s !== null) parts.push(`${spanOf(run.left_s)} left`);
  return parts.join(', ');
}

function wordsOf(event: EngineEvent): string | null {
  switch (event.kind) {
    case 'planned':
      return plannedWords(event);
    case 'concurrency':
      return `${event.group}: ${event.to} in flight instead of ${event.from} (${event.reason})`;
    case 'waiting':
      return `${event.group} asks to wait: waiting until ${clockOf(Date.parse(event.until))}`;
    case 'trouble':
      return `${clean(event.message)}: trying again until ${clockOf(Date.parse(event.until))} (Ctrl-C stops)`;
    case 'notice':
      return `${event.run}: ${event.message}`;
    case 'ended':
      return event.reason === null ? null : `${event.run} ${event.status}: ${event.reason}`;
    case 'progress':
      return null;
  }
}

/** What a run is going to take. */
export function plannedWords(event: Extract<EngineEvent, { kind: 'planned' }>): string {
  const { estimate, samples, resumed } = event;
  const already = resumed > 0 ? `, ${thousands(resumed)} of them done` : '';
  const { least_usd: least, most_usd: most, price_source: source } = estimate;
  const cost =
    source === null
      ? estimate.free
        ? 'runs here: no price'
        : 'price unknown'
      : least === null
        ? `price incomplete (${source})`
        : `$${dollars(least)} for the input${most === null ? ', answers without a limit' : `, at most about $${dollars(most)}`}`;
  return `${event.run}: ${clean(event.model)}, ${thousands(samples)} samples${already}, about ${thousands(estimate.input_tokens)} input tokens, ${cost}`;
}

function clockOf(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `90` seconds are `2 min`. */
export function spanOf(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
