import type { ExpectedScore } from '../../ranking/ability/model-ability.ts';
import type { Column } from '../report.ts';

/** What a score is beside what was expected of it. */
export const expectedColumns: readonly Column<
  Pick<ExpectedScore, 'benchmark_name' | 'cited' | 'expected' | 'residual'>
>[] = [
  { title: 'Benchmark', show: ({ benchmark_name }) => benchmark_name, min: 12 },
  { title: 'Score', align: 'right', show: ({ cited }) => cited.score.toFixed(1) },
  { title: 'Expected', align: 'right', show: ({ expected }) => expected.toFixed(1) },
  { title: 'Off by', align: 'right', show: ({ residual }) => `${residual.toFixed(1)} se` },
  {
    title: 'Reported by',
    drop: 1,
    show: ({ cited }) => `${cited.reporter} (${cited.reported_by})`,
  },
];
