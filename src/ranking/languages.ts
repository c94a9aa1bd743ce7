import type { Catalog } from '../catalog/index.ts';
import { type EvidenceFilter, selectScore } from './select-score.ts';

/** What the catalogue can say about a language. */
export interface LanguageEvidence {
  /** ISO 639-1, such as `zh`. */
  code: string;
  name: string;
  /** `own`: in this language alone; `mean`: a mean over several languages, this one among them. */
  benchmarks: { id: string; name: string; kind: 'own' | 'mean'; models: number }[];
  /** A suite that measures the language, to be weighed with `--for`; null when there is none. */
  suite: string | null;
  /** Whether a model without evidence is kept out: only where enough models were tested to ask for it. */
  used: boolean;
  /** In plain words. */
  note: string;
}

/** Languages by name, of which something is known below, and English. */
const names: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  bn: 'Bengali',
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  hi: 'Hindi',
  id: 'Indonesian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  pt: 'Portuguese',
  ru: 'Russian',
  sw: 'Swahili',
  te: 'Telugu',
  th: 'Thai',
  yo: 'Yoruba',
  zh: 'Chinese',
};

const suites: Readonly<Record<string, string>> = { zh: 'chinese' };

/** Benchmarks of the catalogue that ask in one language. */
const inOneLanguage: Readonly<Record<string, readonly string[]>> = {
  zh: [
    'chinese-simpleqa',
    'ceval',
    'cmmlu',
    'lmarena-text-style-control-chinese',
    'browsecomp-zh',
    'xbench-deepsearch',
    'xbench-deepsearch-2510',
    'cluewsc',
    'clue-c3',
    'gaokao',
    'cmath',
    'alignbench',
    'meeseeks-zh',
    'amo-bench-zh',
    'lmarena-vision-chinese',
    'mmbench-cn-v1-1',
    'mmbench-zh-test',
  ],
  ko: [
    'kmmlu-pro',
    'kmmlu-redux',
    'ksm',
    'ko-longbench',
    'kobalt',
    'click-ko',
    'hrm8k',
    'kmmmu',
    'k-viscuit',
    'kreta',
  ],
  es: ['mmmlu-es'],
  fr: ['mmlu-french'],
};

/**
 * Benchmarks whose printed value is a mean over languages: MMMLU (hf:openai/MMMLU, its 14 subsets)
 * and MGSM (arXiv:2210.03057, ten languages and English).
 */
const overLanguages: Readonly<Record<string, readonly string[]>> = {
  mmmlu: ['ar', 'bn', 'de', 'es', 'fr', 'hi', 'id', 'it', 'ja', 'ko', 'pt', 'sw', 'yo', 'zh'],
  mgsm: ['bn', 'de', 'en', 'es', 'fr', 'ja', 'ru', 'sw', 'te', 'th', 'zh'],
};

/** Models that must have been tested in a language alone for it to be asked of all. */
const leastTested = 10;

/** @returns the code of a language given by code (`zh`, `zh-CN`) or name; undefined when it is neither. */
export function parseLanguage(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  const byName = Object.entries(names).find(([, name]) => name.toLowerCase() === word);
  if (byName) return byName[0];
  return /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(word)?.[1];
}

/** What can be asked about a language, most tested benchmark first within each kind. */
export function languageEvidence(
  catalog: Pick<Catalog, 'benchmarks' | 'suites' | 'scoresOn'>,
  code: string,
): LanguageEvidence {
  const name = names[code] ?? code;
  const means = Object.keys(overLanguages).filter((id) => overLanguages[id]!.includes(code));
  const found = (ids: readonly string[], kind: 'own' | 'mean') =>
    ids
      .flatMap((id) => {
        const benchmark = catalog.benchmarks.get(id);
        const models = new Set(catalog.scoresOn(id).map((score) => score.model)).size;
        return benchmark && models > 0 ? [{ id, name: benchmark.name, kind, models }] : [];
      })
      .sort((a, b) => b.models - a.models || (a.id < b.id ? -1 : 1));
  const benchmarks = [...found(inOneLanguage[code] ?? [], 'own'), ...found(means, 'mean')];
  const suite = suites[code];
  const own = benchmarks.filter(({ kind }) => kind === 'own');
  const tested = new Set(own.flatMap(({ id }) => catalog.scoresOn(id).map((score) => score.model)))
    .size;
  const used = tested >= leastTested;
  return {
    code,
    name,
    benchmarks,
    suite: suite !== undefined && catalog.suites.has(suite) ? suite : null,
    used,
    note: code === 'en' ? englishNote : sayEvidence(name, own.length, tested, benchmarks.length),
  };
}

const englishNote =
  'English: most benchmarks ask in English, so no evidence of its own was asked for.';

function sayEvidence(name: string, own: number, tested: number, all: number): string {
  if (all === 0) {
    return `${name}: the catalogue has no evidence, so nothing was asked of the models; try them on texts of your own.`;
  }
  const means = all - own;
  const parts = [
    own === 0
      ? ''
      : `${own} benchmark${own === 1 ? '' : 's'} in this language alone, with ${tested} models`,
    means === 0 ? '' : sayMeans(means, own === 0),
  ].filter((part) => part !== '');
  const holds = `${name}: the catalogue has ${parts.join(', and ')}.`;
  return tested >= leastTested
    ? `${holds} A model must have been tested on one of them; how well it did is shown and does not change the order.`
    : `${holds} That is too little to ask it of every model; what there is stands with the answers.`;
}

function sayMeans(count: number, alone: boolean): string {
  const noun = alone ? ` benchmark${count === 1 ? '' : 's'}` : '';
  return `${count}${noun} that average${count === 1 ? 's' : ''} over languages`;
}

/** How a model did on a benchmark of a language. */
export interface LanguageShowing {
  language: string;
  benchmark: string;
  name: string;
  kind: 'own' | 'mean';
  score: number;
  unit: string;
  /** Place among the models with a score that counts on this benchmark, 1 is best. */
  place: number;
  of: number;
  url: string | null;
  document: string;
}

/** The scores that count on a language's benchmarks, by model: read once, asked for many models. */
export class LanguageScores {
  readonly evidence: LanguageEvidence;
  readonly #showings = new Map<string, LanguageShowing[]>();

  constructor(catalog: Catalog, evidence: LanguageEvidence, filter: EvidenceFilter) {
    this.evidence = evidence;
    for (const { id, name, kind } of evidence.benchmarks) {
      const best = catalog.benchmarks.get(id)?.higher_is_better === false ? -1 : 1;
      const models = [...new Set(catalog.scoresOn(id).map((score) => score.model))];
      const chosen = models.flatMap((model) => {
        const rows = catalog.scoresOn(id).filter((score) => score.model === model);
        const { chosen } = selectScore(rows, 'allowed', filter, (s) => catalog.documentOf(s).id);
        return chosen ? [chosen] : [];
      });
      for (const row of chosen) {
        const showing: LanguageShowing = {
          language: evidence.code,
          benchmark: id,
          name,
          kind,
          score: row.score,
          unit: row.unit,
          place: 1 + chosen.filter((other) => best * other.score > best * row.score).length,
          of: chosen.length,
          url: row.url,
          document: catalog.documentOf(row).id,
        };
        const known = this.#showings.get(row.model);
        if (known) known.push(showing);
        else this.#showings.set(row.model, [showing]);
      }
    }
  }

  /** What a model showed, benchmarks of the language alone first. */
  of(model: string): readonly LanguageShowing[] {
    return this.#showings.get(model) ?? [];
  }
}
