import type { BenchmarkItem } from '../../engine/benchmark.ts';
import type { SciCodeProblemTarget } from '../../scorers/code/scicode-steps.ts';
import { defineBenchmark, type Recipe } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import { playSteps, type SciCodeContent } from './play-steps.ts';
import { readSciCode, type SciCodeProblem, type SciCodeSet, sciCodeData } from './source.ts';

function itemOf(problem: SciCodeProblem, set: SciCodeSet): BenchmarkItem<SciCodeProblemTarget> {
  const { problem_id, problem_name, required_dependencies, sub_steps } = problem;
  return {
    id: problem_id,
    content: {
      name: problem_name,
      dependencies: required_dependencies,
      steps: sub_steps.map((step) => ({
        number: step.step_number,
        description: step.step_description_prompt,
        background: step.step_background ?? '',
        header: step.function_header,
        return_line: step.return_line ?? '',
        given: set.given.get(step.step_number) ?? null,
      })),
    } satisfies SciCodeContent,
    target: {
      dependencies: required_dependencies,
      steps: sub_steps.map(({ step_number, test_cases }) => {
        // A step that is given is not judged.
        const cases = set.given.has(step_number) ? [] : test_cases;
        const targets = cases.length === 0 ? [] : set.targets.get(step_number);
        if (targets?.length !== cases.length) throw noTargets(step_number, cases.length);
        return { step_number, test_cases: cases, targets };
      }),
    },
    cluster: null,
  };
}

function noTargets(step: string, cases: number): BenchmarkError {
  return new BenchmarkError(
    'data-malformed',
    `scicode/targets.jsonl has not the ${cases} expected values of step ${step}`,
    'make it again from test_data.h5',
    { place: { file: 'targets.jsonl' } },
  );
}

/** How many steps of a problem are judged, so that the score is the share of all steps that pass. */
function judgedSteps({ id, target }: BenchmarkItem<SciCodeProblemTarget>): [string, number] {
  return [id, target.steps.filter(({ test_cases }) => test_cases.length > 0).length];
}

type Variant = Pick<
  Recipe<SciCodeProblemTarget>,
  'id' | 'name' | 'protocol' | 'differences' | 'epochs' | 'sampling'
>;

/** @param background whether the scientists' notes stand in the prompts. */
function sciCode(variant: Variant, background: boolean): BenchmarkDefinition {
  return defineBenchmark<SciCodeProblemTarget>({
    ...variant,
    version: '2',
    summary:
      "Problems of research, solved in steps of Python that build on the model's own earlier ones.",
    catalog_benchmark: 'scicode',
    data: sciCodeData,
    items: 65,
    scorers: ['scicode-steps'],
    needs: ['sandbox'],
    chance: 0,
    prompt: `steps so far with the model's own code, next step with its header, dependencies${
      background ? "; with the scientists' notes" : ''
    }; one conversation a step`,
    async build(loaded) {
      const set = await readSciCode(loaded);
      const items = set.problems.map((problem) => itemOf(problem, set));
      return {
        items,
        metric: { kind: 'weighted', weights: Object.fromEntries(items.map(judgedSteps)) },
        attempt: (item, session) => playSteps(item.content as SciCodeContent, background, session),
      };
    },
  });
}

const shared = [
  'The prompts are in our own words.',
  'The score is the published rate of steps, over the steps of all problems; the share of outcomes "correct" is the published rate of main problems.',
  'A step may take 60 seconds.',
];

export const definitions: readonly BenchmarkDefinition[] = [
  sciCode(
    {
      id: 'scicode',
      name: 'SciCode',
      protocol: 'official',
      differences: [...shared, 'The official runner lets a step take 1,800 seconds.'],
      epochs: 1,
      sampling: { temperature: 0, max_tokens: 16_384 },
    },
    false,
  ),
  sciCode(
    {
      id: 'scicode-glm',
      name: 'SciCode as GLM-4.5 was tested',
      protocol: 'glm',
      differences: [
        ...shared,
        'Attempts are independent; the published harness goes on with files of earlier ones.',
      ],
      epochs: 3,
      sampling: { temperature: 0.6, top_p: 0.95, max_tokens: 81_920 },
    },
    true,
  ),
  sciCode(
    {
      id: 'scicode-aa',
      name: 'SciCode as Artificial Analysis asks',
      protocol: 'aa',
      differences: [
        ...shared,
        'Temperature 0; Artificial Analysis tests reasoning models at 0.6: give --temperature 0.6 for them.',
      ],
      epochs: 3,
      sampling: { temperature: 0, max_tokens: 16_384 },
    },
    true,
  ),
];
