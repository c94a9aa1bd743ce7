import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BenchmarkError } from '../error.ts';
import { fileName } from './read-file.ts';

const itemsName = 'items.jsonl';

const items = [
  {
    id: 'seats',
    question: 'A tram has 4 cars with 18 seats each. How many seats has it?',
    answer: 72,
  },
  {
    id: 'pears',
    question: 'Nadia shares 45 pears among 9 friends. How many does each get?',
    answer: 5,
  },
  {
    id: 'tank',
    question: 'A tank holds 60 litres and is one third full. How many litres fit in?',
    answer: 40,
  },
];

function yaml(id: string): string {
  return `# A benchmark of your own. Try it:   weigh benchmark check .
# Every key is described in docs/own-benchmarks.md.

id: ${id}
name: ${id.replaceAll('-', ' ')}
# Raise it whenever items, prompt or scorer change: scores of two versions are never mixed.
version: "1"
summary: Word problems with a number as the answer.

# CSV or TSV with a header, JSON Lines, a JSON array, or Parquet; also with .gz. The path counts from here.
items: ${itemsName}
# licence: CC-BY-4.0
# publish: false          # items are then never shown to others

# The prompt of one item: a Jinja template over its columns.
prompt: |
  {{ question }}

  Think step by step. End with a line "Answer: N", where N is the number.
# system: You are a careful teacher.

# For multiple choice: a column with a list, or a list of columns. The template may then use
# {{ lettered }} (A. ..., one a line), and target names the right one by its text or letter.
# choices: [a, b, c, d]
# kind: loglikelihood     # compare the likelihood of the choices instead of asking; default: chat

# What counts as right: a template, or a mapping or list of them.
target: "{{ answer }}"

# How responses are judged. \`weigh score --list\` lists the scorers.
scorer: number
# scorer: { id: number, options: { relative: 0.01 } }

# A response that must be judged right; \`weigh benchmark check\` tries it on every item.
gold: "I counted. Answer: {{ answer }}"

# Attempts at each item; metric is then mean, or {pass-at-k: 4}, or {pass-hat-k: 4}.
epochs: 1
metric: mean

# What is not given is left to the endpoint.
sampling:
  temperature: 0
  max_tokens: 4096

# Ids and groups of items that belong together (one text, one template), as templates.
item:
  id: "{{ id }}"
  # cluster: "{{ passage }}"
`;
}

/**
 * Writes an example that works into a new folder.
 * @returns the folder's files.
 * @throws BenchmarkError when the name is no id or the folder exists.
 */
export async function writeExample(folder: string): Promise<string[]> {
  const id = basename(folder);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new BenchmarkError(
      'file',
      `"${id}" cannot be the id of a benchmark`,
      'use lower-case words joined by dashes, such as word-problems',
    );
  }
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new BenchmarkError(
      'file',
      `${folder} exists already`,
      'choose another name: nothing is overwritten',
      { cause: error },
    );
  }
  const lines = items.map((item) => `${JSON.stringify(item)}\n`).join('');
  await writeFile(join(folder, fileName), yaml(id));
  await writeFile(join(folder, itemsName), lines);
  return [fileName, itemsName];
}
