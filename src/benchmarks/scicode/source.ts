import { z } from 'zod';
import type { LoadedData } from '../data/load-data.ts';
import { type DataFile, type DataSource, githubFile, hubFile } from '../data/source.ts';

const problems = 'problems_test.jsonl';
const targets = 'targets.jsonl';
const repository = 'SciCode1/SciCode';
const revision = '4510f6a6aa27c43fad7b43da2c59602a86e88480';

/** Steps whose code the benchmark gives, since they only set up what others use. */
const given = ['13.6', '62.1', '76.3'] as const;

const givenFile = (step: (typeof given)[number]): DataFile =>
  githubFile(`given/${step}.txt`, {
    repository: 'scicode-bench/SciCode',
    commit: '69a8cfc829fe8788a426ce8b5de6292366dce7ef',
    path: `eval/data/${step}.txt`,
  });

export const sciCodeData: DataSource = {
  id: 'scicode',
  home: `huggingface.co/datasets/${repository}`,
  revision,
  licence: 'Apache-2.0',
  gated: false,
  note: 'The expected values are a file of 1 GB on Google Drive, to be fetched and turned into text by hand.',
  files: [
    hubFile(
      problems,
      { repository, revision, path: problems },
      {
        sha256: '38797fef78f434720be6d053b4f3a86839d6f8ea5fb9115450677cd3a6edf81d',
        bytes: 933_500,
        basis: 'reported',
      },
    ),
    ...given.map(givenFile),
    {
      name: targets,
      home: {
        kind: 'by-hand',
        url: 'https://drive.google.com/file/d/17G_k65N_6yFFZ2O-jQH00Lh6iaw3z-AW',
        revision: null,
        how: 'fetch test_data.h5 (SHA-256 48b0272a88b17dbd29777c217e1b4fb2b019b92e11cc2add847409db9541b890, reported) from https://drive.google.com/file/d/17G_k65N_6yFFZ2O-jQH00Lh6iaw3z-AW and run `node scripts/scicode-targets.ts test_data.h5 targets.jsonl` in a checkout of Weighbridge, with a python3 that has h5py, numpy and scipy; the other files go beside it, from the addresses in docs/benchmarks.md',
      },
      sha256: null,
      basis: null,
      bytes: null,
    },
  ],
};

const step = z.object({
  step_number: z.string().regex(/^\d+\.\d+$/),
  step_description_prompt: z.string(),
  step_background: z.string().nullish(),
  function_header: z.string().min(1),
  return_line: z.string().nullish(),
  test_cases: z.array(z.string()),
});

const problem = z.object({
  problem_id: z.coerce.string(),
  problem_name: z.string().min(1),
  required_dependencies: z.string(),
  sub_steps: z.array(step).min(1),
});

export type SciCodeProblem = z.infer<typeof problem>;

const expected = z.object({ step_number: z.string(), targets: z.array(z.unknown()) });

/** The problems, the code of given steps, and the expected values by step. */
export interface SciCodeSet {
  problems: SciCodeProblem[];
  given: ReadonlyMap<string, string>;
  targets: ReadonlyMap<string, unknown[]>;
}

/** @throws BenchmarkError `data-malformed` */
export async function readSciCode(loaded: LoadedData): Promise<SciCodeSet> {
  const values = await loaded.records(targets, expected);
  return {
    problems: await loaded.records(problems, problem),
    given: new Map(given.map((number) => [number, loaded.text(`given/${number}.txt`)])),
    targets: new Map(values.map((each) => [each.step_number, each.targets])),
  };
}
