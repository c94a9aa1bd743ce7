import type {
  BenchmarkItem,
  LoopBenchmark,
  Metric,
  Prompt,
  SampleLimits,
  ScorerUse,
  SingleTurnBenchmark,
} from '../engine/benchmark.ts';
import type { Sampling } from '../providers/configuration.ts';
import { loadScorer } from '../scorers/catalogue.ts';
import { type LoadedData, loadData } from './data/load-data.ts';
import type { BenchmarkDefinition } from './definition.ts';

/** Items in the source's order, and what makes the prompt of one, or plays one through. */
export type Built<Target> = { items: BenchmarkItem<Target>[] } & (
  | { prompt: (item: BenchmarkItem<Target>) => Prompt }
  | (Pick<LoopBenchmark<Target>, 'attempt' | 'roles' | 'tools'> & {
      /** Where they need the data; default: those of the recipe, from the catalogue of scorers. */
      scorers?: readonly [ScorerUse, ...ScorerUse[]];
      /** Over the recipe's. */
      chance?: number | null;
      metric?: Metric;
    })
);

/** A benchmark as its folder states it. */
export interface Recipe<Target>
  extends Omit<
    BenchmarkDefinition,
    'load' | 'files' | 'epochs' | 'publishable' | 'needs' | 'differences'
  > {
  /** Default none. */
  readonly differences?: readonly string[];
  /** Default 1. */
  readonly epochs?: number;
  /** Default true. */
  readonly publishable?: boolean;
  /** Default none. */
  readonly needs?: BenchmarkDefinition['needs'];
  /** Default the mean. */
  readonly metric?: Metric;
  /** Score of guessing, in [0, 1]; null: not defined. A function where it depends on the items. */
  readonly chance: number | null | ((items: readonly BenchmarkItem<Target>[]) => number);
  readonly sampling: Partial<Sampling>;
  readonly limits?: SampleLimits;
  /** How a prompt is made, for whoever reads the results. */
  readonly prompt: string;
  /** Names of the files it reads; default all of the source. */
  readonly files?: readonly string[];
  build(data: LoadedData): Promise<Built<Target>>;
}

/** Makes the definition that lists and the engine use out of a recipe. */
export function defineBenchmark<Target>(recipe: Recipe<Target>): BenchmarkDefinition {
  const { id, version, name, summary, catalog_benchmark, protocol, data, items, scorers } = recipe;
  const epochs = recipe.epochs ?? 1;
  return {
    id,
    version,
    name,
    summary,
    catalog_benchmark,
    protocol,
    differences: recipe.differences ?? [],
    data,
    files: recipe.files ?? data.files.map((file) => file.name),
    items,
    epochs,
    scorers,
    needs: recipe.needs ?? [],
    publishable: recipe.publishable ?? true,
    async load(options) {
      const loaded = await loadData(data, options, recipe.files);
      const built = await recipe.build(loaded);
      const { limits } = recipe;
      return {
        notices: loaded.notices,
        benchmark: {
          id,
          version,
          name,
          summary,
          catalog_benchmark,
          data: loaded.identity,
          items: built.items,
          protocol: { sampling: recipe.sampling, epochs, prompt: recipe.prompt },
          scorers: ('scorers' in built && built.scorers) || (await usedScorers(scorers)),
          metric: ('metric' in built && built.metric) || (recipe.metric ?? { kind: 'mean' }),
          chance: chanceOf(recipe.chance, built),
          ...(limits === undefined ? {} : { limits }),
          ...playOf(built),
        },
      };
    },
  };
}

function chanceOf<Target>(chance: Recipe<Target>['chance'], built: Built<Target>): number | null {
  if ('chance' in built && built.chance !== undefined) return built.chance;
  return typeof chance === 'function' ? chance(built.items) : chance;
}

function playOf<Target>(
  built: Built<Target>,
): Pick<SingleTurnBenchmark, 'prompt'> | Pick<LoopBenchmark, 'attempt' | 'roles' | 'tools'> {
  if ('prompt' in built) {
    return { prompt: (item) => built.prompt(item as BenchmarkItem<Target>) };
  }
  const { roles, tools } = built;
  return {
    ...(roles ? { roles } : {}),
    ...(tools ? { tools } : {}),
    attempt: (item, session) => built.attempt(item as BenchmarkItem<Target>, session),
  };
}

/** @throws ScorerError `unknown-scorer` */
export async function usedScorers(ids: readonly string[]): Promise<[ScorerUse, ...ScorerUse[]]> {
  const uses = await Promise.all(ids.map(async (id) => ({ scorer: await loadScorer(id) })));
  return uses as [ScorerUse, ...ScorerUse[]];
}

/** Share that guessing gets when every option is as likely: the mean over items of one in their number. */
export function guessing(items: readonly { readonly choices?: readonly string[] }[]): number {
  return items.reduce((sum, { choices }) => sum + 1 / choices!.length, 0) / items.length;
}

/** One message of the user. */
export function ask(content: string, sampling?: Partial<Sampling>): Prompt {
  return {
    kind: 'chat',
    messages: [{ role: 'user', content }],
    ...(sampling === undefined ? {} : { sampling }),
  };
}

/** Letters of options, `A` for 0. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Options one a line: `A. first`. */
export function lettered(choices: readonly string[], mark = '. '): string {
  return choices.map((choice, i) => `${letterOf(i)}${mark}${choice}`).join('\n');
}
