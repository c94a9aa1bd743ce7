import { z } from 'zod';
import { type DataSource, githubFile } from '../data/source.ts';

const repository = 'openai/grade-school-math';
const commit = '3101c7d5072418e28b9008a6636bde82a006892c';

export const gsm8kData: DataSource = {
  id: 'gsm8k',
  home: `github.com/${repository}`,
  revision: commit,
  licence: 'MIT',
  gated: false,
  files: [
    githubFile(
      'test.jsonl',
      { repository, commit, path: 'grade_school_math/data/test.jsonl' },
      {
        sha256: '3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14',
        basis: 'seen',
        bytes: 749_738,
      },
    ),
    githubFile(
      'train.jsonl',
      { repository, commit, path: 'grade_school_math/data/train.jsonl' },
      {
        sha256: '17f347dc51477c50d4efb83959dbb7c56297aba886e5544ee2aaed3024813465',
        basis: 'seen',
        bytes: 4_166_206,
      },
    ),
  ],
};

/** A question with its worked solution, whose last line is `#### N`. */
export const gsm8kRecord = z.object({
  question: z.string().min(1),
  answer: z.string().regex(/\n#### -?[0-9.,]+\s*$/, 'must end in a line "#### N"'),
});
