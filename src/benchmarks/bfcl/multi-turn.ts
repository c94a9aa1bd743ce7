import { z } from 'zod';
import type { Scorer } from '../../scorers/scorer.ts';
import { faultsOf, type LongContext } from '../../scorers/tool-calls/multi-turn/long-context.ts';
import { bfclMultiTurnLong, type TurnsTarget } from '../../scorers/tool-calls/multi-turn/scorer.ts';
import { readConstants } from '../data/python-data.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import { bfclId, type TurnsCategory, turnsCategories } from './categories.ts';
import { exactJson } from './exact-json.ts';
import { documentFiles, functionsBySystem } from './functions.ts';
import { type CallMode, playTurns } from './play-turns.ts';
import { answersFile, longContextFile, message, questionsFile, sourceOf } from './source.ts';

const question = z.object({
  id: z.string().min(1),
  question: z.array(z.array(message)).min(1),
  initial_config: z.record(z.string(), z.unknown()),
  involved_classes: z.array(z.string()).min(1),
  missed_function: z.record(z.string().regex(/^\d+$/), z.array(z.string())).default({}),
});

type Content = Pick<z.infer<typeof question>, 'question' | 'involved_classes' | 'missed_function'>;

const answer = z.object({ id: z.string().min(1), ground_truth: z.array(z.array(z.string())) });

/** How to call, in our own words; the published form of the calls. */
const instruction = (functions: string) =>
  `You help a user by calling functions. To call some, answer with nothing but the calls, in this form:\n[first_function(parameter=value, other=value), second_function(parameter=value)]\nYou are then shown what they answered, and may call more, as often as it takes to do all that the user asked in this turn. When that is done, or when no function fits or a required parameter is not known, answer in words without a call.\n\nThe functions, as JSON:\n${functions}`;

const prompts: Readonly<Record<CallMode, string>> = {
  prompt:
    'functions as JSON in the system message, calls as "[name(parameter=value)]", their answers in a message of the user',
  tools: "functions as the endpoint's tools, the messages of the user as they are",
};

function multiTurn(category: TurnsCategory, mode: CallMode): BenchmarkDefinition {
  const { name } = category;
  const words = name.replaceAll('_', ' ');
  const isLong = name === 'multi_turn_long_context';
  const source = sourceOf(category, documentFiles);
  return defineBenchmark<TurnsTarget>({
    id: mode === 'prompt' ? bfclId(category) : `${bfclId(category)}-tools`,
    version: '1',
    name: `BFCL v3, ${words}${mode === 'tools' ? ', tool calls' : ''}`,
    summary:
      'Function calls over several turns: what they change in simulated systems, and what they look up.',
    catalog_benchmark: null,
    protocol: 'official',
    differences: [
      ...(mode === 'prompt'
        ? ['In prompting mode: calls are written as text; the instruction is in our own words.']
        : ["In function-calling mode, through the endpoint's own tools."]),
      'One of four multi-turn categories; their mean is what is published beside the other categories.',
      'The systems are our own; what they answer where no document says it is in our own words.',
      ...(isLong
        ? [
            'A fare costs the same on all routes, so that the long list of fares is one fare many times.',
          ]
        : []),
      'Temperature 0 instead of 0.001.',
    ],
    data: isLong ? { ...source, files: [...source.files, longContextFile] } : source,
    items: 200,
    scorers: [isLong ? 'bfcl-multi-turn-long-context' : 'bfcl-multi-turn'],
    needs: mode === 'tools' ? ['tools'] : [],
    chance: 0,
    sampling: { temperature: 0, max_tokens: 8192 },
    prompt: prompts[mode],
    async build(loaded) {
      const functions = await functionsBySystem(loaded);
      const file = questionsFile(name);
      const raw = exactJson(loaded.text(file));
      const answers = new Map(
        (await loaded.records(answersFile(name), answer)).map((each) => [each.id, each]),
      );
      const records = await loaded.records(file, question);
      const long = isLong ? readLong(loaded.text(longContextFile.name)) : undefined;
      return {
        items: records.map(({ id, question: turns, involved_classes, missed_function }, i) => {
          const ground_truth = answers.get(id)?.ground_truth;
          if (ground_truth?.length !== turns.length) {
            const remedy = 'fetch both files again';
            throw new BenchmarkError('data-malformed', `${id} has no calls for each turn`, remedy);
          }
          return {
            id,
            content: { question: turns, involved_classes, missed_function } satisfies Content,
            target: { involved_classes, initial_config: raw[i]!.initial_config!, ground_truth },
            cluster: null,
          };
        }),
        tools: mode === 'tools',
        ...(long ? { scorers: [{ scorer: bfclMultiTurnLong(long) as Scorer }] as const } : {}),
        attempt: (item, session) => {
          const { question: turns, involved_classes, missed_function } = item.content as Content;
          const all = involved_classes.flatMap((system) => functions.get(system) ?? []);
          const missed = Object.values(missed_function).flat();
          const play = {
            target: item.target,
            long,
            turns,
            functions: all.filter((each) => !missed.includes(each.name)),
            later: new Map(
              Object.entries(missed_function).map(([turn, names]) => [
                Number(turn),
                all.filter((each) => names.includes(each.name)),
              ]),
            ),
            instruction,
          };
          return playTurns(play, mode, session);
        },
      };
    },
  });
}

/** @throws BenchmarkError when the file holds no constants, or not all. */
function readLong(text: string): LongContext {
  const long = readConstants(longContextFile.name, text);
  const faults = faultsOf(long);
  if (faults.length === 0) return long;
  const remedy = `it is a file of github.com/ShishirPatil/gorilla, and no other will do`;
  throw new BenchmarkError(
    'data-malformed',
    `${longContextFile.name} lacks ${faults.join(', ')}`,
    remedy,
    { place: { file: longContextFile.name } },
  );
}

export const multiTurnDefinitions: readonly BenchmarkDefinition[] = turnsCategories.flatMap(
  (category) => [multiTurn(category, 'prompt'), multiTurn(category, 'tools')],
);
