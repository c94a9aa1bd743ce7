import { z } from 'zod';
import { type DataSource, githubFile } from '../data/source.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { instructions, languages, type MgsmLanguage } from './instructions.ts';

const repository = 'google-research/url-nlp';
const commit = '452a21ad3dae5668c06ceeac21ff073e1e40f9be';

const digests: Record<MgsmLanguage, string> = {
  bn: '6b00bc7cc635547e866989284afa924d789b5affa2eb8de623c385dd943ad977',
  de: '4dfea30fede44b813e2e496f5f0534049e83c7cc8aed6e00600b30ec62053626',
  en: '50021d0f28cc957edcb44e7806425b1c7fbd648ddcb9e0a8ec689d10e57d40fa',
  es: '5bd27ebdf00140cec845c5298dc17715f5cd57d8edda6df1976db40bf3f0750a',
  fr: '36207c1c03fd7cd3ea491441eb755408199f94e4a647851df531bbaedc99d606',
  ja: '59a2b50debe77981fd784cb3b2bef1505e3abf2a37116dc9d7a366ab029b4637',
  ru: '6bd30fd2e80c5bac23f566fb4ae0e6a55a19578401fbf9a01fb21beb3645fef8',
  sw: '2bac828d77229e65d7c7197b1ad4a2cb5b1fe99b163f2cbdd66501de6a2115c4',
  te: 'dd6b1452c244bb2e4ba254c01ea84137f80c1cefc57d69c23b0ed88b9c0f36b7',
  th: 'f3932dc5ad8e9d0ea82b017adc1e1461dd647af861e7166d6741986602a0cfd6',
  zh: 'b2fa63151022370a0de1f4211c8c284eae74b0f5a3b003b1d5982c0d4a73f661',
};

const data: DataSource = {
  id: 'mgsm',
  home: `github.com/${repository}`,
  revision: commit,
  licence: 'CC-BY-4.0',
  gated: false,
  files: languages.map((language) =>
    githubFile(
      `mgsm_${language}.tsv`,
      { repository, commit, path: `mgsm/mgsm_${language}.tsv` },
      { sha256: digests[language], basis: 'seen' },
    ),
  ),
};

const record = z.object({
  question: z.string().min(1),
  answer: z.string().regex(/^-?[0-9][0-9.,]*$/, 'is no number'),
});

interface MgsmTarget {
  answer: string;
  language: MgsmLanguage;
}

/** One question in eleven languages is one cluster: the eleven are not independent. */
export const mgsm = defineBenchmark<MgsmTarget>({
  id: 'mgsm',
  version: '1',
  name: 'MGSM',
  summary: '250 questions of GSM8K in eleven languages, asked and answered in the language.',
  catalog_benchmark: 'mgsm',
  protocol: 'simple-evals',
  differences: [
    'The instructions are in our own words in each language; each ends in the word that simple-evals looks for.',
  ],
  data,
  items: 2750,
  scorers: ['mgsm'],
  chance: 0,
  sampling: { temperature: 0, max_tokens: 8192 },
  prompt: 'instruction in the language, ending in its word for “Answer”, then the question',
  async build(loaded) {
    const sets = await Promise.all(
      languages.map(async (language) => {
        const records = await loaded.records(`mgsm_${language}.tsv`, record, {
          columns: ['question', 'answer'],
        });
        return records.map(({ question, answer }, i) => ({
          id: `${language}-${i}`,
          content: { question, language },
          target: { answer: answer.replaceAll(',', ''), language },
          cluster: `question-${i}`,
        }));
      }),
    );
    return {
      items: sets.flat(),
      prompt: (item) => {
        const { question, language } = item.content as { question: string; language: MgsmLanguage };
        return ask(`${instructions[language]}\n\n${question}`);
      },
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [mgsm];
