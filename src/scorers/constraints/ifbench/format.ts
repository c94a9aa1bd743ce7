import {
  asciiPunctuation,
  isLower,
  isUpper,
  splitSpace,
  strip,
  withoutPunctuation,
} from '../../python/string.ts';
import { type Checks, textOf } from '../instruction.ts';
import { markedSentences } from '../text/marked-sentences.ts';
import { treebankWords } from '../text/treebank-words.ts';
import { bare } from '../text/words.ts';

const emoji = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic})$/v;
/** The three lines of the template. */
const template = ['My Answer:', 'My Conclusion:', 'Future Outlook:'];
/** Options by letter are compared as they are written. */
const lettered = /^\W*a\W*b\W*c\W*/i;

/** Layout of the whole response. */
export const formatChecks: Checks = {
  'format:options': (response, parameters) => {
    const options = textOf(parameters, 'options');
    const separator = options.includes('/') ? '/' : options.includes('or') ? 'or' : ',';
    const listed = options.split(separator).map((option) => option.trim());
    if (lettered.test(options)) return listed.includes(strip(response));
    return listed.some(
      (option) => bare(option).toLowerCase() === bare(strip(response)).toLowerCase(),
    );
  },

  'format:newline': (response) => {
    const text = strip(withoutPunctuation(response));
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.length === splitSpace(text).length;
  },

  'format:emoji': (response) => {
    const sentences = markedSentences(response).map((part) => [...strip(withoutPunctuation(part))]);
    return sentences.every((letters, i) => {
      if (letters.length === 0) return false;
      if (emoji.test(letters.at(-1)!) || emoji.test(letters.slice(-2).join(''))) return true;
      // An emoji behind the full stop counts as the beginning of the next sentence.
      const next = sentences[i + 1]?.[0];
      return next !== undefined && emoji.test(next);
    });
  },

  'format:no_whitespace': (response) => splitSpace(response).join('') === response,

  // The reference takes blank lines out of the list that it is going through, and so passes over
  // the line after each: of two blank lines in a row one stays, and is a line without indent.
  'format:line_indent': (response) => {
    const lines = response.split('\n');
    for (let i = 0; i < lines.length; i++) {
      if (strip(lines[i]!) === '') lines.splice(lines.indexOf(lines[i]!), 1);
    }
    const indents = lines.map((line) => line.length - line.replace(/^ +/, '').length);
    return indents.every((indent, i) => i === 0 || indent > indents[i - 1]!);
  },

  'format:output_template': (response) => template.every((label) => response.includes(label)),

  // A word of one letter may be small.
  'format:title_case': (response) =>
    treebankWords(response).every((word) => {
      const rest = word.slice(1);
      return !isLower(word.slice(0, 1)) || !(isLower(rest) || isUpper(rest));
    }),

  // No quoted phrase stands next to another, and none at the end.
  'format:quote_unquote': (response) => {
    const text = splitSpace(response.replace(/[“”]/g, '"').replaceAll("'\"'", '')).join('');
    const rest = strip(text, `0123456789${asciiPunctuation.replace('"', '')}`);
    return !text.includes('""') && !rest.endsWith('"');
  },

  'format:thesis': (response) => {
    const start = response.search(/<(?:i|em)>/);
    if (start < 0) return false;
    const [, thesis, after] =
      /^<(?:i|em)>(.*?)<\/(?:i|em)>(.*)$/s.exec(response.slice(start)) ?? [];
    return thesis !== undefined && strip(thesis) !== '' && strip(after!) !== '';
  },
};
