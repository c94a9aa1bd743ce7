import type { Finding, Progress, UsageReport } from '../../store/index.ts';
import type { StoreFlags } from '../commands/store.ts';
import { wholeOf } from '../measure/eval-settings.ts';
import { withStore } from '../measure/with-store.ts';
import { progressBar } from '../print/progress-bar.ts';
import { csvTable, heading, type Report, table, text } from '../report.ts';
import { count, thousands } from '../words.ts';

/** @throws StoreError */
export async function reportStoreCheck({
  store: location,
}: StoreFlags): Promise<{ report: Report; ok: boolean }> {
  return await withStore(location, async (store) => {
    const check = await withBar((progress) => store.check(progress));
    const { runs, responses, scores, unused_texts } = check.counts;
    const more = check.found - check.findings.length;
    const summary = `${count(runs, 'run')}, ${count(responses, 'response')}, ${count(scores, 'score')}, schema ${check.schema_version}.`;
    return {
      ok: check.ok,
      report: {
        data: check,
        blocks: [
          check.ok
            ? text(`Nothing is wrong. ${summary}`, 'good')
            : text(`${count(check.found, 'fault')} found. ${summary}`, 'bad'),
          ...(check.findings.length > 0
            ? [
                table<Finding>(
                  [
                    { title: 'kind', show: ({ kind }) => kind },
                    { title: 'what', show: ({ message }) => message, wrap: true },
                  ],
                  check.findings,
                ),
              ]
            : []),
          ...(more > 0 ? [text(`... and ${more} more`)] : []),
          ...(unused_texts > 0
            ? [
                text(
                  `${count(unused_texts, 'text')} unused; \`weigh store compact\` removes them.`,
                  'muted',
                ),
              ]
            : []),
        ],
        csv: csvTable(
          { kind: (row: Finding) => row.kind, message: (row) => row.message },
          check.findings,
        ),
      },
    };
  });
}

/** @throws StoreError, UsageError */
export async function reportCompact({ store: location, forgetCalls }: StoreFlags): Promise<Report> {
  const days = forgetCalls === undefined ? null : wholeOf('--forget-calls', forgetCalls, 0);
  return await withStore(location, async (store) => {
    const compacted = await withBar((progress) =>
      store.compact({
        progress,
        ...(days === null
          ? {}
          : { forget_calls_before: new Date(Date.now() - days * 86_400_000).toISOString() }),
      }),
    );
    const { removed_texts, removed_items, bytes_before, bytes_after } = compacted;
    return {
      data: compacted,
      blocks: [
        text(
          `Removed ${count(removed_texts, 'text')} and ${count(removed_items, 'item')}: ${size(bytes_before)} before, ${size(bytes_after)} now.`,
        ),
      ],
      csv: csvTable(
        {
          removed_texts: (row: typeof compacted) => row.removed_texts,
          removed_items: (row) => row.removed_items,
          bytes_before: (row) => row.bytes_before,
          bytes_after: (row) => row.bytes_after,
        },
        [compacted],
      ),
    };
  });
}

/** @throws StoreError */
export async function reportUsage({ store: location }: StoreFlags): Promise<Report> {
  return await withStore(location, async (store) => {
    const usage = await withBar((progress) => store.usage(progress));
    return {
      data: usage,
      blocks: [
        text(
          `${size(usage.bytes)} in all, ${size(usage.other_bytes)} of it rows, indexes and free room.`,
        ),
        heading('Texts'),
        table<UsageReport['texts'][number]>(
          [
            { title: 'of', show: ({ kind }) => kind },
            { title: 'texts', align: 'right', show: ({ count: n }) => thousands(n) },
            { title: 'stored', align: 'right', show: ({ bytes }) => size(bytes) },
            { title: 'as written', align: 'right', show: ({ plain_bytes }) => size(plain_bytes) },
          ],
          usage.texts,
        ),
        heading('Runs'),
        table<UsageReport['runs'][number]>(
          [
            { title: 'run', show: ({ run }) => run },
            { title: 'responses', align: 'right', show: ({ responses }) => thousands(responses) },
            { title: 'its own', align: 'right', show: ({ own_bytes }) => size(own_bytes) },
            { title: 'shared', align: 'right', show: ({ shared_bytes }) => size(shared_bytes) },
          ],
          usage.runs,
        ),
      ],
      csv: csvTable(
        {
          run: (row: UsageReport['runs'][number]) => row.run,
          responses: (row) => row.responses,
          own_bytes: (row) => row.own_bytes,
          shared_bytes: (row) => row.shared_bytes,
        },
        usage.runs,
      ),
    };
  });
}

async function withBar<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
  const bar = progressBar('reading the store');
  try {
    return await work((_step, done, total) => bar.show(done, Math.max(1, total)));
  } finally {
    bar.clear();
  }
}

/** `1536` -> `1.5 KiB`. */
function size(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
