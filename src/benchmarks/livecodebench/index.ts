import type { BenchmarkItem } from '../../engine/benchmark.ts';
import { ask, defineBenchmark, type Recipe } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { type LiveCodeBenchProblem, liveCodeBenchData, liveCodeBenchRecord } from './source.ts';

/** What the scorers take. */
interface Cases {
  inputs: string[];
  outputs: string[];
  fn_name: string | null;
  private_test_cases: string;
}

interface Content {
  question: string;
  starter_code: string;
  platform: string;
  difficulty: string;
  contest_date: string;
}

function itemOf(problem: LiveCodeBenchProblem): BenchmarkItem<Cases> {
  const { question_id, question_content, public_test_cases, private_test_cases } = problem;
  const { starter_code, platform, difficulty, contest_date, metadata } = problem;
  return {
    id: `${platform}-${question_id}`,
    content: {
      question: question_content,
      starter_code,
      platform,
      difficulty,
      contest_date,
    } satisfies Content,
    target: {
      inputs: public_test_cases.map(({ input }) => input),
      outputs: public_test_cases.map(({ output }) => output),
      fn_name: metadata.func_name ?? null,
      private_test_cases,
    },
    cluster: null,
  };
}

const role =
  'You write Python programs of high quality. You are given a problem and answer with a program that solves it and passes all tests.';

/** The published sections of a question, in our own words. */
function sections({ question, starter_code }: Content): string {
  const form =
    starter_code.trim() === ''
      ? 'Read the input from standard input and write the answer to standard output; do not test on the examples. Put the whole program between the marks below.\n```python\n# your program\n```'
      : `Begin with this code, and put the whole program between such marks.\n\`\`\`python\n${starter_code}\n\`\`\``;
  return `### Question:\n${question}\n\n### Format: ${form}\n\n### Answer: (use the format above)\n`;
}

type Variant = Pick<
  Recipe<Cases>,
  'id' | 'name' | 'protocol' | 'differences' | 'epochs' | 'scorers' | 'sampling'
>;

/** @param asSystem whether the role stands in a system message. */
function liveCodeBench(variant: Variant, asSystem: boolean): BenchmarkDefinition {
  return defineBenchmark<Cases>({
    ...variant,
    version: '1',
    summary:
      'Contest problems of July 2024 to January 2025, solved in Python and run on hidden cases.',
    catalog_benchmark: 'livecodebench-2407-2501',
    data: liveCodeBenchData,
    items: 315,
    needs: ['sandbox'],
    chance: 0,
    prompt: 'role, question, form of the answer with or without starter code',
    async build(loaded) {
      const items: BenchmarkItem<Cases>[] = [];
      for (const { name } of liveCodeBenchData.files) {
        for (const problem of await loaded.records(name, liveCodeBenchRecord)) {
          if (problem !== null) items.push(itemOf(problem));
        }
      }
      return {
        items,
        prompt: (item) => {
          const asked = sections(item.content as Content);
          if (!asSystem) return ask(`${role}\n\n${asked}`);
          return {
            kind: 'chat',
            messages: [
              { role: 'system', content: role },
              { role: 'user', content: asked },
            ],
          };
        },
      };
    },
  });
}

const shared = [
  'The prompt is in our own words.',
  'Programs run one by one on a real Python of the system with a pipe for input, whose calls are played as the official runner plays them; limits count by the wall clock.',
];

export const definitions: readonly BenchmarkDefinition[] = [
  liveCodeBench(
    {
      id: 'livecodebench',
      name: 'LiveCodeBench, July 2024 to January 2025',
      protocol: 'official',
      differences: [
        ...shared,
        'Up to 16,384 tokens, so that reasoning is not cut; the official runner gives 2,000 unless told otherwise.',
      ],
      epochs: 10,
      scorers: ['livecodebench'],
      sampling: { temperature: 0.2, top_p: 0.95, max_tokens: 16_384 },
    },
    true,
  ),
  liveCodeBench(
    {
      id: 'livecodebench-glm',
      name: 'LiveCodeBench as GLM-4.5 was tested',
      protocol: 'glm',
      differences: shared,
      epochs: 2,
      scorers: ['livecodebench-glm'],
      sampling: { temperature: 0.6, top_p: 0.95, max_tokens: 81_920 },
    },
    false,
  ),
  liveCodeBench(
    {
      id: 'livecodebench-aa',
      name: 'LiveCodeBench as Artificial Analysis asks',
      protocol: 'aa',
      differences: [
        ...shared,
        'Temperature 0; Artificial Analysis tests reasoning models at 0.6: give --temperature 0.6 for them.',
        "The code is taken as the official runner takes it; Artificial Analysis' own way is not published as code.",
      ],
      epochs: 3,
      scorers: ['livecodebench'],
      sampling: { temperature: 0, max_tokens: 16_384 },
    },
    true,
  ),
];
