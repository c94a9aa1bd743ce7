import type { RunEnd } from '../../engine/evaluate.ts';
import { type RunScore, scoreRun } from '../../engine/score-run.ts';
import type { Store } from '../../store/index.ts';
import type { PlannedJobs } from '../measure/eval-jobs.ts';
import { type Block, csvTable, type Report, table, text } from '../report.ts';
import { unknown } from '../words.ts';
import { measuredSuite, suiteBlocks } from './eval-suites.ts';
import { intervalWords, outcomeWords, scoreWords, totalDollars } from './run-words.ts';

interface Row extends RunEnd {
  benchmark: string;
  model: string;
  score: RunScore;
}

/** How the runs of one `weigh eval` ended. */
export async function reportEval(
  store: Store,
  ends: readonly RunEnd[],
  location: string | undefined,
  suites: PlannedJobs['suites'] = [],
): Promise<Report> {
  const rows: Row[] = [];
  for (const end of ends) {
    const { benchmark, model } = (await store.run(end.run))!;
    rows.push({ ...end, benchmark, model, score: await scoreRun(store, end.run) });
  }
  const measured = suites.map(({ prepared, from }) => {
    const runs = prepared.parts.flatMap((part) => part.runs);
    const own = rows.slice(from, from + runs.length);
    return measuredSuite(prepared, (id) => {
      const score = own.find(({ benchmark }) => benchmark === id)?.score;
      return score && !score.unranked ? score.score : null;
    });
  });
  return {
    data: { runs: rows, ...(suites.length === 0 ? {} : { suites: measured }) },
    blocks: [
      ...(rows.length === 0 ? [] : [tableOf(rows)]),
      ...rows.flatMap((row) => remarks(row, location)),
      ...suiteBlocks(measured),
    ],
    csv: csvTable(
      {
        run: (row: Row) => row.run,
        benchmark: (row) => row.benchmark,
        model: (row) => row.model,
        status: (row) => row.status,
        score: (row) => row.score.score,
        lo: (row) => row.score.interval?.lo ?? null,
        hi: (row) => row.score.interval?.hi ?? null,
        items: (row) => row.score.items,
        errors: (row) => row.score.aggregate.score.outcomes.error,
        spent_usd: (row) => row.score.aggregate.spent_usd.sum,
      },
      rows,
    ),
  };
}

function tableOf(rows: readonly Row[]): Block {
  return table<Row>(
    [
      { title: 'benchmark', show: ({ benchmark }) => benchmark },
      { title: 'model', show: ({ model }) => model, min: 12 },
      { title: 'score', align: 'right', show: ({ score }) => scoreWords(score) },
      { title: '95 % interval', align: 'right', show: ({ score }) => intervalWords(score) },
      { title: 'items', align: 'right', show: ({ score }) => String(score.items) },
      {
        title: 'spent $',
        align: 'right',
        drop: 1,
        show: ({ score }) => totalDollars(score.aggregate.spent_usd),
      },
      { title: 'run', show: ({ run }) => run },
    ],
    rows,
  );
}

function remarks({ run, reason, score }: Row, location: string | undefined): Block[] {
  const blocks: Block[] = [];
  const outcomes = outcomeWords(score);
  if (outcomes !== unknown) blocks.push(text(`${run}: ${outcomes}.`));
  if (score.unranked) blocks.push(text(`${run} is not ranked: ${score.unranked}.`, 'doubt'));
  const isOpen = score.aggregate.responses < score.aggregate.planned_samples;
  const store = location === undefined ? '' : ` --store ${location}`;
  if (reason !== null || isOpen || Object.keys(score.aggregate.errors).length > 0) {
    const why = reason === null ? '' : `Stopped: ${reason}. `;
    blocks.push(text(`${why}Go on with: weigh eval --resume ${run}${store}`, 'doubt'));
  }
  return blocks;
}
