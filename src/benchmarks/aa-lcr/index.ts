import { z } from 'zod';
import { type DataSource, hubFile } from '../data/source.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import { zippedText } from '../zipped-texts.ts';

const repository = 'ArtificialAnalysis/AA-LCR';
const revision = 'bdae010bbce259820c0e34c1d7cce210d966fb75';
const questions = 'questions.csv';
const documents = 'documents.zip';

const data: DataSource = {
  id: 'aa-lcr',
  home: `huggingface.co/datasets/${repository}`,
  revision,
  licence: 'Apache-2.0',
  gated: false,
  note: 'The first release; version 1.1 corrects 16 right answers.',
  files: [
    hubFile(
      questions,
      { repository, revision, path: 'AA-LCR_Dataset.csv' },
      {
        sha256: '2f90d9c30cfb4dd8df2c0f46547c384065e4c76917bd347a9a97bf797235c1ea',
        basis: 'reported',
      },
    ),
    hubFile(
      documents,
      { repository, revision, path: 'extracted_text/AA-LCR_extracted-text.zip' },
      {
        sha256: '5e839249826f6b9bd5324f0d139089c9dc481ccb3f212a6dfad00c51045d9d8a',
        basis: 'reported',
      },
    ),
  ],
};

const text = z.string().trim().min(1);

const record = z.object({
  question_id: z.coerce.string(),
  document_category: text,
  document_set_id: text,
  question: text,
  answer: text,
  data_source_filenames: text.transform((names) => names.split(';').map((name) => name.trim())),
});

/** What a question shows; the documents by their paths. */
interface Content {
  question: string;
  documents: string[];
}

/**
 * A document's name as question and archive can agree on it: they write apostrophes and marks above
 * letters differently.
 */
function plainName(path: string): string {
  return path.normalize('NFC').replace(/[‘’]/g, "'");
}

export const aaLcr = defineBenchmark<{ question: string; answer: string }>({
  id: 'aa-lcr',
  version: '1',
  name: 'AA-LCR',
  summary: 'Questions whose answers must be put together from about 100,000 tokens of documents.',
  catalog_benchmark: 'aa-lcr',
  protocol: 'aa',
  differences: [
    'The prompt of the judge is our own; Artificial Analysis asks Qwen3-235B-A22B-2507 without thinking. Which judge it was stands in the score.',
    'Temperature 0; Artificial Analysis tests reasoning models at 0.6: give --temperature 0.6 for them.',
  ],
  data,
  items: 100,
  epochs: 3,
  scorers: ['judge-aa-lcr'],
  needs: ['judge'],
  chance: 0,
  sampling: { temperature: 0, max_tokens: 16_384 },
  prompt: 'all documents between marks, then the question between marks',
  async build(loaded) {
    const records = await loaded.records(questions, record);
    const texts = new Map(
      (await loaded.records(documents, zippedText)).map((each) => [
        plainName(each.path),
        each.text,
      ]),
    );
    const items = records.map((row) => {
      const { question_id, question, answer, document_category, document_set_id } = row;
      const paths = row.data_source_filenames.map((name) =>
        plainName(`lcr/${document_category}/${document_set_id}/${name}`),
      );
      const absent = paths.find((path) => !texts.has(path));
      if (absent !== undefined) throw noDocument(question_id, absent);
      return {
        id: question_id,
        content: { question, documents: paths } satisfies Content,
        target: { question, answer },
        // Questions about the same documents.
        cluster: `${document_category}/${document_set_id}`,
      };
    });
    return {
      items,
      prompt: (item) => {
        const { question, documents: paths } = item.content as Content;
        const shown = paths.map(
          (path, i) => `BEGIN DOCUMENT ${i + 1}:\n${texts.get(path)}\nEND DOCUMENT ${i + 1}`,
        );
        return ask(
          `BEGIN INPUT DOCUMENTS\n\n${shown.join('\n\n')}\n\nEND INPUT DOCUMENTS\n\nUse the documents above to answer this question.\n\nSTART QUESTION\n\n${question}\n\nEND QUESTION\n`,
        );
      },
    };
  },
});

function noDocument(question: string, path: string): BenchmarkError {
  return new BenchmarkError(
    'data-malformed',
    `aa-lcr/${documents} lacks ${path}, which question ${question} is about`,
    'fetch both files again: they belong together',
    { place: { file: documents } },
  );
}

export const definitions: readonly BenchmarkDefinition[] = [aaLcr];
