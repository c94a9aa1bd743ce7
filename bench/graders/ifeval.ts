import { type Constraints, follow } from '../../src/scorers/constraints/follow.ts';
import { ifevalChecks } from '../../src/scorers/constraints/ifeval/checks.ts';
import type { Figure } from '../measure.ts';
import { beside, casesOf, peerRate, rateOf } from './rates.ts';

/** For these the peer needs data of NLTK's, which it downloads. */
const needNltk = ['length_constraints:number_sentences', 'change_case:capital_word_frequency'];

/** Responses a second, each strictly and loosely, of our `ifeval` and of lm-eval's. */
export async function ifevalFigures(folder: string): Promise<Figure[]> {
  const all = (await casesOf(folder, 'ifeval')).map(({ input, model_output }) => ({
    input: input as Constraints,
    text: model_output as string,
  }));
  const cases = all.filter(
    ({ input }) => !input.instruction_id_list.some((id) => needNltk.includes(id)),
  );
  const rate = rateOf(cases, ({ input, text }) => {
    follow(text, input, ifevalChecks, 'strict');
    follow(text, input, ifevalChecks, 'loose');
  });
  return [
    beside(
      `ifeval, ${cases.length} of ${all.length} responses (no NLTK data needed)`,
      'responses/s',
      rate,
      peerRate('ifeval_responses.py', cases),
    ),
  ];
}
