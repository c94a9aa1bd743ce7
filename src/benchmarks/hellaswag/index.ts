import { z } from 'zod';
import { type DataSource, hubFile } from '../data/source.ts';
import { defineBenchmark, guessing } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const repository = 'Rowan/hellaswag';
const revision = '218ec52e09a7e7462a5400043bb9a69a41d06b76';

const data: DataSource = {
  id: 'hellaswag',
  home: `huggingface.co/datasets/${repository}`,
  revision,
  licence: 'MIT',
  gated: false,
  files: [
    hubFile(
      'validation.parquet',
      { repository, revision, path: 'data/validation-00000-of-00001.parquet' },
      {
        sha256: '899813071e1e95efafec90f856e1987d2150fa4d020fc005df6962c259f660cd',
        basis: 'reported',
      },
    ),
  ],
};

const record = z.object({
  ind: z.number().int(),
  activity_label: z.string(),
  ctx_a: z.string(),
  ctx_b: z.string(),
  endings: z.array(z.string()).length(4),
  source_id: z.string(),
  label: z.coerce.number().int().min(0).max(3),
});

/** What lm-evaluation-harness does to the texts: WikiHow's marks for titles and steps go. */
export function clean(text: string): string {
  return text
    .trim()
    .replaceAll(' [title]', '. ')
    .replace(/\[.*?\]/g, '')
    .replaceAll('  ', ' ');
}

/** Python's `str.capitalize`: the first letter large, the others small. */
function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('').toLowerCase();
}

export const hellaswag = defineBenchmark<{ answer: number; choices: string[] }>({
  id: 'hellaswag',
  version: '1',
  name: 'HellaSwag',
  summary: 'Which of four endings goes on with what happens, chosen by log-likelihood.',
  catalog_benchmark: 'hellaswag',
  protocol: 'lm-eval',
  data,
  items: 10_042,
  scorers: ['choice-loglikelihood-norm', 'choice-loglikelihood'],
  needs: ['loglikelihood'],
  chance: guessing,
  sampling: {},
  prompt: 'activity, context, continued by each ending; without examples',
  async build(loaded) {
    const records = await loaded.records('validation.parquet', record);
    return {
      items: records.map((row) => {
        const choices = row.endings.map(clean);
        return {
          id: String(row.ind),
          content: {
            context: clean(`${row.activity_label}: ${row.ctx_a} ${capitalised(row.ctx_b)}`),
          },
          target: { answer: row.label, choices },
          // Several questions are cut from one clip or article.
          cluster: row.source_id,
          choices,
        };
      }),
      prompt: (item) => ({
        kind: 'loglikelihood',
        contexts: [
          {
            context: (item.content as { context: string }).context,
            continuations: item.choices!.map((choice) => ` ${choice}`),
            special_tokens: false,
          },
        ],
      }),
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [hellaswag];
