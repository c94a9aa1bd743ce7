import { currentLanguage } from '../language.ts';
import { en, type Words } from './en.ts';
import { zh } from './zh.ts';

export type { Words };

/** The words of the language in which the pages are shown. */
export function words(): Words {
  return currentLanguage() === 'zh' ? zh : en;
}
