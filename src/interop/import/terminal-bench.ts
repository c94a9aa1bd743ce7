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

const tokens = z.number().min(0).nullish();
const time = z.string().nullish();

const trial = z.object({
  task_id: z.string().min(1).max(200),
  is_resolved: z.boolean().nullish(),
  failure_mode: z.string().nullish(),
  instruction: z.string().nullish(),
  total_input_tokens: tokens,
  total_output_tokens: tokens,
  trial_started_at: time,
  trial_ended_at: time,
});

const schema = z.object({ results: z.array(trial).min(1).max(100_000) });

const metadata = z.object({
  model_name: z.string().nullish(),
  agent_name: z.string().nullish(),
  dataset_name: z.string().nullish(),
  dataset_version: z.string().nullish(),
  start_time: time,
  n_attempts: z.int().min(1).nullish(),
});

/** Of the harness or the container, not of the model (terminal_bench/agents/failure_mode.py). */
const notOfTheModel = ['agent_installation_failed', 'test_timeout', 'unknown'];
const outOfRoom = ['context_length_exceeded', 'output_length_exceeded'];

export function isTerminalBench(data: Record<string, unknown>): boolean {
  const { results } = data;
  return Array.isArray(results) && results[0]?.task_id !== undefined && 'is_resolved' in results[0];
}

/**
 * The `results.json` of `tb run`, with the `run_metadata.json` beside it when there is one.
 *
 * @param beside the metadata; null: there is none.
 * @param benchmark which one of the catalogue it is; default `terminal-bench` where the metadata name
 * its core data set.
 * @throws InputError
 */
export function readTerminalBench(
  data: Record<string, unknown>,
  file: string,
  beside: unknown,
  { benchmark, model }: ImportWords,
): ImportedRun {
  const report = checkPart(
    schema,
    data,
    { file },
    'is no result of Terminal-Bench',
    'give the results.json that `tb run` wrote',
  );
  const facts = metadata.safeParse(beside ?? {}).data ?? {};
  const name = model ?? facts.model_name;
  if (!name) {
    throw new InputError(
      file,
      undefined,
      'does not say which model ran, and no run_metadata.json beside it does',
      'put that file beside it, or say it with --model NAME',
    );
  }
  const counts = new Map<string, number>();
  const samples = report.results.map((each): ImportedSample => {
    const epoch = counts.get(each.task_id) ?? 0;
    counts.set(each.task_id, epoch + 1);
    return sampleOf(each, epoch);
  });
  const epochs = Math.max(...counts.values());
  const instructions = new Map(report.results.map((each) => [each.task_id, each.instruction]));
  const { dataset_name, dataset_version, agent_name } = facts;
  return {
    program: 'Terminal-Bench harness',
    program_version: null,
    benchmark: benchmark ?? 'terminal-bench',
    version: dataset_version ?? 'not stated',
    catalog_benchmark: benchmark ?? null,
    model: name,
    date: facts.start_time ?? report.results[0]!.trial_started_at ?? null,
    source: dataset_name ?? 'Terminal-Bench, data set not stated',
    revision: dataset_version ?? null,
    prompt: `the task's instruction, given to the agent ${agent_name ?? 'that ran it'}`,
    items: [...counts.keys()].map((id) => ({ id, content: instructions.get(id) ?? null })),
    limit: null,
    epochs,
    scorers: ['terminal-bench-harness@1'],
    samples,
    notices: [
      ...(benchmark === undefined
        ? ['Which Terminal-Bench of the catalogue this is was not said: --benchmark says it.']
        : []),
      ...(agent_name ? [`The agent was ${agent_name}.`] : []),
      'The harness itself counts trials without a verdict as failed; here they are errors.',
    ],
  };
}

function sampleOf(given: z.infer<typeof trial>, epoch: number): ImportedSample {
  const mode = given.failure_mode ?? null;
  const outcome = outcomeOf(given.is_resolved ?? null, mode);
  const started = Date.parse(given.trial_started_at ?? '');
  const ended = Date.parse(given.trial_ended_at ?? '');
  const said = mode !== null && mode !== 'none' && mode !== 'unset';
  return {
    item: given.task_id,
    epoch,
    outcome,
    value: outcome === 'error' ? null : Number(outcome === 'correct'),
    prompt: given.instruction ?? null,
    text: '',
    answer: null,
    explanation: said ? `failure mode ${mode.slice(0, 100)}` : null,
    usage: {
      ...noUsage,
      // The harness writes 0 where the agent does not count.
      input_tokens: given.total_input_tokens || null,
      output_tokens: given.total_output_tokens || null,
    },
    total_ms: ended >= started ? ended - started : null,
    others: [],
  };
}

function outcomeOf(resolved: boolean | null, mode: string | null): Outcome {
  if (resolved === true) return 'correct';
  if (resolved === null || (mode !== null && notOfTheModel.includes(mode))) return 'error';
  return mode !== null && outOfRoom.includes(mode) ? 'truncated' : 'incorrect';
}
