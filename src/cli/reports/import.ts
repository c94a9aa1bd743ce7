import { basename } from 'node:path';
import { type Catalog, findByName } from '../../catalog/index.ts';
import { scoreRun } from '../../engine/score-run.ts';
import { stateModel } from '../../evidence/stated-model.ts';
import type { ImportedRun } from '../../interop/import/imported-run.ts';
import { readImport } from '../../interop/import/read-import.ts';
import { storeImport } from '../../interop/import/store-import.ts';
import { openStore, storeLocation } from '../../store/index.ts';
import type { ImportFlags } from '../commands/import.ts';
import { csvTable, list, type Report, table, text } from '../report.ts';
import { count, thousands } from '../words.ts';
import { intervalWords, scoreWords } from './run-words.ts';

interface Line {
  run: string;
  added: boolean;
  benchmark: string;
  model: string;
  items: number;
  score: number | null;
  words: string;
  unranked: string | null;
  notices: readonly string[];
}

/**
 * Reads all files before anything is stored, so that a bad one leaves nothing behind.
 * @param catalog where a benchmark or a model of it is named; else null.
 * @throws InputError, NotFoundError, StoreError
 */
export async function reportImport(
  files: readonly string[],
  flags: ImportFlags,
  catalog: Catalog | null,
  now: Date,
): Promise<Report> {
  const benchmark =
    flags.benchmark && catalog
      ? findByName(catalog.benchmarks, flags.benchmark, 'benchmark').id
      : undefined;
  const as = flags.as && catalog ? findByName(catalog.models, flags.as, 'model').id : null;
  const read: { file: string; run: ImportedRun }[] = [];
  for (const file of files) {
    for (const run of await readImport(file, { benchmark, model: flags.model })) {
      read.push({ file, run });
    }
  }
  const store = await openStore(storeLocation(flags.store));
  try {
    const lines: Line[] = [];
    for (const { file, run } of read) {
      const stored = await storeImport(store, run, basename(file), now.toISOString());
      if (as !== null) await stateModel(store, (await store.run(stored.run))!, as);
      const score = await scoreRun(store, stored.run);
      lines.push({
        ...stored,
        benchmark: run.benchmark,
        model: run.model,
        items: run.items.length,
        score: score.score,
        words: `${scoreWords(score)}${score.interval ? `, ${intervalWords(score)}` : ''}`,
        unranked: score.unranked,
        notices: run.notices,
      });
    }
    return reportOf(lines);
  } finally {
    await store.close();
  }
}

function reportOf(lines: readonly Line[]): Report {
  const notices = [
    ...new Set(
      lines.flatMap(({ notices: given, unranked, run }) => [
        ...given,
        ...(unranked === null ? [] : [`${run} is not ranked: ${unranked}.`]),
      ]),
    ),
  ];
  const known = lines.filter(({ added }) => !added).length;
  return {
    data: { runs: lines.map(({ words: _, ...line }) => line) },
    blocks: [
      table<Line>(
        [
          { title: 'Run', show: ({ run }) => run },
          { title: 'Benchmark', show: ({ benchmark }) => benchmark, min: 10 },
          { title: 'Model', show: ({ model }) => model, min: 10, drop: 2 },
          { title: 'Items', align: 'right', drop: 1, show: ({ items }) => thousands(items) },
          { title: 'Score', show: ({ words }) => words },
        ],
        lines,
      ),
      ...(notices.length > 0 ? [list(notices)] : []),
      text(
        `${count(lines.length, 'run')} imported${known > 0 ? `, of which ${known} were there already` : ''}. \`weigh show RUN\` shows the samples.`,
        'muted',
      ),
    ],
    csv: csvTable(
      {
        run: ({ run }: Line) => run,
        added: ({ added }) => added,
        benchmark: ({ benchmark }) => benchmark,
        model: ({ model }) => model,
        items: ({ items }) => items,
        score: ({ score }) => score,
      },
      lines,
    ),
  };
}
