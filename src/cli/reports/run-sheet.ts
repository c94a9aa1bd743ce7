import type { Lock } from '../../engine/lock.ts';
import { importOrigin } from '../../evidence/import-origin.ts';
import type { RunSheet } from '../../server/api.ts';
import type { Count, Percentiles } from '../../store/index.ts';
import { type Block, csvTable, type Fact, heading, type Report, text } from '../report.ts';
import { count, shortHash, thousands, unknown } from '../words.ts';
import { intervalWords, metricWords, money, outcomeWords, scoreWords } from './run-words.ts';

/** All that is known of a run, in short. */
export function reportRun(sheet: RunSheet): Report {
  const { run, lock, score } = sheet;
  const { aggregate } = score;
  // Unknown and nothing are two things: a model that runs here has no price.
  const isFree = aggregate.cost_usd.sum === null && aggregate.spent_usd.sum === 0;
  const { configuration } = lock.model;
  const metric = metricWords(score.metric);
  const interval = score.interval
    ? `${intervalWords(score)} (95 %, ${score.interval.method})`
    : `none: ${score.no_interval}`;
  const remarks: Block[] = [];
  const imported = importOrigin(run.environment);
  if (imported) {
    const when = imported.dated ? '' : ', which does not say when it was made';
    remarks.push(
      text(
        `Imported: ${imported.program} ran it, not this program (${imported.file}${when}).`,
        'doubt',
      ),
    );
  }
  if (run.status_reason && !imported)
    remarks.push(text(`${run.status}: ${run.status_reason}`, 'doubt'));
  if (score.unranked) remarks.push(text(`Not ranked: ${score.unranked}.`, 'doubt'));
  if (aggregate.routes.length > 1) {
    remarks.push(text('Mixed: more than one upstream answered, see routes.', 'doubt'));
  }
  return {
    data: sheet,
    blocks: [
      heading(`${run.benchmark} ${run.benchmark_version}, ${run.model}`),
      ...remarks,
      {
        kind: 'facts',
        facts: [
          { name: 'run', value: run.id },
          { name: 'status', value: run.status },
          { name: 'score', value: `${scoreWords(score)} (${metric})` },
          { name: 'interval', value: interval },
          {
            name: 'guessing',
            value: score.chance === null ? unknown : scoreWords({ score: score.chance }),
          },
          {
            name: 'items',
            value: `${thousands(score.items)} scored, ${count(aggregate.clusters, 'cluster')}, ${count(lock.epochs, 'epoch')}`,
          },
          { name: 'outcomes', value: outcomeWords(score) },
          { name: 'errors', value: pairs(Object.entries(aggregate.errors)) },
          {
            name: 'scorer',
            value: aggregate.scorer.scorer,
            ...(aggregate.scorer.judge ? { remark: aggregate.scorer.judge } : {}),
          },
        ],
      },
      heading('What it took'),
      {
        kind: 'facts',
        facts: [
          { name: 'cost at list price', value: isFree ? 'no price' : money(aggregate.cost_usd) },
          { name: 'spent', value: isFree ? 'nothing' : money(aggregate.spent_usd) },
          { name: 'judging', value: money(aggregate.judge_cost_usd) },
          {
            name: 'tokens in / out',
            value: `${known(aggregate.tokens.input.sum)} / ${known(aggregate.tokens.output.sum)}`,
          },
          { name: 'of it reasoning', value: known(aggregate.tokens.reasoning.sum) },
          {
            name: 'requests',
            value: `${thousands(aggregate.requests)}, ${thousands(aggregate.resent)} sent again after a stop, ${thousands(aggregate.cached)} samples from the cache`,
          },
          { name: 'first token', value: times(aggregate.first_token_ms) },
          { name: 'whole answer', value: times(aggregate.total_ms) },
        ],
      },
      heading('What was measured'),
      {
        kind: 'facts',
        facts: [
          { name: 'model', value: configuration.name, remark: configuration.provider },
          { name: 'address', value: lock.model.address },
          { name: 'quantisation', value: configuration.quantisation ?? unknown },
          { name: 'revision', value: configuration.revision ?? unknown },
          ...(configuration.file_sha256
            ? [{ name: 'file', value: shortHash(configuration.file_sha256) }]
            : []),
          { name: 'served as', value: counts(aggregate.served_models) },
          { name: 'routes', value: counts(aggregate.routes) },
          ...(lock.roles.user
            ? [
                {
                  name: 'user played by',
                  value: lock.roles.user.configuration.name,
                  remark: lock.roles.user.configuration.provider,
                },
              ]
            : []),
          { name: 'sampling', value: JSON.stringify(lock.sampling.effective) },
          { name: 'left out', value: leftOut(lock).join(', ') || 'nothing' },
          {
            name: 'data',
            value: `${lock.benchmark.data.source}, revision ${lock.benchmark.data.revision ?? unknown}, ${shortHash(lock.benchmark.data.sha256)}`,
          },
          { name: 'lock', value: shortHash(run.lock_sha256) },
        ] satisfies Fact[],
      },
    ],
    csv: csvTable(
      {
        run: () => run.id,
        score: () => score.score,
        lo: () => score.interval?.lo ?? null,
        hi: () => score.interval?.hi ?? null,
        items: () => score.items,
      },
      [run],
    ),
  };
}

/** What the protocol fixes and the endpoint does not take. */
function leftOut({ benchmark, sampling }: Lock): string[] {
  const fixed = (benchmark.protocol.sampling ?? {}) as Record<string, unknown>;
  return sampling.left_out.filter((name) => (fixed[name] ?? null) !== null);
}

function pairs(entries: readonly [string, number][]): string {
  return entries.map(([name, number]) => `${thousands(number)} ${name}`).join(', ') || 'none';
}

function counts(values: readonly Count[]): string {
  const named = values.map(({ value, count: n }) => [value ?? 'not said', n] as [string, number]);
  return values.length === 1 ? named[0]![0] : pairs(named);
}

function known(sum: number | null): string {
  return sum === null ? unknown : thousands(sum);
}

function times(percentiles: Percentiles | null): string {
  if (!percentiles) return unknown;
  const { p50, p90, p99 } = percentiles;
  const [a, b, c] = [p50, p90, p99].map((ms) =>
    ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`,
  );
  return `half within ${a}, 90 % within ${b}, 99 % within ${c}`;
}
