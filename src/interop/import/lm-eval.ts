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
import { isRecord, parseJson } from './read-json.ts';

const line = z.looseObject({
  doc_id: z.union([z.int(), z.string()]),
  doc: z.unknown(),
  arguments: z.unknown().optional(),
  resps: z.unknown(),
  filtered_resps: z.unknown().optional(),
  filter: z.string().default('none'),
  metrics: z.array(z.string()),
  doc_hash: z.string().optional(),
});

const results = z.looseObject({
  config: z.looseObject({ limit: z.number().nullish() }).optional(),
  versions: z.record(z.string(), z.unknown()).optional(),
  date: z.number().nullish(),
  lm_eval_version: z.string().nullish(),
  model_name: z.string().nullish(),
});

const samplesName = /^samples_(.+)_(\d{4}-\d{2}-\d{2}T[\d.:-]+)\.jsonl$/;

/** Task and date that the name of a samples file holds; null when it is none. */
export function samplesFileOf(name: string): { task: string; date: string } | null {
  const match = samplesName.exec(name);
  return match ? { task: match[1]!, date: match[2]! } : null;
}

export function isLmEvalResults(data: Record<string, unknown>): boolean {
  return isRecord(data.results) && isRecord(data.configs) && 'n-shot' in data;
}

/**
 * The samples that lm-evaluation-harness writes with `--log_samples`, one run a task. A line is one
 * document under one filter; each pair of metric and filter whose values lie in 0 to 1 is a scorer,
 * in the order of the file, the first of them the headline.
 *
 * @param text of `samples_TASK_DATE.jsonl`.
 * @param beside of `results_DATE.json`; null: there is none.
 * @throws InputError
 */
export function readLmEval(
  text: string,
  file: string,
  task: string,
  beside: unknown,
  { benchmark, model }: ImportWords,
): ImportedRun {
  const facts = results.safeParse(beside ?? {}).data ?? {};
  const name = model ?? facts.model_name;
  if (!name) {
    throw new InputError(
      file,
      undefined,
      'does not say which model ran, and no results file of the same date beside it does',
      'put that file beside it, or say it with --model NAME',
    );
  }
  const documents = documentsOf(text, file);
  const scorers = scorersOf(documents);
  if (scorers.length === 0) {
    throw new InputError(
      file,
      undefined,
      'holds no metric with values from 0 to 1',
      'only scores such as acc and exact_match can be taken; perplexities cannot',
    );
  }
  const version = facts.lm_eval_version ?? null;
  const epochs = Math.max(...documents.map(({ attempts }) => attempts.length));
  return {
    program: 'lm-evaluation-harness',
    program_version: version,
    benchmark: `lm-eval:${task}`,
    version: versionOf(facts.versions, task),
    catalog_benchmark: benchmark ?? null,
    model: name,
    date: facts.date ? new Date(1000 * facts.date).toISOString() : null,
    source: `lm-evaluation-harness, task ${task}`,
    revision: null,
    prompt: `that of the task ${task}`,
    items: documents.map(({ id, doc }) => ({ id, content: doc ?? null })),
    limit: facts.config?.limit == null ? null : documents.length,
    epochs,
    scorers: scorers.map((each) => `lm-eval:${each}@${version ?? 'unknown'}`) as [string],
    samples: documents.flatMap(({ id, attempts }) =>
      attempts.map((attempt, epoch) => sampleOf(id, epoch, attempt, scorers)),
    ),
    notices: [
      ...(beside === null
        ? ['There is no results file beside it: version, date and limit are not known.']
        : []),
      ...(benchmark === undefined
        ? ['It is no evidence for a ranking unless --benchmark says which benchmark this is.']
        : []),
    ],
  };
}

type Line = z.infer<typeof line>;

interface Document {
  id: string;
  doc: unknown;
  /** By epoch: the lines of all filters. */
  attempts: Map<string, Line>[];
}

function documentsOf(text: string, file: string): Document[] {
  const documents = new Map<string, Document>();
  text.split('\n').forEach((row, i) => {
    if (row.trim() === '') return;
    const read = checkPart(
      line,
      parseJson(row, file, i + 1),
      { file, line: i + 1 },
      'is no sample of lm-evaluation-harness',
      'give the samples_TASK_DATE.jsonl that `--log_samples` wrote',
    );
    const id = String(read.doc_id);
    const document = documents.get(id) ?? { id, doc: read.doc, attempts: [] };
    documents.set(id, document);
    const attempt = document.attempts.find((each) => !each.has(read.filter));
    if (attempt) attempt.set(read.filter, read);
    else document.attempts.push(new Map([[read.filter, read]]));
  });
  if (documents.size === 0) {
    throw new InputError(file, undefined, 'holds no sample', 'give the file of a run that ended');
  }
  return [...documents.values()];
}

/** `metric,filter` in the order in which they occur, those with values from 0 to 1. */
function scorersOf(documents: readonly Document[]): string[] {
  const names = new Set<string>();
  const refused = new Set<string>();
  for (const { attempts } of documents) {
    for (const each of attempts.flatMap((attempt) => [...attempt.values()])) {
      for (const metric of each.metrics) {
        const name = `${metric},${each.filter}`;
        const value = each[metric];
        names.add(name);
        const fits = typeof value === 'number' && value >= 0 && value <= 1;
        if (!fits && value !== null && typeof value !== 'boolean') refused.add(name);
      }
    }
  }
  return [...names].filter((name) => !refused.has(name));
}

function sampleOf(
  item: string,
  epoch: number,
  attempt: ReadonlyMap<string, Line>,
  scorers: readonly string[],
): ImportedSample {
  const values = scorers.map((name) => {
    const at = name.lastIndexOf(',');
    const value = attempt.get(name.slice(at + 1))?.[name.slice(0, at)];
    return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : null;
  });
  const [value = null, ...others] = values;
  const first = attempt.get(scorers[0]!.slice(scorers[0]!.lastIndexOf(',') + 1));
  const shown = first ?? [...attempt.values()][0]!;
  const answer = textOf(first?.filtered_resps);
  return {
    item,
    epoch,
    outcome: outcomeOf(value, answer),
    value,
    prompt: shown.arguments ?? null,
    text: textOf(shown.resps) ?? JSON.stringify(shown.resps ?? null),
    answer,
    explanation: null,
    usage: noUsage,
    total_ms: null,
    others,
  };
}

/** The regex filters put `[invalid]` where they find no answer. */
function outcomeOf(value: number | null, answer: string | null): Outcome {
  if (value === null) return 'error';
  if (value === 1) return 'correct';
  return answer === '[invalid]' ? 'unparsed' : 'incorrect';
}

/** The first text in nested lists; null where they hold no text alone. */
function textOf(responses: unknown): string | null {
  let value = responses;
  while (Array.isArray(value) && value.length === 1) [value] = value;
  return typeof value === 'string' ? value : null;
}

function versionOf(versions: Record<string, unknown> | undefined, task: string): string {
  const version = versions?.[task];
  return typeof version === 'string' || typeof version === 'number'
    ? String(version)
    : 'not stated';
}
