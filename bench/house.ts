/** Start-up and loading: what a person waits for before the first answer. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexPaths, loadCatalog } from '../src/catalog/load.ts';
import { type Figure, report, root, time, timeCommand } from './measure.ts';

const weigh = [process.execPath, join(root, 'bin', 'weigh.cjs')];
const ownIndex = indexPaths(root, join(root, 'catalog'))[0]!;

/** 800 models, 25,000 scores in 500 documents, of the shapes that the catalogue has. */
function writeLargeCatalog(folder: string): void {
  mkdirSync(join(folder, 'models'), { recursive: true });
  mkdirSync(join(folder, 'scores'), { recursive: true });
  const model = (i: number): string => `model-${i}`;
  writeFileSync(join(folder, 'labs.yaml'), '- id: lab\n  name: Lab\n  country: CN\n');
  writeFileSync(join(folder, 'sources.yaml'), '- id: source\n  name: Source\n');
  const models = Array.from({ length: 800 }, (_, i) =>
    [
      `  - id: ${model(i)}`,
      `    name: Model ${i}`,
      '    family: family',
      '    release_date: "2025-07-28"',
      '    openness: open-weights',
      '    licence: MIT',
      '    architecture: moe',
      '    total_params_b: 355',
      '    active_params_b: 32',
      '    context_tokens: 131072',
      '    modalities_in: [text, image]',
      '    modalities_out: [text]',
      `    hf_repo: lab/model-${i}`,
      '    price: { input_usd_per_m: 0.6, output_usd_per_m: 2.2, source: "list price" }',
      '    sources:',
      '      - "github:someone/some-repository/some/path/to/a/file.json@0123456789ab"',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'models', 'lab.yaml'), `lab: lab\nmodels:\n${models.join('\n')}\n`);
  const benchmarks = Array.from(
    { length: 500 },
    (_, i) => `- id: benchmark-${i}\n  name: Benchmark ${i}\n  category: math\n  items: ${100 + i}`,
  );
  writeFileSync(join(folder, 'benchmarks.yaml'), `${benchmarks.join('\n')}\n`);
  for (let d = 0; d < 500; d++) {
    const header = {
      document: `github:someone/repository-${d}/README.md@0123456789ab`,
      source: 'source',
      url: `https://example.org/${d}`,
      published: '2025-08-01',
      reported_by: 'self',
      reporter: 'lab',
      unit: 'percent',
    };
    const rows = Array.from({ length: 50 }, (_, i) => ({
      model: model((d * 7 + i) % 800),
      benchmark: `benchmark-${(d * 3 + i) % 500}`,
      score: ((d * 31 + i * 17) % 1000) / 10,
      conditions: {
        label: `Model ${(d * 7 + i) % 800} as printed in table ${d}`,
        mode: i % 2 === 0 ? 'thinking' : 'non-thinking',
        setting: `tools=none; sampling=pass@1; document ${d}`,
      },
    }));
    writeFileSync(
      join(folder, 'scores', `document-${d}.jsonl`),
      `${[header, ...rows].map((row) => JSON.stringify(row)).join('\n')}\n`,
    );
  }
}

const figures: Figure[] = [];
figures.push({
  name: 'weigh --help',
  value: await timeCommand(15, ...weigh, '--help'),
  unit: 'ms',
  aim: 150,
});
figures.push({
  name: 'weigh rank, index to be built',
  value: await time(3, async () => {
    rmSync(ownIndex, { force: true });
    await timeCommand(1, ...weigh, 'rank');
  }),
  unit: 'ms',
  aim: 1000,
});
figures.push({
  name: 'weigh rank',
  value: await timeCommand(11, ...weigh, 'rank'),
  unit: 'ms',
  aim: 400,
});

const folder = mkdtempSync(join(tmpdir(), 'weigh-bench-'));
try {
  writeLargeCatalog(folder);
  const load = (): Promise<unknown> =>
    loadCatalog({ folder, indexFiles: [join(folder, 'index.json')] });
  figures.push({
    name: '800 models and 25,000 scores, index to be built',
    value: await time(1, load),
    unit: 'ms',
  });
  figures.push({
    name: '800 models and 25,000 scores from the index',
    value: await time(15, load),
    unit: 'ms',
    aim: 150,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report('house', figures);
