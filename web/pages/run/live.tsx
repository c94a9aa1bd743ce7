import { useEffect, useState } from 'react';
import type { RunAnswer } from '../../../src/server/api.ts';
import { DoneBar } from '../../parts/done-bar.tsx';
import * as format from '../../words/format.ts';
import * as run from '../../words/format-run.ts';
import { words } from '../../words/index.ts';

/** What was stored when, in milliseconds of the page's clock. */
interface Mark {
  at: number;
  done: number;
}

/** Milliseconds over which the rate is taken. */
const window = 30_000;

/** How far a run is that goes on now, in this or another process. */
export function Live({ answer }: { answer: RunAnswer }) {
  const t = words().runs;
  const { responses: done, planned_samples: planned, cost_usd, spent_usd } = answer.score.aggregate;
  const rate = useRate(done);
  const limit = answer.concurrency.at(-1)?.limit;
  const spent = run.dollars(spent_usd);
  const facts = [
    t.of(format.count(done), format.count(planned)),
    rate === undefined ? t.live.noRate : t.live.rate(format.points(rate)),
    rate ? t.live.left(run.duration((1000 * (planned - done)) / rate)) : '',
    limit === undefined ? '' : t.live.limit(format.count(limit)),
    spent === null || (cost_usd.sum === null && spent_usd.sum === 0)
      ? ''
      : `${t.fact.spent} ${spent}`,
  ];
  return (
    <section className="run-live" aria-label={t.live.title}>
      <DoneBar done={done} all={planned} />
      <p className="number">{facts.filter((fact) => fact !== '').join(' · ')}</p>
    </section>
  );
}

/** Samples a second over the last half minute, as seen from here; undefined before the second look. */
function useRate(done: number): number | undefined {
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  useEffect(() => {
    const at = performance.now();
    setMarks((before) => [...before.filter((mark) => at - mark.at < window), { at, done }]);
  }, [done]);
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || last.at - first.at < 1000) return undefined;
  return (1000 * (last.done - first.done)) / (last.at - first.at);
}
