import { outcomes } from '../../store/outcome.ts';
import { runStatuses, usualRows } from '../runs/read-questions.ts';
import type { Operation } from './operations.ts';
import { inPath, type Parameter, query } from './parameters.ts';
import { runAnswer, runsAnswer, sampleAnswer, samplesAnswer } from './schemas/runs.ts';

const run = inPath('Id of the run, a unique beginning or end of it, or `last`.', 'last');
const sample: Parameter = {
  ...inPath('Id of the item.', 'gsm8k/test/17'),
  name: 'sample',
};
const epoch = query('epoch', 'Which attempt at the item, from 0; default 0.', '0', {
  schema: { type: 'integer', minimum: 0 },
});
const rows: Parameter[] = [
  query('limit', `Most rows, 1 to 1000; default ${usualRows}.`, '100', {
    schema: { type: 'integer', minimum: 1, maximum: 1000 },
  }),
  query('cursor', '`next` of the page before.', '12.0'),
];
const share = { type: 'number', minimum: 0, maximum: 1 };

/** Addresses of own runs, which answer from the store of the machine and from no catalogue. */
export const runOperations: Operation[] = [
  {
    path: '/runs',
    id: 'listRuns',
    tag: 'runs',
    summary: 'Own runs, newest first, with how far each is',
    description: 'The runs of `weigh runs --json`, page by page. Made anew for each request.',
    parameters: [
      query('model', 'Display name of the model.', 'gpt-5'),
      query('catalog_model', 'Id of the model in the catalogue.', 'gpt-5'),
      query('benchmark', 'Id of the benchmark.', 'gsm8k'),
      query('status', 'How the run stands.', 'finished', {
        schema: { type: 'string', enum: [...runStatuses] },
      }),
      query('tag', 'A tag that the run has.', 'nightly'),
      query('search', 'Occurs in id, model or benchmark.', 'smol'),
      ...rows,
    ],
    answer: runsAnswer,
  },
  {
    path: '/runs/{id}',
    id: 'getRun',
    tag: 'runs',
    summary: 'A run: score, interval, outcomes, cost, tokens, speed, concurrency, lock',
    description: 'The same as `weigh show <run> --json`, with why samples are withheld.',
    parameters: [run],
    answer: runAnswer,
    notFound: true,
  },
  {
    path: '/runs/{id}/samples',
    id: 'listSamples',
    tag: 'runs',
    summary: 'The samples of a run in plan order',
    description:
      'The samples of `weigh show <run> --samples --json`, page by page. Of a benchmark whose items may not be published, only a board that nobody else can reach shows samples.',
    parameters: [
      run,
      query('outcome', 'Of these outcomes, joined by commas.', 'incorrect,unparsed', {
        schema: { type: 'string', description: [...outcomes, 'unscored'].join(', ') },
      }),
      query('search', 'Occurs in the item’s id.', 'test/17'),
      query('min_value', 'Scored at least so high.', '0.5', { schema: share }),
      query('max_value', 'Scored at most so high.', '0.5', { schema: share }),
      ...rows,
    ],
    answer: samplesAnswer,
    notFound: true,
    withheld: true,
  },
  {
    path: '/runs/{id}/samples/{sample}',
    id: 'getSample',
    tag: 'runs',
    summary: 'One sample: prompt, reasoning, answer, each score and why',
    description:
      'The same as `weigh show <run> <item> --json`, but for texts that are longer than 20,000 characters: they are cut, and `cut` says where and how long they are.',
    parameters: [run, sample, epoch],
    answer: sampleAnswer,
    notFound: true,
    withheld: true,
  },
  {
    path: '/runs/{id}/samples/{sample}/text',
    id: 'getSampleText',
    tag: 'runs',
    summary: 'One text of a sample, whole, as a file',
    description: 'As the model wrote it, as a file to keep: no browser shows it as a page.',
    parameters: [
      run,
      sample,
      query('part', 'Which, as `cut` names it.', 'response.text', { required: true }),
      epoch,
    ],
    answer: null,
    also: ['text/plain'],
    notFound: true,
    withheld: true,
  },
];
