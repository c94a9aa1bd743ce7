import { z } from 'zod';
import { type DataSource, githubFile } from '../data/source.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const repository = 'google-research/google-research';
const commit = '8dadc6c56e2c2e51a9dd7e0d4bf2840922b4b6c0';

const data: DataSource = {
  id: 'ifeval',
  home: `github.com/${repository}/tree/master/instruction_following_eval`,
  revision: commit,
  licence: 'Apache-2.0',
  gated: false,
  files: [
    githubFile(
      'input_data.jsonl',
      { repository, commit, path: 'instruction_following_eval/data/input_data.jsonl' },
      {
        sha256: '67ffeee0fcb87c317c5b08a2de85557b4a7e96ada6178aa645b4954fe4b53d49',
        basis: 'seen',
        bytes: 207_111,
      },
    ),
  ],
};

const record = z
  .object({
    key: z.number().int(),
    prompt: z.string().min(1),
    instruction_id_list: z.array(z.string()).min(1),
    kwargs: z.array(z.record(z.string(), z.unknown()).nullable()),
  })
  .refine(
    ({ instruction_id_list, kwargs }) => instruction_id_list.length === kwargs.length,
    'kwargs has not one entry for each instruction',
  );

/** What the checks need: the instructions with their arguments, and the prompt that some repeat. */
interface ConstraintTarget {
  prompt: string;
  instruction_id_list: string[];
  kwargs: (Record<string, unknown> | null)[];
}

export const ifeval = defineBenchmark<ConstraintTarget>({
  id: 'ifeval',
  version: '1',
  name: 'IFEval',
  summary: 'Instructions that a program can check: lengths, formats, words to use or to avoid.',
  catalog_benchmark: 'ifeval',
  protocol: 'official',
  data,
  items: 541,
  scorers: ['ifeval-strict', 'ifeval-loose'],
  chance: null,
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: 'the prompt of the data set as it is',
  async build(loaded) {
    const records = await loaded.records('input_data.jsonl', record);
    return {
      items: records.map(({ key, prompt, instruction_id_list, kwargs }) => ({
        id: String(key),
        content: { prompt, instructions: instruction_id_list },
        target: { prompt, instruction_id_list, kwargs },
        cluster: null,
      })),
      prompt: (item) => ask((item.content as { prompt: string }).prompt),
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [ifeval];
