import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answerOf } from '../answer.ts';
import { type Constraints, follow, type Strictness } from './follow.ts';
import { ifevalChecks } from './ifeval/checks.ts';
import { ifevalLoose, ifevalStrict } from './ifeval-scorers.ts';

const follows = (
  id: string,
  response: string,
  parameters: Record<string, unknown> = {},
  strictness: Strictness = 'strict',
) =>
  follow(
    response,
    { instruction_id_list: [id], kwargs: [parameters] },
    ifevalChecks,
    strictness,
  )[0]!.followed;

describe('IFEval checks', () => {
  test.each([
    ['keywords:existence', { keywords: ['Ice', 'melt'] }, 'The ICE is melting.', true],
    ['keywords:existence', { keywords: ['ice', 'fire'] }, 'The ice.', false],
    ['keywords:frequency', { keyword: 'a', frequency: 2, relation: 'less than' }, 'a b', true],
    ['keywords:frequency', { keyword: 'a', frequency: 2, relation: 'at least' }, 'a b', false],
    // A whole word is forbidden, not a part of another.
    ['keywords:forbidden_words', { forbidden_words: ['ice'] }, 'nice mice', true],
    ['keywords:forbidden_words', { forbidden_words: ['ice'] }, 'Ice!', false],
    ['keywords:forbidden_words', { forbidden_words: ['caf'] }, 'café', true],
    [
      'keywords:letter_frequency',
      { letter: 'B', let_frequency: 2, let_relation: 'at least' },
      'bB',
      true,
    ],
    [
      'keywords:letter_frequency',
      { letter: 'b', let_frequency: 3, let_relation: 'at least' },
      'bB',
      false,
    ],
    ['language:response_language', { language: 'de' }, 'Heute scheint die Sonne im Norden.', true],
    ['language:response_language', { language: 'de' }, 'The sun is shining in the north.', false],
    [
      'language:response_language',
      { language: 'sw' },
      'Habari ya leo ni nzuri sana, tunapenda kusoma vitabu kila siku nyumbani.',
      true,
    ],
    // No letter, no language: the reference's detector fails, and that counts as followed.
    ['language:response_language', { language: 'de' }, '1 2 3', true],
    ['length_constraints:number_words', { num_words: 3, relation: 'at least' }, "it's so", true],
    ['length_constraints:number_words', { num_words: 3, relation: 'less than' }, 'one two', true],
    [
      'length_constraints:number_sentences',
      { num_sentences: 3, relation: 'less than' },
      'Dr. Lee came at 5 p.m. to the U.S. embassy. "Really?" she asked.',
      false,
    ],
    [
      'length_constraints:number_sentences',
      { num_sentences: 2, relation: 'at least' },
      'We left. It rained.',
      true,
    ],
    ['length_constraints:number_paragraphs', { num_paragraphs: 2 }, 'a\n***\nb\n***', true],
    ['length_constraints:number_paragraphs', { num_paragraphs: 2 }, 'a\n***\n***\nb', false],
    [
      'length_constraints:nth_paragraph_first_word',
      { num_paragraphs: 2, nth_paragraph: 2, first_word: 'Then' },
      'a\n\n"then, b',
      true,
    ],
    [
      'length_constraints:nth_paragraph_first_word',
      { num_paragraphs: 2, nth_paragraph: 2, first_word: 'then' },
      'a\n\nthen b\n\nc',
      false,
    ],
    ['detectable_content:number_placeholders', { num_placeholders: 2 }, '[a] [b]', true],
    ['detectable_content:number_placeholders', { num_placeholders: 2 }, '[a\nb] [c]', false],
    ['detectable_content:postscript', { postscript_marker: 'P.P.S' }, 'x\np. p. s more', true],
    ['detectable_content:postscript', { postscript_marker: 'P.S.' }, 'x\nPS more', false],
    ['detectable_format:number_bullet_lists', { num_bullets: 2 }, '* a\n - b', true],
    // Bold at the start of a line is no bullet.
    ['detectable_format:number_bullet_lists', { num_bullets: 1 }, '**a**\n- b', true],
    ['detectable_format:constrained_response', {}, 'Well. My answer is no.', true],
    ['detectable_format:constrained_response', {}, 'My answer is No.', false],
    ['detectable_format:number_highlighted_sections', { num_highlights: 2 }, '*a* **b**', true],
    ['detectable_format:number_highlighted_sections', { num_highlights: 1 }, '** **', false],
    [
      'detectable_format:multiple_sections',
      { section_spliter: 'Day', num_sections: 2 },
      'Day 1\na\nDay 2\nb',
      true,
    ],
    ['detectable_format:json_format', {}, '```json\n{"a": NaN}\n```', true],
    ['detectable_format:json_format', {}, '{"a": 1} done', false],
    ['detectable_format:title', {}, '<<a title>>\ntext', true],
    ['detectable_format:title', {}, '<< >>', false],
    ['combination:repeat_prompt', { prompt_to_repeat: 'Say A ' }, ' say a then b', true],
    ['combination:two_responses', {}, 'one\n******\ntwo', true],
    ['combination:two_responses', {}, 'one\n******\none', false],
    ['startend:end_checker', { end_phrase: 'Any more?' }, '"So. any more?"', true],
    ['startend:end_checker', { end_phrase: 'Any more?' }, 'Any more? No.', false],
    ['startend:quotation', {}, ' "a" ', true],
    ['startend:quotation', {}, '"', false],
    ['change_case:english_capital', {}, 'THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG.', true],
    ['change_case:english_capital', {}, 'THE QUICK BROWN FOx JUMPS OVER THE LAZY DOG.', false],
    ['change_case:english_lowercase', {}, 'the quick brown fox jumps over the lazy dog', true],
    ['change_case:english_lowercase', {}, 'heute scheint die sonne im ganzen norden', false],
    [
      'change_case:capital_word_frequency',
      { capital_frequency: 2, capital_relation: 'less than' },
      "I'M 9 here",
      false,
    ],
    ['punctuation:no_comma', {}, 'a; b', true],
    ['punctuation:no_comma', {}, 'a, b', false],
  ])('%s %j %j', (id, parameters, response, expected) => {
    expect(follows(id, response, parameters)).toBe(expected);
  });

  it('forgives first and last lines and asterisks only when loose', () => {
    const quoted = 'Sure:\n"a"\nBye';
    expect(follows('startend:quotation', quoted)).toBe(false);
    expect(follows('startend:quotation', quoted, {}, 'loose')).toBe(true);
    expect(follows('startend:quotation', '*"a"*', {}, 'loose')).toBe(true);
  });

  it('follows nothing with an empty response', () => {
    expect(follows('punctuation:no_comma', ' \n')).toBe(false);
    expect(follows('punctuation:no_comma', '', {}, 'loose')).toBe(false);
  });

  it('never throws over a response, and strict implies loose', () => {
    const items: [string, Record<string, unknown>][] = [
      ['detectable_format:json_format', {}],
      ['detectable_format:number_highlighted_sections', { num_highlights: 1 }],
      ['length_constraints:number_sentences', { num_sentences: 2, relation: 'at least' }],
      [
        'change_case:capital_word_frequency',
        { capital_frequency: 1, capital_relation: 'at least' },
      ],
      ['length_constraints:number_paragraphs', { num_paragraphs: 2 }],
      ['language:response_language', { language: 'ko' }],
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('a', 'B.', ' ', '\n', '***', '"', '?', '[', '...', '가'))
        .map((x) => x.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...items), (response, [id, parameters]) => {
        const strict = follows(id, response, parameters);
        const loose = follows(id, response, parameters, 'loose');
        expect(!strict || loose).toBe(true);
      }),
    );
  });

  it('judges long runs of one sign without running wild', () => {
    const parameters = {
      num_placeholders: 1,
      num_bullets: 1,
      postscript_marker: 'P.S.',
      num_sentences: 1,
      capital_frequency: 1,
      relation: 'at least',
      capital_relation: 'at least',
    };
    const ids = [
      'detectable_content:number_placeholders',
      'detectable_content:postscript',
      'detectable_format:title',
      'detectable_format:number_bullet_lists',
      'length_constraints:number_sentences',
      'change_case:capital_word_frequency',
    ];
    for (const sign of [' ', '. ', '*', '[', '"', 'A.', '<', '\n', '- ', '.)', '!'])
      for (const id of ids) follows(id, sign.repeat(20_000), parameters);
  });
});

