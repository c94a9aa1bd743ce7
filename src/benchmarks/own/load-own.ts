import { createHash } from 'node:crypto';
import type {
  Benchmark,
  BenchmarkItem,
  Metric,
  Prompt,
  ScorerUse,
} from '../../engine/benchmark.ts';
import { canonicalJson } from '../../providers/replay/request-hash.ts';
import { loadScorer } from '../../scorers/catalogue.ts';
import { ScorerError } from '../../scorers/error.ts';
import { guessing, lettered } from '../define.ts';
import type { LoadedBenchmark } from '../definition.ts';
import { compileTarget, namesOfTarget, renderTarget, shapeTarget } from './make-target.ts';
import { Findings } from './problems.ts';
import { type OwnFiles, readOwnFiles } from './read-file.ts';
import type { OwnBenchmark } from './schema.ts';
import { type CompiledTemplate, compileTemplate } from './template.ts';

/** A benchmark of one's own with what `weigh benchmark check` looks at beside it. */
export interface OwnLoaded extends LoadedBenchmark {
  files: OwnFiles;
  /** By item: the response that its file says must be judged right; null where it says none. */
  gold: (item: BenchmarkItem) => string | null;
  /** Line of the items' file where an item begins. */
  lineOf: (item: BenchmarkItem) => number;
}

/**
 * Reads a benchmark of one's own: a YAML file beside a file of items (docs/own-benchmarks.md).
 *
 * @param path of the YAML file.
 * @throws OwnBenchmarkError with every mistake that was found, each with file, line and remedy.
 */
export async function loadOwn(path: string): Promise<OwnLoaded> {
  const findings = new Findings();
  const files = await readOwnFiles(path, findings);
  const parts = compileParts(files, findings);
  const scorers = await findScorers(files, findings);
  findings.stop();
  const made = files.records.map((record) => makeItem(files, parts!, scorers, record, findings));
  reportDuplicates(made, files, findings);
  findings.stop();
  const items = made.map(({ item }) => item);
  const byId = new Map(made.map((each) => [each.item.id, each]));
  const { own } = files;
  const { seconds, output_tokens } = own.limits;
  const benchmark: Benchmark = {
    id: own.id,
    version: own.version,
    name: own.name,
    summary: own.summary,
    catalog_benchmark: null,
    data: {
      source: files.itemsFile,
      revision: null,
      sha256: files.sha256,
      licence: own.licence ?? null,
    },
    items,
    protocol: { sampling: samplingOf(own), epochs: own.epochs, prompt: own.prompt },
    scorers,
    metric: metricOf(own),
    chance: own.chance ?? (items.every(({ choices }) => choices) ? guessing(items) : null),
    ...(seconds === undefined && output_tokens === undefined
      ? {}
      : {
          limits: {
            ...(seconds === undefined ? {} : { time_ms: seconds * 1000 }),
            ...(output_tokens === undefined ? {} : { output_tokens }),
          },
        }),
    prompt: (item) => byId.get(item.id)!.prompt,
  };
  return {
    benchmark,
    notices: [],
    files,
    gold: (item) => byId.get(item.id)!.gold,
    lineOf: (item) => byId.get(item.id)!.line,
  };
}

interface Parts {
  prompt: CompiledTemplate;
  system: CompiledTemplate | null;
  gold: CompiledTemplate | null;
  id: CompiledTemplate | null;
  cluster: CompiledTemplate | null;
  target: ReturnType<typeof compileTarget>;
}

/** Compiles the templates and holds the names in them against the columns of the first item. */
function compileParts(
  { own, file, lineAt, records, itemsFile }: OwnFiles,
  findings: Findings,
): Parts | undefined {
  const columns = new Set(Object.keys((records[0]?.value ?? {}) as object));
  const extra = own.choices === undefined ? [] : ['choices', 'lettered'];
  const compiled = <T>(
    path: readonly string[],
    compile: () => T,
    names: (made: T) => string[],
  ): T | null => {
    try {
      const made = compile();
      const unknown = names(made).filter((name) => !columns.has(name) && !extra.includes(name));
      if (unknown.length > 0) {
        findings.add(
          'template',
          file,
          lineAt(path),
          `${path.join('.')}: ${itemsFile} has no ${unknown.join(', ')}`,
          `its items have ${[...columns, ...extra].join(', ')}`,
        );
      }
      return made;
    } catch (error) {
      findings.add(
        'template',
        file,
        lineAt(path),
        `${path.join('.')}: not a valid template: ${(error as Error).message}`,
        'a value is written {{ name }}, a condition {% if name %} ... {% endif %}',
      );
      return null;
    }
  };
  const one = (path: readonly string[], source: string | undefined): CompiledTemplate | null =>
    source === undefined
      ? null
      : compiled(
          path,
          () => compileTemplate(source),
          ({ names }) => [...names],
        );
  const listed = typeof own.choices === 'string' ? [own.choices] : (own.choices ?? []);
  for (const name of listed.filter((each) => !columns.has(each))) {
    findings.add(
      'template',
      file,
      lineAt(['choices']),
      `choices: ${itemsFile} has no ${name}`,
      `its items have ${[...columns].join(', ')}`,
    );
  }
  const prompt = one(['prompt'], own.prompt);
  const target = compiled(['target'], () => compileTarget(own.target), namesOfTarget);
  if (prompt === null || (target === null && own.target !== null)) return undefined;
  return {
    prompt,
    target,
    system: one(['system'], own.system),
    gold: one(['gold'], own.gold),
    id: one(['item', 'id'], own.item.id),
    cluster: one(['item', 'cluster'], own.item.cluster),
  };
}

