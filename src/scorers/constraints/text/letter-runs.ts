import type { LanguageProfiles } from './language-profiles.ts';

const address = /https?:\/\/[-_.?&~;+=/#0-9A-Za-z]{1,2076}/g;
const mail = /[-_.0-9A-Za-z]{1,64}@[-_0-9A-Za-z]{1,255}[-_.0-9A-Za-z]{1,255}/g;
/** Vietnamese letters whose tone stands beside them as a mark of its own. */
const toned = /[AEIOUYaeiouyÂÊÔâêôĂăƠơƯư][\u0300\u0301\u0303\u0309\u0323]/g;
/** Only the beginning of a long text is looked at. */
const most = 10_000;

/** The text as features are taken from it: no addresses, no double spaces, one script. */
function cleaned(text: string): string[] {
  const plain = text
    .replace(address, ' ')
    .replace(mail, ' ')
    .replace(toned, (letter) => letter.normalize('NFC'));
  const characters: string[] = [];
  let seen = 0;
  let before = '';
  for (const character of plain) {
    if (seen++ === most) break;
    if (character !== ' ' || before !== ' ') characters.push(character);
    before = character;
  }
  return withoutForeignLatin(characters);
}

const isLatin = (character: string) => character >= 'A' && character <= 'z';

/** Names and terms stay Latin in most languages: they go where they are less than half. */
function withoutForeignLatin(characters: string[]): string[] {
  let latin = 0;
  let other = 0;
  for (const character of characters) {
    if (isLatin(character)) latin++;
    else if (character >= '\u0300' && !isBetween(character, 0x1e00, 0x1eff)) other++;
  }
  return latin * 2 < other ? characters.filter((character) => !isLatin(character)) : characters;
}

function isBetween(character: string, first: number, last: number): boolean {
  const code = character.codePointAt(0)!;
  return code >= first && code <= last;
}

/** Whether a code below 0x80 with the bit of small letters is a letter. */
const isLetter = (code: number) => code >= 0x61 && code <= 0x7a;

/** One letter for what the profiles do not tell apart, and a space for what is no letter. */
function normalised(character: string, known: LanguageProfiles['characters']): string {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return isLetter(code | 0x20) ? character : ' ';
  if (code < 0x100) return '\u00a0«°»'.includes(character) ? ' ' : character;
  if (code === 0x219) return 'ş';
  if (code === 0x21b) return 'ţ';
  if (code === 0x6cc) return 'ي';
  if (code >= 0x1ea0 && code <= 0x1eff) return 'ể';
  if (code >= 0x2000 && code <= 0x206f) return ' ';
  if (code >= 0x3040 && code <= 0x309f) return 'あ';
  if (code >= 0x30a0 && code <= 0x30ff) return 'ア';
  if ((code >= 0x3100 && code <= 0x312f) || (code >= 0x31a0 && code <= 0x31bf)) return 'ㄅ';
  if (code >= 0x4e00 && code <= 0x9fff) return known.get(character) ?? character;
  if (code >= 0xac00 && code <= 0xd7af) return '가';
  return character;
}

const isCapital = (letter: string) =>
  letter < '\x80' ? letter >= 'A' && letter <= 'Z' : /\p{Uppercase}/u.test(letter);

/**
 * The numbers of the known runs of one, two and three letters in a text, in its order. Words in
 * capitals give only their first letter.
 */
export function letterRuns(text: string, profiles: LanguageProfiles): number[] {
  const found: number[] = [];
  // The last three letters; the first two are empty after a space.
  let first = '';
  let second = '';
  let third = ' ';
  let capitals = false;
  let capitalBefore = false;
  for (const character of cleaned(text)) {
    const letter = normalised(character, profiles.characters);
    if (third === ' ') {
      first = '';
      second = '';
      capitals = false;
      capitalBefore = false;
      if (letter === ' ') continue;
    }
    first = second;
    second = third;
    third = letter;
    const capital = isCapital(letter);
    capitals = capital && (capitals || capitalBefore);
    capitalBefore = capital;
    if (capitals) continue;
    add(letter === ' ' ? '' : letter);
    add(second + third);
    if (first !== '') add(first + second + third);
  }
  return found;

  function add(run: string): void {
    const number = profiles.runs.get(run);
    if (number !== undefined) found.push(number);
  }
}
