import { digest } from '../../engine/digest.ts';
import { engineVersion, type Lock, lockText } from '../../engine/lock.ts';
import { type ImportOrigin, importedTag } from '../../evidence/import-origin.ts';
import { configurationWith } from '../../providers/configuration.ts';
import type { ItemRecord, ResponseRecord, ScoreRecord, Store } from '../../store/index.ts';
import type { ImportedRun, ImportedSample } from './imported-run.ts';

export interface StoredImport {
  run: string;
  /** False when the same run was there already. */
  added: boolean;
}

/** Samples that go to the store at once. */
const batch = 500;

/**
 * Stores a run of another program, marked as imported. The same run again changes nothing; one that
 * was cut off is completed.
 * @param file its name, without the folder.
 * @param now ISO 8601, for runs that do not say when they were made.
 * @throws StoreError
 */
export async function storeImport(
  store: Store,
  imported: ImportedRun,
  file: string,
  now: string,
): Promise<StoredImport> {
  const lock = lockOf(imported);
  const id = `import-${slug(imported.benchmark)}-${digest([lock, imported.samples]).slice(0, 12)}`;
  const before = await store.run(id);
  if (before?.status === 'finished') return { run: id, added: false };
  const { program, program_version, catalog_benchmark } = imported;
  const made = timeOf(imported.date);
  await store.createRun(
    {
      id,
      created_at: made ?? now,
      lock: lockText(lock),
      benchmark: imported.benchmark,
      benchmark_version: imported.version,
      model: `${imported.model} (${program})`,
      catalog_model: null,
      headline: { scorer: imported.scorers[0], judge: null },
      planned_samples: imported.items.length * imported.epochs,
      tags: [importedTag],
      environment: {
        imported: { program, program_version, catalog_benchmark, file, dated: made !== null },
      } satisfies ImportOrigin,
    },
    itemsOf(imported),
  );
  for (let from = 0; from < imported.samples.length; from += batch) {
    const samples = imported.samples.slice(from, from + batch);
    await store.record({
      responses: samples.map((sample) => responseOf(id, sample, imported, made ?? now)),
      scores: samples.flatMap((sample) => scoresOf(id, sample, imported, made ?? now)),
    });
  }
  await store.setStatus(id, 'finished', `imported from ${program}`);
  return { run: id, added: before === null };
}

function itemsOf({ items }: ImportedRun): ItemRecord[] {
  return items.map(({ id, content }) => ({
    id,
    sha256: digest([id, content]),
    cluster: null,
    content,
  }));
}

/** A lock that no run of this program can equal: its engine is another. */
function lockOf(imported: ImportedRun): Lock {
  const { benchmark, version, source, revision, prompt, items, limit, epochs, program } = imported;
  const hashes = itemsOf(imported).map(({ sha256 }) => sha256);
  return {
    format: 'weighbridge-lock',
    engine: `imported-${engineVersion}`,
    benchmark: {
      id: benchmark,
      version,
      data: { source, revision, sha256: digest(hashes) },
      protocol: { prompt, epochs, sampling: {} },
      metric: { kind: 'mean' },
      chance: null,
      limits: null,
    },
    scorers: imported.scorers.map((scorer) => ({ scorer, options: null })),
    items: {
      count: items.length,
      limit,
      sha256: digest(hashes),
      prompts_sha256: null,
      targets_sha256: digest(hashes),
    },
    model: {
      address: `imported#${imported.model}`,
      configuration: configurationWith({
        adapter: 'imported',
        provider: program,
        name: imported.model,
      }),
    },
    roles: { judge: null, user: null },
    sampling: { effective: {}, own: {}, left_out: [], seeded: false },
    epochs,
    seed: 0,
  };
}

function responseOf(
  run: string,
  sample: ImportedSample,
  { model }: ImportedRun,
  at: string,
): ResponseRecord {
  const failed = sample.outcome === 'error';
  return {
    run,
    item: sample.item,
    epoch: sample.epoch,
    attempt: 'imported',
    prompt: sample.prompt,
    request_sha256: digest(['imported', run, sample.item, sample.epoch]),
    text: sample.text,
    reasoning: null,
    transcript: null,
    finish: failed ? null : 'unknown',
    error: failed ? { code: 'imported', message: sample.explanation ?? 'no verdict' } : null,
    usage: sample.usage,
    cost_usd: null,
    spent_usd: null,
    first_token_ms: null,
    total_ms: sample.total_ms,
    requests: 0,
    resent: 0,
    cached: false,
    served_model: model,
    system_fingerprint: null,
    route: null,
    finished_at: at,
  };
}

function scoresOf(
  run: string,
  { item, epoch, outcome, value, answer, explanation, others }: ImportedSample,
  { scorers }: ImportedRun,
  at: string,
): ScoreRecord[] {
  return [value, ...others].map((each, i): ScoreRecord => {
    const headline = i === 0;
    return {
      run,
      item,
      epoch,
      scorer: scorers[i]!,
      judge: null,
      attempt: 'imported',
      outcome: headline ? outcome : each === null ? 'error' : each === 1 ? 'correct' : 'incorrect',
      value: each,
      answer: headline ? answer : null,
      explanation: headline ? explanation : null,
      detail: null,
      cost_usd: 0,
      scored_at: at,
    };
  });
}

/** To the millisecond in UTC; null when it is none. */
function timeOf(date: string | null): string | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
