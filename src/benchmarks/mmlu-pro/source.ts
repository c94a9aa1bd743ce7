import { z } from 'zod';
import { type DataSource, hubFile } from '../data/source.ts';

const repository = 'TIGER-Lab/MMLU-Pro';
const revision = 'b189ec765aa7ed75c8acfea42df31fdae71f97be';

export const mmluProData: DataSource = {
  id: 'mmlu-pro',
  home: `huggingface.co/datasets/${repository}`,
  revision,
  licence: 'MIT',
  gated: false,
  files: [
    hubFile(
      'test.parquet',
      { repository, revision, path: 'data/test-00000-of-00001.parquet' },
      {
        sha256: '0e24a191921c2f453518a537a8b2117bd137e7714d4ef1565e9ba06c1ecb9ad8',
        basis: 'reported',
        bytes: 4_144_185,
      },
    ),
    hubFile(
      'validation.parquet',
      { repository, revision, path: 'data/validation-00000-of-00001.parquet' },
      {
        sha256: '139423c23722e480c807ac4a191409a710cfce4eba744c1d641cf88e730e2078',
        basis: 'reported',
        bytes: 42_857,
      },
    ),
  ],
};

/** A question with up to ten options; `N/A` pads the list and is no option. */
export const mmluProRecord = z
  .object({
    question_id: z.number().int(),
    question: z.string().min(1),
    options: z.array(z.string()).min(1).max(10),
    answer: z.string().regex(/^[A-J]$/),
    answer_index: z.number().int().min(0).max(9),
    cot_content: z.string().nullish(),
    category: z.string().min(1),
  })
  .transform((record) => ({
    ...record,
    options: record.options.filter((option) => option !== 'N/A'),
  }))
  .refine(({ options, answer_index }) => answer_index < options.length, 'the answer is no option')
  .refine(
    ({ answer, answer_index }) => answer.charCodeAt(0) - 65 === answer_index,
    'answer and answer_index name different options',
  );

export type MmluProRecord = z.infer<typeof mmluProRecord>;
