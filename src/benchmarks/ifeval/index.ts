import { askAsItIs, type ConstraintTarget } from '../constraint-prompts.ts';
import { type DataSource, githubFile } from '../data/source.ts';
import { defineBenchmark } from '../define.ts';
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

export const ifeval = defineBenchmark<ConstraintTarget>({
  ...askAsItIs('input_data.jsonl'),
  id: 'ifeval',
  version: '1',
  name: 'IFEval',
  summary: 'Instructions that a program can check: lengths, formats, words to use or to avoid.',
  catalog_benchmark: 'ifeval',
  protocol: 'official',
  data,
  items: 541,
  scorers: ['ifeval-strict', 'ifeval-loose'],
  sampling: { temperature: 0, max_tokens: 8192 },
});

export const definitions: readonly BenchmarkDefinition[] = [ifeval];
