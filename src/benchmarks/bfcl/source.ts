import { z } from 'zod';
import { type DataFile, type DataSource, githubFile } from '../data/source.ts';
import type { BfclCategory } from './categories.ts';

const repository = 'ShishirPatil/gorilla';
const commit = '6ea57973c7a6097fd7c5915698c54c17c5b1b6c8';
const harness = 'berkeley-function-call-leaderboard/bfcl_eval';
const folder = `${harness}/data`;

export const questionsFile = (category: string) => `BFCL_v4_${category}.json`;
export const answersFile = (category: string) => `possible_answer/BFCL_v4_${category}.json`;

/** What makes contexts long, which stands in a Python file of the harness as constants. */
export const longContextFile: DataFile = githubFile('long_context.py', {
  repository,
  commit,
  path: `${harness}/eval_checker/multi_turn_eval/func_source_code/long_context.py`,
});

/** A message of a question. */
export const message = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
});

/**
 * The data of a category.
 * @param more further files with their digests, such as documents of functions.
 */
export function sourceOf(
  { name, questions, answers }: Pick<BfclCategory, 'name' | 'questions' | 'answers'>,
  more: readonly (readonly [path: string, sha256: string])[] = [],
): DataSource {
  const files: (readonly [string, string])[] = [[questionsFile(name), questions]];
  if (answers !== null) files.push([answersFile(name), answers]);
  return {
    id: 'bfcl-v3',
    home: `github.com/${repository}`,
    revision: commit,
    licence: 'Apache-2.0',
    gated: false,
    note: 'The categories of version 3, from the files of version 4.',
    files: [...files, ...more].map(([path, sha256]) =>
      githubFile(
        path,
        { repository, commit, path: `${folder}/${path}` },
        { sha256, basis: 'seen' },
      ),
    ),
  };
}
