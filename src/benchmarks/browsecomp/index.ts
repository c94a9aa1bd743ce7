import { z } from 'zod';
import { exactAnswerForm } from '../answer-form.ts';
import { type DataSource, webFile } from '../data/source.ts';
import { ask, defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { decrypt } from './decrypt.ts';

const file = 'browse_comp_test_set.csv';

const data: DataSource = {
  id: 'browsecomp',
  home: 'github.com/openai/simple-evals',
  revision: null,
  licence: 'MIT',
  gated: false,
  note: 'Published encrypted, with a canary; its owners ask that no question appears in plain text.',
  files: [
    webFile(
      file,
      {
        url: `https://openaipublic.blob.core.windows.net/simple-evals/${file}`,
        revision: null,
      },
      {
        sha256: '7b24471cd5b3eb2a46830a14802b5c029ea62f488ff75a0f88af7923d1454abf',
        basis: 'reported',
      },
    ),
  ],
};

/** A row in the clear. */
const record = z
  .object({
    problem: z.string().min(1),
    answer: z.string().min(1),
    problem_topic: z.string().nullish(),
    canary: z.string().min(1),
  })
  .transform(({ problem, answer, problem_topic, canary }, context) => {
    try {
      const question = decrypt(problem, canary).trim();
      const gold = decrypt(answer, canary).trim();
      if (question !== '' && gold !== '') return { question, gold, topic: problem_topic ?? null };
      context.addIssue('question or answer is empty');
    } catch (error) {
      context.addIssue(`cannot be decrypted with its canary: ${(error as Error).message}`);
    }
    return z.NEVER;
  });

export const browsecomp = defineBenchmark<{ question: string; answer: string }>({
  id: 'browsecomp',
  version: '1',
  name: 'BrowseComp, without browsing',
  summary: 'Questions whose short answers are hard to find on the web; asked without a browser.',
  // The published scores are those of agents that browse.
  catalog_benchmark: null,
  protocol: 'own',
  differences: [
    'The model gets no search and opens no page: this measures what it knows by heart, and is no BrowseComp score. An agent that browses is not built in yet.',
    'The prompts are our own, of the judge as well; which judge it was stands in the score.',
    'The published grader takes "correct: yes" as a whole and so never scores; here the verdict is what is meant.',
  ],
  data,
  items: 1266,
  publishable: false,
  scorers: ['judge-browsecomp'],
  // It runs without; a suite that asks for BrowseComp must not take what comes of it for the score.
  needs: ['judge', 'search'],
  chance: 0,
  sampling: { temperature: 0, max_tokens: 32_768 },
  prompt: 'question, then the form of the answer (explanation, exact answer, confidence)',
  async build(loaded) {
    const records = await loaded.records(file, record);
    return {
      items: records.map(({ question, gold, topic }, i) => ({
        id: String(i),
        content: { question, topic },
        target: { question, answer: gold },
        cluster: null,
      })),
      prompt: (item) =>
        ask(
          `${(item.content as { question: string }).question}\n\nAnswer in this form:\n${exactAnswerForm}`,
        ),
    };
  },
});

export const definitions: readonly BenchmarkDefinition[] = [browsecomp];
