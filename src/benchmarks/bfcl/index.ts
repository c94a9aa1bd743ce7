import { z } from 'zod';
import type { LoadedData } from '../data/load-data.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { type BfclCategory, bfclCategories, bfclId } from './categories.ts';
import { exactJson } from './exact-json.ts';
import { multiTurnDefinitions } from './multi-turn.ts';
import { answersFile, message, questionsFile, sourceOf } from './source.ts';

const question = z.object({
  id: z.string().min(1),
  question: z.array(z.array(message).min(1)).length(1, 'has several turns'),
  // Empty in some questions of live_irrelevance.
  function: z.array(z.object({ name: z.string().min(1) })),
});

const accepted = z.object({ id: z.string().min(1), ground_truth: z.array(z.unknown()).min(1) });

/** Which calls the model may answer with, in our own words; the published form of the answer. */
function instruction(functions: string, language: BfclCategory['language']): string {
  const values =
    language === undefined
      ? ''
      : ` The functions are written in ${language === 'java' ? 'Java' : 'JavaScript'}: write each value as a text that holds the value as that language writes it.`;
  return `You can call functions to help with the user's question. If one or several of them fit and their required parameters are given, answer with nothing but the calls, in this form:\n[first_function(parameter=value, other=value), second_function(parameter=value)]\nIf none fits, or a required parameter is missing, say so and call nothing.${values}\n\nThe functions, as JSON:\n${functions}`;
}

/** By the id of the question: the accepted calls as JSON text. */
async function acceptedCalls(
  loaded: LoadedData,
  { name, answers }: BfclCategory,
): Promise<Map<string, string>> {
  if (answers === null) return new Map();
  const file = answersFile(name);
  const raw = exactJson(loaded.text(file));
  const records = await loaded.records(file, accepted);
  return new Map(records.map(({ id }, i) => [id, raw[i]!.ground_truth!]));
}

function bfcl(category: BfclCategory): BenchmarkDefinition {
  const { name, items, shape, language } = category;
  const file = questionsFile(name);
  const scorer = { none: 'bfcl-irrelevance', any: 'bfcl-relevance' }[shape as 'none'] ?? 'bfcl-ast';
  return defineBenchmark<unknown>({
    id: bfclId(category),
    version: '1',
    name: `BFCL v3, ${name.replaceAll('_', ' ')}`,
    summary: 'Function calls in one turn: which function, with which values, or none.',
    catalog_benchmark: null,
    protocol: 'official',
    differences: [
      'In prompting mode: the calls are asked for and written as text; the instruction is in our own words.',
      'One category; the overall score of BFCL v3 needs all of them, the multi-turn categories too.',
      'Temperature 0 instead of 0.001.',
    ],
    data: sourceOf(category),
    items,
    scorers: [scorer],
    chance: shape === 'none' ? null : 0,
    sampling: { temperature: 0, max_tokens: 8192 },
    prompt:
      'functions as JSON in the system message, the question, answer "[name(parameter=value)]"',
    async build(loaded) {
      const raw = exactJson(loaded.text(file));
      const records = await loaded.records(file, question);
      const answers = await acceptedCalls(loaded, category);
      return {
        items: records.map(({ id, question: [turn] }, i) => {
          const functions = raw[i]!.function!;
          const shared = { mode: 'prompt' as const };
          return {
            id,
            content: { messages: turn, functions },
            target:
              shape === 'none' || shape === 'any'
                ? shared
                : {
                    ...shared,
                    function: functions,
                    ground_truth: answers.get(id) ?? null,
                    shape,
                    ...(language === undefined ? {} : { language }),
                  },
            cluster: null,
          };
        }),
        prompt: (item) => {
          const { messages, functions } = item.content as {
            messages: z.infer<typeof message>[];
            functions: string;
          };
          return {
            kind: 'chat',
            messages: [{ role: 'system', content: instruction(functions, language) }, ...messages],
          };
        },
      };
    },
  });
}

export const definitions: readonly BenchmarkDefinition[] = [
  ...bfclCategories.map(bfcl),
  ...multiTurnDefinitions,
];
