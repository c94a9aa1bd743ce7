import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import { digit, lastMatch } from '../python-regex.ts';
import type { Scorer } from '../scorer.ts';

/** The word before the answer, by language, as the prompts of simple-evals ask for it. */
export const answerPrefixes = {
  bn: 'উত্তর',
  de: 'Antwort',
  en: 'Answer',
  es: 'Respuesta',
  fr: 'Réponse',
  ja: '答え',
  ru: 'Ответ',
  sw: 'Jibu',
  te: 'సమాధానం',
  th: 'คำตอบ',
  zh: '答案',
} as const;

export type MgsmLanguage = keyof typeof answerPrefixes;

export interface MgsmTarget {
  readonly answer: string;
  readonly language: MgsmLanguage;
}

const number = new RegExp(`${digit}+\\.?${digit}*`, 'gu');

/**
 * openai/simple-evals, mgsm_eval.py: the last number after the last prefix, commas removed. A sign is
 * lost, and so it is here.
 * @returns null when there is no prefix or no number after it.
 */
export function extractMgsm(response: string, prefix: string): string | null {
  const at = response.lastIndexOf(prefix);
  if (at < 0) return null;
  const rest = response.slice(at + prefix.length).replaceAll(',', '');
  return lastMatch(number, rest)?.[0].replace(/\.+$/, '') ?? null;
}

/** Equal as text once the zeros after a decimal point are dropped. */
export function sameMgsm(extracted: string, gold: string): boolean {
  const bare = extracted.includes('.')
    ? extracted.replace(/0+$/, '').replace(/\.+$/, '')
    : extracted;
  return bare === gold.replaceAll(',', '');
}

export const mgsm: Scorer<MgsmTarget> = {
  id: 'mgsm',
  version: '1',
  summary: 'the last number after the language’s word for "Answer", as simple-evals’ MGSM',
  needs: [],
  heavy: false,
  check(target): asserts target is MgsmTarget {
    const { answer, language } = (target ?? {}) as Partial<MgsmTarget>;
    if (typeof answer !== 'string' || !/[0-9]/.test(answer) || !isLanguage(language)) {
      const languages = Object.keys(answerPrefixes).join(', ');
      throw badTarget('mgsm', `{ answer: number as text, language: one of ${languages} }`, target);
    }
  },
  score(answer, { answer: gold, language }) {
    if (answer.reasoning_unclosed) return withoutAnswer(answer);
    const found = extractMgsm(answer.text, answerPrefixes[language]);
    return settle(answer, found, found !== null && sameMgsm(found, gold));
  },
};

function isLanguage(language: unknown): language is MgsmLanguage {
  return typeof language === 'string' && Object.hasOwn(answerPrefixes, language);
}
