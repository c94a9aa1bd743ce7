import { z } from 'zod';
import { type DataSource, webFile } from '../data/source.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';

const release = 'v0.2.0';
const file = 'MbppPlus-OriginFmt.jsonl.gz';

const data: DataSource = {
  id: 'mbpp-plus',
  home: 'github.com/evalplus/mbppplus_release',
  revision: release,
  licence: 'Apache-2.0 (MBPP: CC-BY-4.0)',
  gated: false,
  note: 'The digest is that of the file in the repository at dadf43da, of the same release.',
  files: [
    webFile(
      file,
      {
        url: `https://github.com/evalplus/mbppplus_release/releases/download/${release}/${file}`,
        revision: release,
      },
      {
        sha256: '7a5aec547b134fa297ee6c45f829298aa3f58de02547b8d8a5c3d85d9cb10efc',
        unpacked_sha256: '132d01c96df6b4b0fe0cbb8414092fe62c51b873b160d1ec8fc2ded28484865a',
        basis: 'seen',
        bytes: 549_938,
      },
    ),
  ],
};

const record = z.object({
  task_id: z.union([z.number(), z.string()]),
  prompt: z.string().min(1),
  /** Assertions of MBPP itself; the first is shown, for it names the function. */
  test_list: z.array(z.string()).min(1),
  test: z.string().min(1),
});

export const mbppPlus = defineBenchmark<{ test: string }>({
  id: 'mbpp-plus',
  version: '1',
  name: 'MBPP+',
  summary: 'Small Python functions from one sentence and one assertion, with many tests each.',
  catalog_benchmark: 'mbpp-plus',
  protocol: 'own',
  differences: [
    'The test scripts of the release decide, with 40 seconds for all tests of a function; the evalplus tool runs input by input, each within the larger of 4 seconds and four times the time of the reference.',
    'The first Python block is the solution; the evalplus tool keeps only the definitions that the function needs.',
    'Mbpp/255 returns more than the pipe to the judge carries in its time, so that even its reference solution counts as wrong: the best possible score is 377 of 378.',
    'The prompt is in our own words; as there, it shows one assertion.',
  ],
  data,
  items: 378,
  scorers: ['mbpp-plus'],
  needs: ['sandbox'],
  chance: 0,
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: 'description and one assertion, then: the whole function in a ```python block',
  async build(loaded) {
    const records = await loaded.records(file, record);
    return {
      items: records.map(({ task_id, prompt, test_list, test }) => ({
        id: `Mbpp/${task_id}`,
        content: { prompt, example: test_list[0]! },
        target: { test },
        cluster: null,
      })),
      prompt: (item) => {
        const { prompt, example } = item.content as { prompt: string; example: string };
        return ask(
          `${prompt}\n\nThis must hold:\n\`\`\`python\n${example}\n\`\`\`\n\nAnswer with the whole function, imports included and without tests, in one block that begins with \`\`\`python.`,
        );
      },
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [mbppPlus];
