import type { RunAnswer, Total } from '../../../src/server/api.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import * as write from '../../words/format-run.ts';
import { words } from '../../words/index.ts';

type Aggregate = RunAnswer['score']['aggregate'];

/** Dollars, tokens and time. */
export function Took({ score: { aggregate } }: Pick<RunAnswer, 'score'>) {
  const { unknown, runs: t } = words();
  const { fact } = t;
  const dollars = (total: Total): string => partly(total, write.dollars(total));
  const tokens = (total: Total): string =>
    partly(total, total.sum === null ? null : format.count(total.sum));
  const times = (of: Aggregate['total_ms']): string =>
    of === null
      ? unknown
      : t.percentiles(write.duration(of.p50), write.duration(of.p90), write.duration(of.p99));
  // Unknown and nothing are two things: a model that runs here has no price.
  const isFree = aggregate.cost_usd.sum === null && aggregate.spent_usd.sum === 0;
  const { first_sample_at: first, last_sample_at: last, resent } = aggregate;
  return (
    <section>
      <h2>{t.took}</h2>
      <FactList
        facts={[
          [fact.cost, isFree ? t.noPrice : dollars(aggregate.cost_usd)],
          [fact.spent, isFree ? t.nothing : dollars(aggregate.spent_usd)],
          [fact.judging, dollars(aggregate.judge_cost_usd)],
          [fact.input, tokens(aggregate.tokens.input)],
          [fact.output, tokens(aggregate.tokens.output)],
          [fact.reasoning, tokens(aggregate.tokens.reasoning)],
          [
            fact.requests,
            resent === 0
              ? format.count(aggregate.requests)
              : `${format.count(aggregate.requests)}, ${t.resent(format.count(resent))}`,
          ],
          [fact.cached, t.samplesFound(format.count(aggregate.cached))],
          [fact.firstToken, times(aggregate.first_token_ms)],
          [fact.answer, times(aggregate.total_ms)],
          [
            fact.duration,
            first && last ? write.duration(Date.parse(last) - Date.parse(first)) : unknown,
          ],
        ]}
      />
    </section>
  );
}

/** What is known, and of how many samples it is not. */
function partly({ unknown: missing }: Total, known: string | null): string {
  const { unknown, runs: t } = words();
  if (known === null) return unknown;
  return missing === 0 ? known : `${known} ${t.partly(format.count(missing))}`;
}

/** The model configuration, the data, and the lock that holds all of it. */
export function Measured({ answer: { run, lock, score } }: { answer: RunAnswer }) {
  const { unknown, runs: t } = words();
  const { fact } = t;
  const { aggregate, metric, items } = score;
  const { configuration, address } = lock.model;
  const { data } = lock.benchmark;
  const sampling = JSON.stringify(lock.sampling.effective);
  return (
    <section>
      <h2>{t.measured}</h2>
      <FactList
        facts={[
          [
            fact.model,
            run.catalog_model === null ? (
              `${configuration.name} (${configuration.provider})`
            ) : (
              <Link key="model" to={`/models/${encodeURIComponent(run.catalog_model)}`}>
                {configuration.name} ({configuration.provider})
              </Link>
            ),
          ],
          [fact.address, address],
          [fact.quantisation, configuration.quantisation ?? unknown],
          [fact.served, counts(aggregate.served_models)],
          [fact.routes, counts(aggregate.routes)],
          [fact.metric, 'k' in metric ? `${metric.kind}, k = ${metric.k}` : metric.kind],
          [
            fact.items,
            t.itemsOf(
              format.count(items),
              format.count(aggregate.clusters),
              format.count(lock.epochs),
            ),
          ],
          [
            fact.scorer,
            aggregate.scorer.judge === null
              ? aggregate.scorer.scorer
              : `${aggregate.scorer.scorer}, ${t.judge(aggregate.scorer.judge)}`,
          ],
          [fact.sampling, <code key="sampling">{sampling}</code>],
          [fact.data, `${data.source}, ${t.revision(data.revision ?? unknown)}`],
          [
            fact.lock,
            <span key="lock" className="hash">
              {run.lock_sha256}
            </span>,
          ],
        ]}
      />
      <details className="run-lock">
        <summary>{t.showLock}</summary>
        <p className="note">{t.lockNote}</p>
        <pre className="command">{JSON.stringify(lock, null, 2)}</pre>
      </details>
    </section>
  );
}

/** How many said what; most runs say one thing. */
function counts(values: Aggregate['routes']): string {
  const { unknown } = words();
  const shown = values.slice(0, 20).map(({ value, count }) => {
    const name = value ?? unknown;
    return values.length === 1 ? name : `${name} (${format.count(count)})`;
  });
  return shown.length === 0 ? unknown : shown.join(', ');
}
