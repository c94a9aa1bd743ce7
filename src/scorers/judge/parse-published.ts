import { any, digit, space } from '../python-regex.ts';

const stars = '\\*{0,2}';
const after = `${stars}${space}*:${space}*`;
const correct = new RegExp(`${stars}correct${after}(no|yes)`, 'iu');
const confidence = new RegExp(`${stars}confidence${after}([${digit}.]+)`, 'iu');
const extracted = new RegExp(`${stars}extracted_final_answer${after}(${any}+)`, 'iu');

/** What a reply in HLE's form says; null where the line is missing. */
export interface HleVerdict {
  correct: 'yes' | 'no' | null;
  /** As written, such as `85`. */
  confidence: string | null;
  extracted: string | null;
}

/**
 * A judge's reply in the form that HLE asks for, as the GLM-4.5 harness reads it
 * (zai-org/glm-simple-evals, hle_eval.py): the first match of each line, wherever it stands.
 */
export function parseHle(reply: string): HleVerdict {
  return {
    correct: (correct.exec(reply)?.[1]?.toLowerCase() as 'yes' | 'no' | undefined) ?? null,
    confidence: confidence.exec(reply)?.[1] ?? null,
    extracted: extracted.exec(reply)?.[1] ?? null,
  };
}

/**
 * openai/simple-evals, browsecomp_eval.py, as it is meant: the first `correct: yes` or `correct: no`
 * in small letters, "no" when there is none. (The reference then compares the whole match with
 * "yes", which never holds.)
 */
export function parseBrowseComp(reply: string): 'yes' | 'no' {
  return /correct: (yes|no)/.exec(reply)?.[1] === 'yes' ? 'yes' : 'no';
}

/**
 * openai/simple-evals, simpleqa_eval.py: the first A, B or C anywhere, C when there is none. The
 * letters of a word count, so "CORRECT" reads as C.
 */
export function parseSimpleQa(reply: string): 'A' | 'B' | 'C' {
  return (/[ABC]/.exec(reply)?.[0] as 'A' | 'B' | 'C' | undefined) ?? 'C';
}

/** AA-LCR: INCORRECT is looked for first, since it holds the other word. Null when neither is there. */
export function parseLcr(reply: string): 'correct' | 'incorrect' | null {
  if (/\bINCORRECT\b/i.test(reply)) return 'incorrect';
  return /\bCORRECT\b/i.test(reply) ? 'correct' : null;
}
