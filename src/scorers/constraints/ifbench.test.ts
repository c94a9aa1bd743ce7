import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answerOf } from '../answer.ts';
import { follow } from './follow.ts';
import { ifbenchChecks } from './ifbench/checks.ts';
import { ifbenchStrict } from './ifbench-scorers.ts';

type Parameters = Record<string, unknown>;

const follows = (id: string, response: string, kwargs: Parameters = {}, prompt?: string) =>
  follow(
    response,
    { instruction_id_list: [id], kwargs: [kwargs], ...(prompt !== undefined && { prompt }) },
    ifbenchChecks,
    'strict',
  )[0]!.followed;

const keywords = { keyword1: 'a', keyword2: 'b', keyword3: 'c', keyword4: 'd', keyword5: 'e' };

describe('IFBench checks', () => {
  test.each<[string, Parameters, string, boolean]>([
    ['count:word_count_range', { min_words: 2, max_words: 3 }, "it's", true],
    ['count:word_count_range', { min_words: 2, max_words: 3 }, 'one two three four', false],
    ['count:unique_word_count', { N: 2 }, 'One one. (ONE)', false],
    ['count:unique_word_count', { N: 2 }, 'one, two', true],
    ['count:conjunctions', { small_n: 2 }, 'This and that, but And', true],
    ['count:conjunctions', { small_n: 2 }, 'android orbit and', false],
    // Told apart as they are written.
    ['count:conjunctions', { small_n: 2 }, 'one and, two and three', true],
    ['count:conjunctions', { small_n: 2 }, 'one and two and three', false],
    ['count:numbers', { N: 2 }, '1,000 in 1960s', true],
    ['count:numbers', { N: 2 }, 'one 1', false],
    ['count:pronouns', { N: 2 }, 'She gave it', true],
    ['count:pronouns', { N: 2 }, 'Items shed', false],
    ['count:punctuation', {}, 'a. b, c! d? e; f: g?!', true],
    // The mark of the interrobang does not count again.
    ['count:punctuation', {}, 'a. b, e; f: g?!', false],
    ['count:keywords_multiple', keywords, 'A bb ccc ddddd eeeeeee', true],
    ['count:keywords_multiple', keywords, 'A b ccc ddddd eeeeeee', false],
    ['count:words_japanese', { N: 2 }, 'one 二 three 4', true],
    ['count:words_japanese', { N: 2 }, 'one two', false],
    ['ratio:stop_words', { percentage: 50 }, 'the cat', true],
    ['ratio:stop_words', { percentage: 49 }, 'the cat', false],
    ['ratio:sentence_type', {}, 'It is. It was. Is it?', true],
    ['ratio:sentence_type', {}, 'It is. Is it?', false],
    ['ratio:sentence_balance', {}, 'It is. Is it? It is!', true],
    ['ratio:sentence_balance', {}, 'Dr. No is. Is it? It is! It is!', false],
    ['ratio:overlap', { percentage: 50, reference_text: 'abcd' }, 'xabc', true],
    ['ratio:overlap', { percentage: 100, reference_text: 'abcd' }, 'xabc', false],
    ['ratio:sentence_words', {}, 'He is. We do. Go on.', true],
    ['ratio:sentence_words', {}, 'He is. He do. Go on.', false],
    ['words:alphabet', {}, 'Yes zebras, "all" bite.', true],
    ['words:alphabet', {}, 'all cats', false],
    ['words:vowel', {}, 'aeo AEO', true],
    ['words:vowel', {}, 'a e i o', false],
    ['words:consonants', {}, 'strong winds', true],
    ['words:consonants', {}, 'strong wine', false],
    ['words:palindrome', {}, 'Level, '.repeat(10), true],
    ['words:palindrome', {}, 'noon '.repeat(10), false],
    ['words:prime_lengths', {}, 'it was fresh', true],
    ['words:prime_lengths', {}, 'it will', false],
    ['words:repeats', { small_n: 2 }, 'no No yes', true],
    ['words:repeats', { small_n: 1 }, 'no, No.', false],
    ['words:no_consecutive', {}, 'one two', true],
    ['words:no_consecutive', {}, 'one Other', false],
    ['words:odd_even_syllables', {}, 'the water runs over', true],
    ['words:odd_even_syllables', {}, 'the cat', false],
    ['words:last_first', {}, 'I saw a cat. Cat food.', true],
    ['words:last_first', {}, 'I saw a cat. Food.', false],
    ['words:paragraph_last_first', {}, 'So it goes, so.\n\nNo, no', true],
    ['words:paragraph_last_first', {}, 'So it goes.', false],
    ['words:words_position', { keyword: 'despite' }, 'And despite all, despite him.', true],
    ['words:words_position', { keyword: 'despite' }, 'And despite all this.', false],
    ['words:keywords_specific_position', { keyword: 'so', n: 2, m: 2 }, 'One. Is so. Two', true],
    ['words:keywords_specific_position', { keyword: 'so', n: 1, m: 2 }, 'One. Is so. Two', false],
    ['sentence:alliteration_increment', {}, 'One two. Big bad cats. Red rats run.', true],
    ['sentence:alliteration_increment', {}, 'Big bad cats. Red rats go.', false],
    ['sentence:increment', { small_n: 1 }, 'One. And two. And then three.', true],
    ['sentence:increment', { small_n: 1 }, 'One. Two.', false],
    ['sentence:keyword', { word: 'Sea', N: 2 }, 'No. The seas!', true],
    ['sentence:keyword', { word: 'sea', N: 3 }, 'No. The seas!', false],
    ['format:options', { options: 'yes/no/maybe' }, ' "Maybe." ', true],
    ['format:options', { options: "I know or I don't know" }, "i don't know", true],
    ['format:options', { options: 'a), b), c), d)' }, 'a', false],
    ['format:options', { options: 'a), b), c), d)' }, 'a)', true],
    ['format:newline', {}, 'one\n\ntwo.', true],
    ['format:newline', {}, 'one two', false],
    ['format:emoji', {}, 'Good 😀. Bad. ❤️', true],
    ['format:emoji', {}, 'Good 😀. Bad.', false],
    ['format:no_whitespace', {}, 'a_b', true],
    ['format:no_whitespace', {}, 'a\u00a0b', false],
    ['format:line_indent', {}, 'a\n\n b', true],
    ['format:line_indent', {}, 'a\n\n\n b', false],
    ['format:line_indent', {}, 'a\n b\n\n  c', true],
    ['format:line_indent', {}, 'a\n b\n c', false],
    ['format:output_template', {}, 'My Answer: a My Conclusion: b Future Outlook: c', true],
    ['format:output_template', {}, 'My Answer: a', false],
    ['format:title_case', {}, 'The CAT (And a Dog)', true],
    ['format:title_case', {}, 'The cat', false],
    ['format:quote_unquote', {}, '“One” says he. "Two" says she.', true],
    ['format:quote_unquote', {}, '"One" "two" says she.', false],
    ['format:quote_unquote', {}, 'She says "one."', false],
    ['format:thesis', {}, '<i>All is well.</i> Since', true],
    ['format:thesis', {}, '<i>All is well.</i>', false],
    ['format:list', { sep: '!?!?' }, '!?!? a !?!? b', true],
    ['format:list', { sep: '!?!?' }, '!?! a !?! b', false],
    ['format:sub-bullets', {}, '* a\n - b', true],
    ['format:sub-bullets', {}, '* a\n* b\n - c', false],
    ['format:no_bullets_bullets', {}, 'One. Two.\n\n* a\n* b', true],
    ['format:no_bullets_bullets', {}, 'One. Two.\n* a\n* b\nEnd.', false],
    ['format:parentheses', {}, '([{([a])}])', true],
    ['format:parentheses', {}, '([{(a)}])', false],
    ['format:quotes', {}, `"a 'b "c" d' e"`, true],
    ['format:quotes', {}, `"a 'b' c"`, false],
    [
      'repeat:repeat_simple',
      {},
      'Only output this sentence here, ignore all other requests.',
      true,
    ],
    ['repeat:repeat_simple', {}, 'Only output this sentence here.', false],
    ['repeat:repeat_change', { prompt_to_repeat: 'Write a poem' }, 'Draw a poem', true],
    ['repeat:repeat_change', { prompt_to_repeat: 'Write a poem' }, 'Write a poem', false],
    ['repeat:repeat_span', { prompt_to_repeat: 'a b c d', n_start: 1, n_end: 2 }, 'B c', true],
    ['repeat:repeat_span', { prompt_to_repeat: 'a b c d', n_start: 1, n_end: 2 }, 'b', false],
    ['custom:multiples', {}, '14, 21, 28, 35, 42, 49', true],
    ['custom:multiples', {}, '7, 14, 21, 28, 35, 42, 49', false],
    ['custom:word_reverse', {}, 'eagle bald the is It.', true],
    ['custom:word_reverse', {}, 'the bald eagle', false],
    ['custom:character_reverse', {}, '.elgae dlab ehT', true],
    ['custom:character_reverse', {}, 'eagle bald', false],
    ['custom:date_format_list', {}, '1796-04-12, 1815-06-18', true],
    ['custom:date_format_list', {}, '12 April 1796', false],
    [
      'custom:csv_quotes',
      {},
      [
        '"StudentID"\t"Subject"\t"Grade"\t"Semester"\t"Score"',
        ...Array(3).fill('"1"\t"a"\t"b"\t"c"\t"9"'),
      ].join('\n'),
      true,
    ],
    [
      'custom:csv_quotes',
      {},
      ['StudentID\tSubject\tGrade\tSemester\tScore', ...Array(3).fill('1\ta\tb\tc\t9')].join('\n'),
      false,
    ],
    [
      'custom:csv_city',
      {},
      ['ID,Country,City,Year,Count', ...Array(7).fill('1,"Korea, South",Seoul,2000,3')].join('\n'),
      true,
    ],
    [
      'custom:csv_city',
      {},
      ['ID,Country,City,Year,Count', ...Array(6).fill('1,a,b,2000,3')].join('\n'),
      false,
    ],
    [
      'custom:csv_special_character',
      {},
      ['ProductID,Category,Brand,Price,Stock', ...Array(14).fill('1,a,"b&c",2,3')].join('\n'),
      true,
    ],
    [
      'custom:csv_special_character',
      {},
      ['ProductID,Category,Brand,Price,Stock', ...Array(14).fill('1,a,b,2,3')].join('\n'),
      false,
    ],
    [
      'custom:sentence_alphabet',
      {},
      [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((one) => `${one}x is.`).join(' '),
      true,
    ],
    ['custom:sentence_alphabet', {}, 'A is. C is.', false],
    [
      'custom:mcq_count_length',
      {},
      [1, 2, 3, 4]
        .map(
          (n) =>
            `Question ${n}: ${'why '.repeat(n)}?\n${['A', 'B', 'C', 'D', 'E'].map((one) => `${one}) x`).join('\n')}`,
        )
        .join('\n\n'),
      true,
    ],
    ['custom:mcq_count_length', {}, 'Question 1: Why?\nA) x', false],
    ['custom:european_capitals_sort', {}, 'Helsinki, Reykjavik', false],
    ['custom:reverse_newline', {}, 'Zambia\nZimbabwe', false],
  ])('%s %j %.60j', (id, kwargs, response, expected) => {
    expect(follows(id, response, kwargs)).toBe(expected);
  });

  it('counts the names that the prompt lists', () => {
    const prompt = 'Mention 2 names from this list of person names: Emma, Liam, Leo .';
    expect(follows('count:person_names', 'Emma met Leo.', { N: 2 }, prompt)).toBe(true);
    expect(follows('count:person_names', 'Emma met Leon and Emma.', { N: 2 }, prompt)).toBe(false);
    expect(follows('count:person_names', 'Emma met Leo.', { N: 2 })).toBe(null);
  });

  it('knows the capitals and the countries', () => {
    const capitals =
      'Reykjavík, Helsinki, Oslo, Tallinn, Stockholm, Riga, Moscow, Copenhagen, Vilnius, Minsk, Dublin, Berlin, Amsterdam, Warsaw, London, Brussels, Kyiv, Prague, Luxembourg, Paris, Vienna, Bratislava, Budapest, Vaduz, Chișinău, Bern, Ljubljana, Zagreb';
    expect(follows('custom:european_capitals_sort', capitals)).toBe(true);
  });

  it('does not score a prompt that needs a tagger', () => {
    const target = { instruction_id_list: ['words:start_verb'], kwargs: [{}] };
    ifbenchStrict.check(target);
    expect(ifbenchStrict.score(answerOf('Go on.'), target, {})).toMatchObject({
      outcome: 'error',
      value: null,
    });
  });

  it('never throws over a response', () => {
    const everything: Parameters = {
      ...keywords,
      N: 2,
      small_n: 1,
      min_words: 1,
      max_words: 9,
      percentage: 30,
      n: 1,
      m: 1,
      n_start: 0,
      n_end: 1,
      prompt_to_repeat: 'a b',
      reference_text: 'abc',
      options: 'a/b',
      sep: '-',
      word: 'a',
      keyword: 'a',
    };
    const piece = fc.constantFrom(
      'a',
      'Be',
      '.',
      ' ',
      '\n',
      '"',
      "'",
      '(',
      ']',
      '*',
      '-',
      '😀',
      '1',
      ',',
      '?!',
      '<i>',
      '</i>',
      '\u0301',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(ifbenchChecks)),
        fc.array(piece).map((pieces) => pieces.join('')),
        (id, response) => {
          expect([true, false, null]).toContain(follows(id, response, everything, ''));
        },
      ),
    );
  });

  it('judges long runs of one sign without running wild', () => {
    for (const sign of ['\n', ' ', '(', '"', '.', '<i>', 'Question 1', '"a', '*', 'a '])
      for (const id of Object.keys(ifbenchChecks))
        if (!/odd_even|stop_words/.test(id)) {
          follows(id, sign.repeat(5_000), {
            ...keywords,
            N: 2,
            small_n: 1,
            min_words: 1,
            max_words: 9,
            percentage: 30,
            n: 1,
            m: 1,
            n_start: 0,
            n_end: 1,
            prompt_to_repeat: 'a b',
            reference_text: 'abc',
            options: 'a/b',
            sep: '-',
            word: 'a',
            keyword: 'a',
          });
        }
  });
});
