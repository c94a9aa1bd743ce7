import { type Command, Option } from 'commander';
import type { QueryParameters } from '../ranking/parse-query.ts';

/** Flags that choose models; `parseQuery` reads them, with dashes for its underscores. */
const modelFlags: [flags: string, description: string][] = [
  ['--open', 'only models whose weights can be downloaded'],
  ['--closed', 'only models whose weights cannot'],
  ['--country <codes>', 'countries of the labs, such as CN,US'],
  ['--lab <labs>', 'labs, such as zhipu,deepseek'],
  ['--model <models>', 'only these models, such as glm-4-5,o3'],
  ['--arch <kind>', 'architecture: dense or moe'],
  ['--max-active <size>', 'most active parameters, such as 12b'],
  ['--max-total <size>', 'most parameters in all, such as 70b'],
  ['--max-price <usd>', 'most US dollars per million tokens, three parts input to one part output'],
  ['--min-context <tokens>', 'least context, such as 128k'],
  ['--commercial', 'only licences that allow commercial use, if need be under conditions'],
  ['--modality <name>', 'takes or gives it: text, image, audio, video or pdf'],
  ['--as-of <date>', 'only models released by this day; 2025-07 means the end of the month'],
  ['--since <date>', 'only models released since this day'],
  ['--hide-superseded', 'leave out models that a later release replaced'],
];

/** Adds the flags that choose models, but for those that the command gives another meaning. */
export function addModelFlags(command: Command, except: readonly string[] = []): Command {
  for (const [flags, description] of modelFlags) {
    const option = new Option(flags, description);
    if (!except.includes(option.long!)) command.addOption(option);
  }
  return command;
}

const modelParameters = modelFlags.map(([flags]) => parameterOf(new Option(flags).attributeName()));

/** The options of a command that `parseQuery` understands, under the names that it uses. */
export function questionOf(
  options: Record<string, unknown>,
  others: readonly string[] = [],
): QueryParameters {
  const wanted = new Set([...modelParameters, ...others]);
  const entries = Object.entries(options)
    .map(([name, value]) => [parameterOf(name), value] as const)
    .filter(([name]) => wanted.has(name));
  return Object.fromEntries(entries) as QueryParameters;
}

/** `maxActive` of commander is `max_active` of the grammar. */
function parameterOf(attribute: string): string {
  return attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
