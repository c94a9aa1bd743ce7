import { eld } from 'eld/small';
import { franc } from 'franc';
import { ScorerError } from '../../error.ts';

/** Languages of the reference's detector that `eld` does not know, with `franc`'s codes. */
const elsewhere: Readonly<Record<string, string>> = {
  af: 'afr',
  id: 'ind',
  mk: 'mkd',
  ne: 'npi',
  so: 'som',
  sw: 'swh',
};

/** The languages of the reference's detector, in `franc`'s codes: no others are considered. */
const considered =
  `afr arb bul ben cat ces cym dan deu ell eng spa ekk pes fin fra guj heb hin hrv hun ind ita jpn
  kan kor lit lvs mkd mal mar npi nld nob pan pol por ron rus slk slv som als swe swh tam tel tha
  tgl tur ukr urd vie cmn`.split(/\s+/);

const known = new Set(Object.values(eld.info().Languages));

/**
 * The language of a text as an ISO 639-1 code (`zh-cn` and `zh-tw` are both found as `zh`), or null
 * where there is no letter to tell by. Deterministic.
 *
 * In text of two scripts the Latin letters are left out when they are less than half of the others
 * (names and terms stay Latin in most languages), and the others when Latin is the greater part.
 *
 * @param wanted the language asked about: decides which of two libraries knows it.
 * @throws ScorerError `unavailable` when no library here knows `wanted`.
 */
export function detectLanguage(text: string, wanted: string): string | null {
  const letters = lettersOfScript(text);
  if (letters === null) return null;
  if (Object.hasOwn(elsewhere, wanted)) {
    return franc(letters, { only: considered }) === elsewhere[wanted]
      ? wanted
      : eld.detect(letters).language || 'und';
  }
  const code = wanted.startsWith('zh-') ? 'zh' : wanted;
  if (!known.has(code)) {
    throw new ScorerError('unavailable', `no detector here knows the language "${wanted}"`);
  }
  const found = eld.detect(letters).language || 'und';
  return found === code ? wanted : found;
}

/** The text without the letters of the lesser script; null without letters. */
function lettersOfScript(text: string): string | null {
  let latin = 0;
  let other = 0;
  for (const [letter] of text.matchAll(/[\p{L}\p{M}]/gu)) {
    if (letter < '\u0300' || /\p{Script=Latin}/u.test(letter)) latin++;
    else other++;
  }
  if (latin + other === 0) return null;
  if (latin === 0 || other === 0) return text;
  return 2 * latin < other
    ? text.replace(/\p{Script=Latin}/gu, '')
    : latin > other
      ? text.replace(/(?!\p{Script=Latin})[\p{L}\p{M}]/gu, '')
      : text;
}
