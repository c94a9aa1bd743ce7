import { askAsItIs, type ConstraintTarget } from '../constraint-prompts.ts';
import { type DataSource, githubFile } from '../data/source.ts';
import { defineBenchmark } from '../define.ts';
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

export const ifbench = defineBenchmark<ConstraintTarget>({
  ...askAsItIs('IFBench_test.jsonl'),
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
  sampling: { temperature: 0, max_tokens: 16_384 },
});

export const definitions: readonly BenchmarkDefinition[] = [ifbench];