describe('IFEval scorers', () => {
  const target: Constraints = {
    instruction_id_list: ['punctuation:no_comma', 'startend:quotation'],
    kwargs: [{}, {}],
  };

  it('is right when all instructions are followed, and names those that are not', () => {
    expect(ifevalStrict.score(answerOf('"a"'), target, {})).toMatchObject({
      outcome: 'correct',
      value: 1,
    });
    expect(ifevalLoose.score(answerOf('"a'), target, {})).toMatchObject({
      outcome: 'incorrect',
      value: 0,
      explanation: 'not followed: startend:quotation',
    });
  });

  it('does not score a prompt whose check lacks its resource', () => {
    const klingon: Constraints = {
      instruction_id_list: ['language:response_language'],
      kwargs: [{ language: 'tlh' }],
    };
    expect(ifevalStrict.score(answerOf('nuqneH'), klingon, {})).toMatchObject({
      outcome: 'error',
      value: null,
      explanation: expect.stringContaining('tlh'),
    });
  });

  test.each([
    [null, 'must be an object'],
    [{ instruction_id_list: ['a:b'], kwargs: [{}] }, 'unknown instruction "a:b"'],
    [{ instruction_id_list: ['punctuation:no_comma'], kwargs: [] }, 'needs kwargs'],
    [{ instruction_id_list: ['length_constraints:number_words'], kwargs: [{}] }, 'num_words'],
  ])('refuses the target %j', (bad, reason) => {
    expect(() => ifevalStrict.check(bad)).toThrow(reason);
  });
});
