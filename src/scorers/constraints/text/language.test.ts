import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.ts';

/** What the reference's detector (langdetect 1.0.9 with seed 0) says. */
const verdicts: readonly (readonly [text: string, language: string | null])[] = [
  ['THE SUN IS SHINING IN THE NORTH.', 'en'],
  // Of words in capitals only the first letters count, so that few of them may look foreign.
  ['SENTENCE 0 HERE. SENTENCE 1 HERE.', 'vi'],
  ['PARAGRAPH 1\nCONTENT\nPARAGRAPH 2\nCONTENT', 'vi'],
  ['para 0 words here.\n\njasper begins it.', 'nl'],
  ['low', 'pl'],
  ['Tie\u0302\u0301ng Vie\u0323\u0302t tha\u0323\u0302t de\u0323p', 'vi'],
  ['今天天气很好，我们去公园散步。', 'zh-cn'],
  ['今天天氣很好，我們去公園散步。', 'zh-tw'],
  ['今日は天気がいいので公園へ行きましょう。', 'ja'],
  ['오늘은 날씨가 좋습니다.', 'ko'],
  ['The word привет means hello in Russian', 'en'],
  ['see https://example.org/de/ich-bin-ein-berliner and hallo@welt.de', 'en'],
  ['1 2 3, 4!', null],
  ['', null],
];

describe('language of a text', () => {
  it.each(verdicts)('%j is %s', (text, language) => {
    expect(detectLanguage(text, 'en')).toBe(language);
  });

  it('looks at the beginning of a long text only', () => {
    const german = 'Heute scheint die Sonne im Norden. '.repeat(300);
    expect(detectLanguage(`${german}${'今天天气很好。'.repeat(50_000)}`, 'de')).toBe('de');
  });

  it('does not know a language without a profile', () => {
    expect(() => detectLanguage('tlhIngan maH!', 'tlh')).toThrow('"tlh"');
    expect(() => detectLanguage('Bon dia', 'ca')).toThrow('"ca"');
  });
});
