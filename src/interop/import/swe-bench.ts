import { basename } from 'node:path';
import { z } from 'zod';
import type { Outcome } from '../../store/outcome.ts';
import { InputError } from '../input-error.ts';
import { checkPart } from './check-part.ts';
import {
  type ImportedRun,
  type ImportedSample,
  type ImportWords,
  noUsage,
} from './imported-run.ts';

const ids = z.array(z.string().min(1).max(200)).max(100_000);

const schema = z.object({
  total_instances: z.int().min(1),
  resolved_ids: ids,
  unresolved_ids: ids,
  error_ids: ids,
  empty_patch_ids: ids.default([]),
  incomplete_ids: ids.default([]),
  schema_version: z.literal(2),
});

/** Instances of the data sets of SWE-bench: a report names none. */
const sizes: Record<string, number> = {
  'swe-bench-verified': 500,
  'swe-bench-lite': 300,
  'swe-bench': 2294,
};

const outcomes: readonly [keyof z.infer<typeof schema>, Outcome, string][] = [
  ['resolved_ids', 'correct', 'all tests that the change must turn pass'],
  ['unresolved_ids', 'incorrect', 'tests that must pass fail'],
  ['empty_patch_ids', 'unparsed', 'the patch is empty'],
  [
    'error_ids',
    'error',
    'the harness has no verdict: a patch that does not apply, a time-out, or a failure of the container; it does not say which',
  ],
];

export function isSweBench(data: Record<string, unknown>): boolean {
  return 'resolved_ids' in data && 'unresolved_ids' in data && 'total_instances' in data;
}

/**
 * The report that `swebench.harness.run_evaluation` writes, `MODEL.RUN_ID.json`
 * (swebench/harness/reporting.py, schema version 2). It names neither the data set nor when it was
 * made, and its model only in the file's name.
 *
 * @param benchmark which data set it is of, in the catalogue's words.
 * @throws InputError
 */
export function readSweBench(
  data: Record<string, unknown>,
  file: string,
  { benchmark, model }: ImportWords,
): ImportedRun {
  const report = checkPart(
    schema,
    data,
    { file },
    'is no report of SWE-bench',
    'give the MODEL.RUN_ID.json that `python -m swebench.harness.run_evaluation` (version 2 or later) wrote',
  );
  if (benchmark === undefined || sizes[benchmark] === undefined) {
    throw new InputError(
      file,
      undefined,
      `is a report on ${report.total_instances} instances and does not say of which data set`,
      `say it with --benchmark ${Object.keys(sizes).join(' or ')}`,
    );
  }
  if (report.total_instances !== sizes[benchmark]) {
    throw new InputError(
      file,
      undefined,
      `is a report on ${report.total_instances} instances; ${benchmark} has ${sizes[benchmark]}`,
      'give --benchmark as the data set that was run, and a report on all of it',
    );
  }
  const samples = outcomes.flatMap(([field, outcome, explanation]) =>
    (report[field] as string[]).map((item) => sampleOf(item, outcome, explanation)),
  );
  const items = [...samples.map(({ item }) => item), ...report.incomplete_ids];
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item)) {
      throw new InputError(
        file,
        undefined,
        `lists ${item} twice`,
        'give the report as the harness wrote it',
      );
    }
    seen.add(item);
  }
  if (items.length !== report.total_instances) {
    throw new InputError(
      file,
      undefined,
      `lists ${items.length} of its ${report.total_instances} instances`,
      'give the report as the harness wrote it',
    );
  }
  const errors = report.error_ids.length;
  const resolved = report.resolved_ids.length;
  return {
    program: 'SWE-bench harness',
    program_version: null,
    benchmark,
    version: 'official',
    catalog_benchmark: benchmark,
    model: model ?? modelOf(file),
    date: null,
    source: `SWE-bench, ${benchmark}`,
    revision: null,
    prompt: 'not in the report: the agent decides it',
    items: items.sort().map((id) => ({ id, content: null })),
    limit: null,
    epochs: 1,
    scorers: ['swe-bench-harness@2'],
    samples,
    notices: [
      `SWE-bench itself states ${resolved} of ${items.length}, ${((100 * resolved) / items.length).toFixed(1)} %: it counts what has no verdict as not resolved.`,
      ...(errors > 0 ? [`${errors} instances have no verdict; here they are errors.`] : []),
      ...(report.incomplete_ids.length > 0
        ? [`${report.incomplete_ids.length} instances were not submitted; the run is not whole.`]
        : []),
    ],
  };
}

/** `MODEL.RUN_ID.json`, in which `/` became `__`; a model may have dots, a run id seldom. */
function modelOf(file: string): string {
  const parts = basename(file)
    .replace(/\.json$/i, '')
    .split('.');
  return (parts.length > 1 ? parts.slice(0, -1).join('.') : parts[0]!).replaceAll('__', '/');
}

function sampleOf(item: string, outcome: Outcome, explanation: string): ImportedSample {
  return {
    item,
    epoch: 0,
    outcome,
    value: outcome === 'error' ? null : Number(outcome === 'correct'),
    prompt: null,
    text: '',
    answer: null,
    explanation,
    usage: noUsage,
    total_ms: null,
    others: [],
  };
}
