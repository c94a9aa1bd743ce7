/** The languages of the pages. */
export type Language = 'en' | 'zh';

const languages: readonly Language[] = ['en', 'zh'];

/** What the address asks for with `lang`; undefined when it leaves that to the browser. */
export function askedLanguage(search: string): Language | undefined {
  const asked = new URLSearchParams(search).get('lang');
  return languages.find((each) => each === asked);
}

/**
 * The first of the reader's languages that the pages speak, else English.
 * @param preferred as in `navigator.languages`, such as `zh-CN`.
 */
export function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const known = languages.find((each) => tag.toLowerCase().split('-')[0] === each);
    if (known) return known;
  }
  return 'en';
}

let current: Language | undefined;

/** The address changed, and with it perhaps the language. */
export function addressChanged(): void {
  current = undefined;
}

/** The language that the pages are shown in now; every word of a page asks. */
export function currentLanguage(): Language {
  if (typeof window === 'undefined') return 'en';
  current ??= askedLanguage(window.location.search) ?? preferredLanguage(navigator.languages);
  return current;
}
