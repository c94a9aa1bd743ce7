import { z } from 'zod';
import { type DataSource, githubFile } from '../data/source.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const repository = 'allenai/IFBench';
const commit = 'db69a6f0';

const data: DataSource = {
  id: 'ifbench',
  home: `github.com/${repository}`,
  revision: commit,
  licence: 'ODC-BY-1.0',
  gated: false,
  note: 'The commit is known by its first letters only; the digest is that of the file itself.',
  files: [
    githubFile(
      'IFBench_test.jsonl',
      { repository, commit, path: 'data/IFBench_test.jsonl' },
      {
        sha256: 'a2bf7b8e7ed11d39c65b4ec781da8b99663ed0121f97033d70fcecb61f8a9d85',
        basis: 'seen',
        bytes: 421_502,
      },
    ),
  ],
};

const record = z
  .object({
    key: z.coerce.string(),
    prompt: z.string().min(1),
    instruction_id_list: z.array(z.string()).min(1),
    kwargs: z.array(z.record(z.string(), z.unknown()).nullable()),
  })
  .refine(
    ({ instruction_id_list, kwargs }) => instruction_id_list.length === kwargs.length,
    'kwargs has not one entry for each instruction',
  );

type Constraints = Omit<z.infer<typeof record>, 'key'>;

export const ifbench = defineBenchmark<Constraints>({
  id: 'ifbench',
  version: '1',
  name: 'IFBench',
  summary: 'Unusual instructions that a program can check, none of which stands in IFEval.',
  catalog_benchmark: 'ifbench',
  protocol: 'aa',
  differences: [
    'The file of this commit holds 300 prompts; the paper and Artificial Analysis name 294.',
    'Instructions whose check needs an English word tagger or a name recogniser are reported as errors and not scored where that is absent.',
  ],
  data,
  items: 300,
  epochs: 5,
  scorers: ['ifbench-loose', 'ifbench-strict'],
  chance: null,
  sampling: { temperature: 0, max_tokens: 16_384 },
  prompt: 'the prompt of the data set as it is',
  async build(loaded) {
    const records = await loaded.records('IFBench_test.jsonl', record);
    return {
      items: records.map(({ key, ...target }) => ({
        id: key,
        content: { prompt: target.prompt, instructions: target.instruction_id_list },
        target,
        cluster: null,
      })),
      prompt: (item) => ask((item.content as { prompt: string }).prompt),
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [ifbench];