async function findScorers(
  { own, file, lineAt }: OwnFiles,
  findings: Findings,
): Promise<[ScorerUse, ...ScorerUse[]]> {
  const uses: ScorerUse[] = [];
  for (const each of [own.scorer].flat()) {
    const { id, options } = typeof each === 'string' ? { id: each, options: undefined } : each;
    try {
      const scorer = await loadScorer(id);
      uses.push(options === undefined ? { scorer } : { scorer, options });
    } catch (error) {
      if (!(error instanceof ScorerError)) throw error;
      findings.add(
        'scorer',
        file,
        lineAt(['scorer']),
        `scorer: ${error.message}`,
        'name one of them',
      );
    }
  }
  return uses as [ScorerUse, ...ScorerUse[]];
}

interface MadeItem {
  item: BenchmarkItem;
  prompt: Prompt;
  gold: string | null;
  line: number;
}

function makeItem(
  { own, file, lineAt, itemsFile }: OwnFiles,
  parts: Parts,
  scorers: readonly ScorerUse[],
  { value, line }: OwnFiles['records'][number],
  findings: Findings,
): MadeItem {
  const record = value as Record<string, unknown>;
  const choices = choicesOf(own, record, itemsFile, line, findings);
  const values: Record<string, unknown> = {
    ...record,
    ...(choices === undefined ? {} : { choices, lettered: lettered(choices) }),
  };
  const render = (template: CompiledTemplate, path: string): string => {
    try {
      return template.render(values);
    } catch (error) {
      findings.add(
        'template',
        itemsFile,
        line,
        `${path} of ${file}:${lineAt([path])} cannot be made for this item: ${(error as Error).message}`,
        'give the item what the template uses, or guard it with {% if %}',
      );
      return '';
    }
  };
  const options =
    typeof own.scorer === 'object' && 'options' in own.scorer ? own.scorer.options : undefined;
  const [headline] = scorers;
  const target = shapeTarget(
    own,
    headline!.scorer.id,
    options,
    renderTarget(parts.target, values) ?? null,
    choices,
  );
  for (const { scorer } of scorers) checkTarget(scorer, target, itemsFile, line, findings);
  const item: BenchmarkItem = {
    id: parts.id ? render(parts.id, 'item').trim() : recordId(record),
    content: record,
    target,
    cluster: parts.cluster ? render(parts.cluster, 'item').trim() || null : null,
    ...(choices === undefined ? {} : { choices }),
  };
  const text = render(parts.prompt, 'prompt');
  if (text.trim() === '') {
    findings.add(
      'prompt',
      itemsFile,
      line,
      'the prompt of this item is empty',
      'fill the values that the template uses',
    );
  }
  return {
    item,
    line,
    gold: parts.gold ? render(parts.gold, 'gold') : null,
    prompt: promptOf(own, text, parts.system ? render(parts.system, 'system') : null, choices),
  };
}

function choicesOf(
  own: OwnBenchmark,
  record: Record<string, unknown>,
  itemsFile: string,
  line: number,
  findings: Findings,
): string[] | undefined {
  if (own.choices === undefined) return undefined;
  const found =
    typeof own.choices === 'string' ? record[own.choices] : own.choices.map((name) => record[name]);
  const texts = Array.isArray(found) ? found.map((each) => String(each ?? '').trim()) : [];
  if (texts.length < 2 || texts.includes('')) {
    findings.add(
      'choices',
      itemsFile,
      line,
      `choices: needs two texts or more, none empty; there are ${JSON.stringify(texts).slice(0, 80)}`,
      'choices names one column that holds a list, or a list of columns',
    );
  }
  return texts;
}

function checkTarget(
  scorer: ScorerUse['scorer'],
  target: unknown,
  itemsFile: string,
  line: number,
  findings: Findings,
): void {
  try {
    scorer.check(target);
  } catch (error) {
    if (!(error instanceof ScorerError)) throw error;
    findings.add(
      'target',
      itemsFile,
      line,
      error.message,
      'correct the item, the target of the YAML file, or choose another scorer',
    );
  }
}

function promptOf(
  own: OwnBenchmark,
  text: string,
  system: string | null,
  choices: readonly string[] | undefined,
): Prompt {
  if (own.kind === 'completion') return { kind: 'completion', prompt: text };
  if (own.kind === 'loglikelihood') {
    const continuations = choices!.map((choice) => ` ${choice}`);
    // A template ends its last line; the continuation begins with the space.
    const context = text.trimEnd();
    return { kind: 'loglikelihood', contexts: [{ context, continuations, special_tokens: false }] };
  }
  return {
    kind: 'chat',
    messages: [
      ...(system === null ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user' as const, content: text },
    ],
  };
}

/** The same for the same content, in whatever order its values stand. */
function recordId(record: Record<string, unknown>): string {
  return createHash('sha256').update(canonicalJson(record)).digest('hex').slice(0, 12);
}

function reportDuplicates(
  made: readonly MadeItem[],
  { own, itemsFile }: OwnFiles,
  findings: Findings,
): void {
  const first = new Map<string, number>();
  for (const { item, line } of made) {
    const seen = first.get(item.id);
    if (seen === undefined) {
      first.set(item.id, line);
      continue;
    }
    const what = own.item.id === undefined ? 'the same item' : `the id "${item.id}"`;
    findings.add(
      'duplicate',
      itemsFile,
      line,
      `${what} stands in line ${seen} already`,
      'remove one, or tell them apart',
    );
  }
}

function samplingOf({ sampling }: OwnBenchmark): Benchmark['protocol']['sampling'] {
  return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
}

function metricOf({ metric }: OwnBenchmark): Metric {
  if (metric === 'mean') return { kind: 'mean' };
  const [kind, k] = Object.entries(metric)[0] as ['pass-at-k' | 'pass-hat-k', number];
  return { kind, k };
}
