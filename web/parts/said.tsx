import { currentLanguage } from '../language.ts';
import { sayInChinese } from '../words/said-zh.ts';

/** A sentence of an answer in the language of the page; what is worded freely stays English, and is marked so. */
export function Said({ text }: { text: string }) {
  if (currentLanguage() === 'en') return text;
  const said = sayInChinese(text);
  return said === undefined ? <span lang="en">{text}</span> : said;
}
