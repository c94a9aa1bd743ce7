import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readImport } from './read-import.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Member {
  name: string;
  text: string;
  method?: 0 | 8 | 93 | 14;
  /** What the table of contents says, where it lies. */
  size?: number;
}

/** A ZIP file, with checksums left at 0: they are not what is tested. */
function zip(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text, method = 93, size } of members) {
    const data = Buffer.from(text);
    const packed =
      method === 8 ? deflateRawSync(data) : method === 93 ? zstdCompressSync(data) : data;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size ?? data.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, Buffer.from(name));
    locals.push(head, Buffer.from(name), packed);
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const head = {
  version: 2,
  status: 'success',
  plan: {},
  eval: {
    task: 'sums',
    task_version: 1,
    model: 'openai/some-model',
    created: '2025-11-20T10:00:00+00:00',
    dataset: { name: 'sums', sample_ids: ['a', 'b', 'c'] },
    config: {},
    packages: { inspect_ai: '0.3.146' },
  },
};
const hash = '0123456789abcdef0123456789abcdef';
const sampleOf = (id: string, value: unknown, more: object = {}) => ({
  id,
  epoch: 1,
  input: `attachment://${hash}`,
  target: '4',
  output: { completion: 'It is 4.', choices: [{ stop_reason: 'stop' }] },
  scores: { match: { value, answer: '4' }, length: { value: 12 } },
  attachments: { [hash]: 'What is 2 + 2?' },
  model_usage: { 'openai/some-model': { input_tokens: 9, output_tokens: 3 } },
  total_time: 1.5,
  ...more,
});
const samples = [
  sampleOf('a', 'C'),
  sampleOf('b', 'I', { output: { completion: 'It', choices: [{ stop_reason: 'max_tokens' }] } }),
  sampleOf('c', 'I', { error: { message: 'connection lost' } }),
];
const members = (method: 0 | 8 | 93): Member[] => [
  { name: 'header.json', text: JSON.stringify(head), method },
  // Ids are not escaped, so that a name may look like a path.
  ...samples.map((each) => ({
    name: `samples/../../${each.id}_epoch_1.json`,
    text: JSON.stringify(each),
    method,
  })),
];

describe('logs of Inspect', () => {
  test.each([0, 8, 93] as const)('a log packed by method %i', async (method) => {
    const [run] = await readImport(file(`m${method}.eval`, zip(members(method))), {});
    expect(run).toMatchObject({
      program: 'Inspect',
      program_version: '0.3.146',
      benchmark: 'inspect:sums',
      model: 'openai/some-model',
      scorers: ['inspect:match@0.3.146'],
      limit: null,
    });
    expect(run!.samples.map(({ outcome, value }) => [outcome, value])).toEqual([
      ['correct', 1],
      ['truncated', 0],
      ['error', null],
    ]);
    expect(run!.samples[0]).toMatchObject({
      prompt: 'What is 2 + 2?',
      text: 'It is 4.',
      answer: '4',
      total_ms: 1500,
      usage: { input_tokens: 9, output_tokens: 3, reasoning_tokens: null },
    });
    expect(run!.samples[2]!.explanation).toBe('connection lost');
  });

  test('a log in JSON, with NaN for what was not scored', async () => {
    const text = JSON.stringify({ ...head, samples: [sampleOf('a', 7)] }).replace(
      '7,"answer"',
      'NaN,"answer"',
    );
    const [run] = await readImport(file('log.json', text), {});
    expect(run!.samples[0]).toMatchObject({ outcome: 'error', value: null });
  });

  test('a run that was cut off has no header; what it planned and has not is missing', async () => {
    const { status: _, ...started } = head;
    const cut = [
      { name: '_journal/start.json', text: JSON.stringify(started) },
      { name: 'samples/a_epoch_1.json', text: JSON.stringify(samples[0]) },
    ];
    const [run] = await readImport(file('cut.eval', zip(cut)), {});
    expect([run!.items.length, run!.samples.length]).toEqual([3, 1]);
    expect(run!.notices[0]).toContain('started');
  });

  test.each<[string, Buffer | string, RegExp]>([
    ['text', 'not a zip', /is no ZIP file/],
    [
      'a bomb by its own word',
      zip([{ name: 'header.json', text: '{}', size: 2 ** 31 }]),
      /unpack to more/,
    ],
    [
      'a bomb that lies',
      zip([{ name: 'header.json', text: ' '.repeat(1e6), size: 10 }]),
      /larger than it says/,
    ],
    [
      'a method that is not read',
      zip([{ name: 'header.json', text: '{}', method: 14 }]),
      /method 14/,
    ],
    ['no header', zip([{ name: 'other.json', text: '{}' }]), /no result file that is known/],
    ['no samples', zip([{ name: 'header.json', text: JSON.stringify(head) }]), /holds no sample/],
    [
      'a header of another kind',
      zip([{ name: 'header.json', text: '{"eval":{}}' }]),
      /no log of Inspect/,
    ],
    ['a cut file', zip(members(93)).subarray(0, 400), /is no ZIP file/],
    [
      'scores that are no marks',
      zip([
        { name: 'header.json', text: JSON.stringify(head) },
        { name: 'samples/a.json', text: JSON.stringify(sampleOf('a', { x: 1 })) },
      ]),
      /no score from 0 to 1/,
    ],
  ])('%s is refused', async (name, content, message) => {
    const path = file(`${name.replaceAll(' ', '-')}.eval`, content);
    await expect(readImport(path, {})).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
  });
});
