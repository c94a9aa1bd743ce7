import type { RunDetail, SampleListing, Store } from '../../store/index.ts';
import type { Outcome } from '../../store/outcome.ts';
import { csvTable, type Report, table, text } from '../report.ts';
import { count, thousands, unknown } from '../words.ts';

/** Samples of a run in plan order. */
export async function reportSamples(
  store: Store,
  run: RunDetail,
  outcome: string | null,
  limit: number,
): Promise<Report> {
  const samples: SampleListing[] = [];
  let isMore = false;
  for (let cursor: string | null | undefined; cursor !== null && samples.length < limit; ) {
    const page = await store.listSamples(run.id, {
      ...(outcome === null ? {} : { outcomes: [outcome as Outcome | 'unscored'] }),
      ...(cursor === undefined ? {} : { cursor }),
      limit: Math.min(1000, limit - samples.length),
    });
    samples.push(...page.samples);
    cursor = page.next;
    isMore = cursor !== null;
  }
  return {
    data: { run: run.id, samples },
    blocks: [
      table<SampleListing>(
        [
          { title: 'item', show: ({ item }) => item },
          { title: 'epoch', align: 'right', show: ({ epoch }) => String(epoch), drop: 3 },
          {
            title: 'outcome',
            show: ({ outcome: found }) => found ?? 'unscored',
            tone: ({ outcome: found }) =>
              found === 'correct' ? 'good' : found === 'incorrect' ? 'bad' : 'doubt',
          },
          {
            title: 'answer',
            show: ({ answer, error }) => answer ?? error?.code ?? unknown,
            min: 8,
          },
          {
            title: 'tokens out',
            align: 'right',
            drop: 1,
            show: ({ output_tokens: n }) => (n === null ? unknown : thousands(n)),
          },
          {
            title: 'ms',
            align: 'right',
            drop: 2,
            show: ({ total_ms: ms }) => (ms === null ? unknown : thousands(Math.round(ms))),
          },
        ],
        samples,
      ),
      text(
        isMore
          ? `The first ${count(samples.length, 'sample')}; --limit shows more.`
          : `${count(samples.length, 'sample')}. \`weigh show ${run.id} ITEM\` shows one.`,
        'muted',
      ),
    ],
    csv: csvTable(
      {
        item: (sample: SampleListing) => sample.item,
        epoch: (sample) => sample.epoch,
        outcome: (sample) => sample.outcome,
        value: (sample) => sample.value,
        answer: (sample) => sample.answer,
        output_tokens: (sample) => sample.output_tokens,
        total_ms: (sample) => sample.total_ms,
        error: (sample) => sample.error?.code ?? null,
      },
      samples,
    ),
  };
}
