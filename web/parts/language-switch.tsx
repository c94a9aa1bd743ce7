import { currentLanguage, type Language } from '../language.ts';
import { addressIn, showIn } from '../location.ts';
import './language-switch.css';

/** What each language calls itself. */
const ownNames: Record<Language, string> = { en: 'English', zh: '中文' };

/** Leads to the same page in the other language; a link, so that it can be copied. */
export function LanguageSwitch() {
  const other: Language = currentLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <a
      className="language-switch"
      href={addressIn(other)}
      lang={other}
      hrefLang={other}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        showIn(other);
      }}
    >
      {ownNames[other]}
    </a>
  );
}
