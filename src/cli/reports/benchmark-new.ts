import { resolve } from 'node:path';
import { writeExample } from '../../benchmarks/own/example.ts';
import { csvTable, list, type Report, text } from '../report.ts';

/** @throws BenchmarkError when the name is no id or the folder exists. */
export async function reportNewBenchmark(name: string): Promise<Report> {
  const files = await writeExample(resolve(name));
  return {
    data: { folder: name, files },
    blocks: [
      text(`Wrote ${name}:`, 'strong'),
      list(files),
      text(`Change what is in it, then: weigh benchmark check ${name}`),
    ],
    csv: csvTable({ file: (file) => file }, files),
  };
}
