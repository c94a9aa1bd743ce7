import { splitSpace, strip } from '../../python/string.ts';
import type { Checks } from '../instruction.ts';
import { markedSentences } from '../text/marked-sentences.ts';
import { unmarkedWords } from '../text/words.ts';

const multiples = [14, 21, 28, 35, 42, 49];

/** Capitals north of 45 degrees, from north to south. */
const capitals = `Reykjavik Helsinki Oslo Tallinn Stockholm Riga Moscow Copenhagen Vilnius Minsk
  Dublin Berlin Amsterdam Warsaw London Brussels Kyiv Prague Luxembourg Paris Vienna Bratislava
  Budapest Vaduz Chisinau Bern Ljubljana Zagreb`.split(/\s+/);

const africa = `DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR
  LY MG MW ML MR MU MA MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW`.split(/\s+/);

const plain = (text: string) =>
  strip(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, "'").toLowerCase();

const option = /^[A-Ea-e][.|)]\s*[\p{L}\p{N}_]/u;

/** Whether four questions stand there, each longer than the one before, with five options each. */
function growingQuestions(response: string): boolean {
  const parts = response.split(/Question \d+[.|):;]?\s*/);
  if (parts.shift() !== '') return false;
  const questions = parts
    .filter((part) => strip(part) !== '')
    .map((part) => part.split('\n').map((line) => strip(line)));
  const lengths = questions.map((lines) => {
    const first = lines.findIndex((line) => option.test(line));
    return lines
      .slice(0, first < 0 ? lines.length : first)
      .join(' ')
      .trim().length;
  });
  return (
    questions.length === 4 &&
    questions.every((lines) => lines.filter((line) => option.test(line)).length === 5) &&
    lengths.every((length, i) => i === 0 || length > lengths[i - 1]!)
  );
}

/** Instructions that belong to one request each. */
export const customChecks: Checks = {
  'custom:multiples': (response) => {
    const numbers = (response.match(/\d+/g) ?? []).map(Number);
    return numbers.join() === multiples.join();
  },

  'custom:mcq_count_length': growingQuestions,

  'custom:reverse_newline': (response) => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const countries = new Set(africa.map((code) => plain(names.of(code)!)));
    const lines = response.split('\n').map(plain).filter(Boolean);
    const known = lines.filter((line) => countries.has(line)).length;
    return known >= 48 && lines.every((line, i) => i === 0 || line <= lines[i - 1]!);
  },

  'custom:word_reverse': (response) =>
    unmarkedWords(response.toLowerCase()).reverse().join(' ').includes('bald eagle'),

  'custom:character_reverse': (response) => response.toLowerCase().includes('elgae dlab'),

  'custom:sentence_alphabet': (response) => {
    const sentences = markedSentences(response);
    return (
      sentences.length === 26 &&
      sentences.every(
        (sentence, i) =>
          splitSpace(sentence)[0]?.[0]?.toLowerCase() === String.fromCharCode(97 + i),
      )
    );
  },

  'custom:european_capitals_sort': (response) =>
    response.split(',').map(plain).join() === capitals.map(plain).join(),

  'custom:date_format_list': (response) =>
    strip(response)
      .split(',')
      .every((date) => {
        const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(strip(date)) ?? [];
        // Napoleon's years.
        return (
          Number(year) >= 1769 && Number(year) <= 1821 && Number(month) <= 12 && Number(day) <= 31
        );
      }),
};
