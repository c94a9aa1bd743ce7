import { type DataSource, githubFile } from '../data/source.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { askForFunctions, type TestedFunction } from './record.ts';

const repository = 'openai/human-eval';
const commit = '6d43fb980f9fee3c892a914eda09951f772ad10d';

const data: DataSource = {
  id: 'humaneval',
  home: `github.com/${repository}`,
  revision: commit,
  licence: 'MIT',
  gated: false,
  files: [
    githubFile(
      'HumanEval.jsonl.gz',
      { repository, commit, path: 'data/HumanEval.jsonl.gz' },
      {
        sha256: 'b796127e635a67f93fb35c04f4cb03cf06f38c8072ee7cee8833d7bee06979ef',
        unpacked_sha256: '1d49078ba3e2b196b9344535bef34a43021f038fad9561d6ee7c53450609a6a2',
        basis: 'seen',
        bytes: 44_877,
      },
    ),
  ],
};

export const humaneval = defineBenchmark<TestedFunction>({
  ...askForFunctions('HumanEval.jsonl.gz'),
  id: 'humaneval',
  version: '1',
  name: 'HumanEval',
  summary: 'Python functions from a signature and a description, run against assertions.',
  catalog_benchmark: 'humaneval',
  protocol: 'own',
  differences: [
    'The paper lets a base model continue the signature; this asks a chat model for the whole function in a fenced block.',
    'One greedy attempt: pass@1. For pass@k give --epochs and a temperature.',
  ],
  data,
  scorers: ['humaneval'],
  needs: ['sandbox'],
  sampling: { temperature: 0, max_tokens: 8192 },
});

export const definitions: readonly BenchmarkDefinition[] = [humaneval];
