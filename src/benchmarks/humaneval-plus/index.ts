import { type DataSource, githubFile } from '../data/source.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { askForFunctions, type TestedFunction } from '../humaneval/record.ts';

const repository = 'evalplus/humanevalplus_release';
const commit = '200defce9e3429d28ca215b6dd061c0f7f31c18b';
const file = 'HumanEvalPlus-OriginFmt.jsonl.gz';

const data: DataSource = {
  id: 'humaneval-plus',
  home: `github.com/${repository}`,
  revision: commit,
  licence: 'Apache-2.0',
  gated: false,
  note: 'Release 0.1.10, the file whose tests stand in one script for each function.',
  files: [
    githubFile(
      file,
      { repository, commit, path: file },
      {
        sha256: 'daa7661c8189924068069b0872a440b491edb60f8bdf431d5957adc88d18bae5',
        unpacked_sha256: '04228b8a570ff7c346c740b91f0c6a0b323f86a26e903db8477c6f2d10f38819',
        basis: 'seen',
        bytes: 1_350_689,
      },
    ),
  ],
};

/**
 * The released script of HumanEval/32 unpacks the answer, which is a number, so that nothing passes.
 * What it means to ask is whether the polynomial is 0 there.
 */
function mended(test: string, id: string): string {
  if (id !== 'HumanEval/32') return test;
  return test.replace('_poly(*candidate(*inp), inp)', 'abs(_poly(*inp, candidate(*inp)))');
}

export const humanevalPlus = defineBenchmark<TestedFunction>({
  ...askForFunctions(file, mended),
  id: 'humaneval-plus',
  version: '1',
  name: 'HumanEval+',
  summary: 'The functions of HumanEval with many more tests each.',
  catalog_benchmark: 'humaneval-plus',
  protocol: 'own',
  differences: [
    'The test scripts of the release decide, with 40 seconds for all tests of a function; the evalplus tool runs input by input, each within the larger of 4 seconds and four times the time of the reference.',
    'The first Python block is the solution; the evalplus tool keeps only the definitions that the function needs.',
    'The released script of HumanEval/32 fails for every answer; here it checks what it means to, that the polynomial is within 0.0001 of 0.',
    'The prompt is in our own words.',
  ],
  data,
  scorers: ['humaneval-plus'],
  needs: ['sandbox'],
  sampling: { temperature: 0, max_tokens: 8192 },
});

export const definitions: readonly BenchmarkDefinition[] = [humanevalPlus];
