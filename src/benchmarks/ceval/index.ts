import type { BenchmarkItem } from '../../engine/benchmark.ts';
import type { Message } from '../../providers/request.ts';
import { askInChinese, choiceItem } from '../chinese-choice.ts';
import type { LoadedData } from '../data/load-data.ts';
import { ask, defineBenchmark, guessing, lettered } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import { type CevalQuestion, cevalData, questionsOf } from './source.ts';

const common = {
  version: '1',
  summary: 'Chinese exam questions of 52 subjects, from middle school to professions.',
  // Published scores are those of the test split, whose keys are not public.
  catalog_benchmark: null,
  data: cevalData,
  items: 1346,
  scorers: ['choice-ceval'],
  chance: guessing,
} as const;

const validation =
  'The validation split (1,346 questions): the keys of the test split are not published, its scores come from a submission.';

async function items(loaded: LoadedData): Promise<BenchmarkItem<string>[]> {
  return [...(await questionsOf(loaded, 'val'))].flatMap(([subject, questions]) =>
    questions.map((question) => choiceItem(`${subject}-${question.id}`, subject, question)),
  );
}

export const ceval = defineBenchmark<string>({
  ...common,
  id: 'ceval',
  name: 'C-Eval',
  protocol: 'own',
  differences: [
    validation,
    'Without examples, for models that chat; it lets the model reason first, and the prompt is in our own words.',
  ],
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: 'question and options in Chinese, then: last line 答案：X',
  build: async (loaded) => ({
    items: await items(loaded),
    prompt: (item) => ask(askInChinese(item)),
  }),
});

const shots = 5;

/** The block of a question in the published prompts. */
function block({ question, A, B, C, D }: Omit<CevalQuestion, 'id' | 'answer'>): string {
  return `${question}\n${lettered([A, B, C, D])}\n答案：`;
}

/** Worked examples as turns of a conversation, in front of a question of the same subject. */
function exampleTurns(questions: readonly CevalQuestion[]): Message[] {
  return questions.slice(0, shots).flatMap((question) => [
    { role: 'user' as const, content: block(question) },
    { role: 'assistant' as const, content: question.answer },
  ]);
}

export const cevalFiveShot = defineBenchmark<string>({
  ...common,
  id: 'ceval-5-shot',
  name: 'C-Eval with five examples',
  protocol: 'official',
  differences: [
    validation,
    'The header is in our own words and does not name the subject.',
    'A letter at the beginning, or the last one in a phrase that states an answer, counts; the published evaluator wants the letter alone.',
  ],
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: 'five examples as turns of the conversation, then the question and 答案：',
  async build(loaded) {
    const examples = new Map(
      [...(await questionsOf(loaded, 'dev'))].map(([subject, own]) => [subject, exampleTurns(own)]),
    );
    return {
      items: await items(loaded),
      prompt: (item) => {
        const { question, subject } = item.content as { question: string; subject: string };
        const turns = examples.get(subject);
        if (turns === undefined) throw noExample(subject);
        const [A, B, C, D] = item.choices as [string, string, string, string];
        return {
          kind: 'chat',
          messages: [
            { role: 'system', content: '下面是单项选择题。只用正确选项的字母回答。' },
            ...turns,
            { role: 'user', content: block({ question, A, B, C, D }) },
          ],
        };
      },
    };
  },
});

function noExample(subject: string): BenchmarkError {
  return new BenchmarkError(
    'data-malformed',
    `ceval has no example of the subject "${subject}"`,
    'fetch the archive again',
  );
}

export const definitions: readonly BenchmarkDefinition[] = [ceval, cevalFiveShot];
