import { type ChineseChoice, chineseChoice } from '../chinese-choice.ts';
import type { LoadedData } from '../data/load-data.ts';
import { parseRecords } from '../data/parse-records.ts';
import { readRecords } from '../data/read-records.ts';
import { type DataSource, hubFile } from '../data/source.ts';
import { zippedText } from '../zipped-texts.ts';

const repository = 'ceval/ceval-exam';
const archive = 'ceval-exam.zip';

export const cevalData: DataSource = {
  id: 'ceval',
  home: `huggingface.co/datasets/${repository}`,
  revision: null,
  licence: 'CC-BY-NC-SA-4.0',
  gated: false,
  note: 'For non-commercial use, with attribution. The keys of the test split are kept by its owners.',
  files: [hubFile(archive, { repository, revision: 'main', path: archive })],
};

/** A question with its number in the file of its subject. */
export type CevalQuestion = ChineseChoice & { id: string };

const record = chineseChoice.extend({ id: chineseChoice.shape.A });

/** The questions of a split by subject, in the archive's order. @throws BenchmarkError `data-malformed` */
export async function questionsOf(
  loaded: LoadedData,
  split: 'dev' | 'val',
): Promise<Map<string, CevalQuestion[]>> {
  const bySubject = new Map<string, CevalQuestion[]>();
  for (const { path, text } of await loaded.records(archive, zippedText)) {
    const subject = new RegExp(`(?:^|/)${split}/(.+)_${split}\\.csv$`).exec(path)?.[1];
    if (subject === undefined) continue;
    const label = `ceval/${path}`;
    const rows = await readRecords(label, new TextEncoder().encode(text));
    bySubject.set(subject, parseRecords(record, label, rows));
  }
  return bySubject;
}
