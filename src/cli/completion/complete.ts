import type { Command } from 'commander';
import type { Catalog } from '../../catalog/index.ts';

type Kind = 'models' | 'suites' | 'benchmarks' | 'labs' | 'sources' | 'claims';

/** What a flag's value or a command's argument names. */
const valueKinds: Record<string, Kind> = {
  '--model': 'models',
  '--suite': 'suites',
  '--benchmark': 'benchmarks',
  '--lab': 'labs',
  '--source': 'sources',
};

const argumentKinds: Record<string, Kind> = {
  model: 'models',
  ability: 'models',
  lineage: 'models',
  openness: 'models',
  compare: 'models',
  sensitivity: 'models',
  suites: 'suites',
  claim: 'claims',
};

/**
 * The words that may stand where the last one of `words` begins, in alphabetical order.
 * @param words after `weigh`, the unfinished one last (it may be empty).
 * @param loadCatalog is called only when a name of the catalogue is wanted.
 */
export async function complete(
  program: Command,
  words: readonly string[],
  loadCatalog: () => Promise<Catalog>,
): Promise<string[]> {
  const before = words.slice(0, -1);
  const word = words.at(-1) ?? '';
  const { command, path } = commandOf(program, before);
  const previous = before.at(-1) ?? '';
  const flag = command.options
    .concat(program.options)
    .find((option) => option.long === previous && (option.required || option.optional));
  // Addresses of models are no names of the catalogue.
  if (flag?.long === '--model' && path === 'eval') return [];
  if (flag) return valuesOf(flag.long!, flag.argChoices, word, loadCatalog);
  const joined = /^(--[a-z-]+)=(.*)$/.exec(word);
  if (joined) {
    const [, long, value] = joined as unknown as [string, string, string];
    const choices = command.options.find((option) => option.long === long)?.argChoices;
    const values = await valuesOf(long, choices, value, loadCatalog);
    return values.map((each) => `${long}=${each}`);
  }
  if (word.startsWith('-')) return beginning(word, flagsOf(program, command));
  const subcommands = command.commands.filter((each) => !isHidden(each)).map((each) => each.name());
  if (subcommands.length > 0) return beginning(word, subcommands);
  if (path === 'scorers') return beginning(word, await scorerNames());
  if (path === 'eval') {
    const { benchmarkIds } = await import('../../benchmarks/catalogue.ts');
    return beginning(word, benchmarkIds);
  }
  const kind = argumentKinds[path];
  if (kind) return beginning(word, await idsOf(kind, loadCatalog));
  const [argument] = command.registeredArguments;
  return beginning(word, argument?.argChoices ?? []);
}

/** The command that the words lead to, and its name (`catalog check`). */
function commandOf(program: Command, words: readonly string[]): { command: Command; path: string } {
  let command = program;
  const path: string[] = [];
  for (const word of words) {
    const next = command.commands.find((each) => each.name() === word);
    if (!next) continue;
    command = next;
    path.push(word);
  }
  return { command, path: path.join(' ') };
}

async function valuesOf(
  flag: string,
  choices: readonly string[] | undefined,
  word: string,
  loadCatalog: () => Promise<Catalog>,
): Promise<string[]> {
  if (choices) return beginning(word, choices);
  const kind = valueKinds[flag];
  if (kind) {
    // A list with commas: complete its last name and keep those before it.
    const done = word.slice(0, word.lastIndexOf(',') + 1);
    const names = beginning(word.slice(done.length), await idsOf(kind, loadCatalog));
    return names.map((name) => done + name);
  }
  if (flag === '--scorer') return beginning(word, await scorerNames());
  if (flag === '--for') return beginning(word, await categoriesOf(loadCatalog));
  if (flag === '--reported-by')
    return beginning(word, ['self', 'rival', 'independent', 'secondary']);
  if (flag === '--missing') return beginning(word, ['bounds', 'complete', 'predicted']);
  if (flag === '--arch') return beginning(word, ['dense', 'moe']);
  return [];
}

async function idsOf(kind: Kind, loadCatalog: () => Promise<Catalog>): Promise<string[]> {
  return [...(await loadCatalog())[kind].keys()];
}

async function scorerNames(): Promise<readonly string[]> {
  return (await import('../../scorers/catalogue.ts')).scorerIds;
}

async function categoriesOf(loadCatalog: () => Promise<Catalog>): Promise<string[]> {
  const { suites } = await loadCatalog();
  return [...suites.values()].flatMap(({ category }) => category ?? []);
}

function flagsOf(program: Command, command: Command): string[] {
  const own = command.options.concat(command === program ? [] : program.options);
  return ['--help', ...own.flatMap((option) => option.long ?? [])];
}

function isHidden(command: Command): boolean {
  return command.name().startsWith('_');
}

function beginning(word: string, names: Iterable<string>): string[] {
  return [...new Set(names)].filter((name) => name.startsWith(word)).sort();
}
