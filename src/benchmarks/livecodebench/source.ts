import { z } from 'zod';
import { type DataSource, hubFile } from '../data/source.ts';

const repository = 'livecodebench/code_generation_lite';
const revision = '0fe84c3912ea0c4d4a78037083943e8f0c4dd505';

const file = (name: string, bytes: number, sha256: string) =>
  hubFile(name, { repository, revision, path: name }, { sha256, bytes, basis: 'reported' });

/** The parts of releases 3 to 5, which hold the window: each release adds one file. */
export const liveCodeBenchData: DataSource = {
  id: 'livecodebench',
  home: `huggingface.co/datasets/${repository}`,
  revision,
  licence: 'CC',
  gated: false,
  note: 'The data set names the licence "cc" without a version; the problems are those of AtCoder, Codeforces and LeetCode. 2.4 GB to fetch; in memory it needs about twice that: set NODE_OPTIONS=--max-old-space-size=8192.',
  files: [
    file(
      'test3.jsonl',
      623_360_766,
      '28ed26cc83363ce3f1fe2d5fad9f8393077beb1907b167a31bd3b32f80801b79',
    ),
    file(
      'test4.jsonl',
      1_204_644_685,
      'd711138ddaebfcf5f8ec6a4283ee677298c0f5c5d374a235af92aaf0584510da',
    ),
    file(
      'test5.jsonl',
      557_699_297,
      '7f77571c2a6df0c2a72a3277650309f67e01e0008e18117e624633df53f81214',
    ),
  ],
};

/** JSON within a text. */
const inner = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('is not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

const publicCases = inner(z.array(z.object({ input: z.string(), output: z.string() })));
const metadata = inner(z.object({ func_name: z.string().nullish() }));

/** Days of contests, both included, as text that sorts. */
export const firstDay = '2024-07-01';
export const lastDay = '2025-01-01';

const row = z.object({
  question_id: z.string().min(1),
  question_content: z.string().min(1),
  platform: z.string(),
  contest_date: z.string().regex(/^\d{4}-\d\d-\d\d/),
  starter_code: z.string(),
  difficulty: z.string(),
  public_test_cases: z.string(),
  private_test_cases: z.string().min(1),
  metadata: z.string(),
});

const inWindow = row.extend({ public_test_cases: publicCases, metadata });

export type LiveCodeBenchProblem = z.infer<typeof inWindow>;

/** A problem of the window, or null for one of another time: its cases are let go at once. */
export const liveCodeBenchRecord = row.transform((given, context): LiveCodeBenchProblem | null => {
  const day = given.contest_date.slice(0, 10);
  if (day < firstDay || day > lastDay) return null;
  const parsed = inWindow.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    context.addIssue({ code: 'custom', path, message });
  }
  return z.NEVER;
});
