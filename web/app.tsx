import { Fragment, Suspense, useDeferredValue, useEffect, useRef } from 'react';
import { embeddedFigure } from './embed.ts';
import { currentLanguage } from './language.ts';
import { useLocation } from './location.ts';
import { samplePage } from './pages/sample/address.ts';
import { pageOf, prepare } from './pages.tsx';
import { Embedded } from './parts/embedded.tsx';
import { Failure } from './parts/failure.tsx';
import { Footer } from './parts/footer.tsx';
import { Masthead } from './parts/masthead.tsx';
import { words } from './words/index.ts';
import './app.css';

/** The frame of all pages. The page before stays until the next one has its code and data. */
export function App() {
  const wanted = useLocation();
  const shown = useDeferredValue(wanted);
  const { section, id, part, show: Page } = pageOf(shown);
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(false);
  prepare(wanted);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page shown changes
  useEffect(() => {
    if (!arrived.current) {
      arrived.current = true;
      return;
    }
    // A new page begins at its top and, for who does not see it change, at its heading.
    window.scrollTo(0, 0);
    main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [shown.path]);

  const t = words();
  const language = currentLanguage();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  }, [language]);

  const suggest = (name: string): string =>
    part === '' ? `/${section}/${name}` : samplePage(id, name, 0);
  const content = (
    <Failure of={`${shown.path}?${shown.search}`} suggest={suggest}>
      <Suspense fallback={<p className="waiting">{t.site.loading}</p>}>
        <Page id={id} part={part} search={shown.search} />
      </Suspense>
    </Failure>
  );
  if (embeddedFigure() !== undefined) return <Embedded>{content}</Embedded>;
  return (
    <Fragment key={language}>
      <a className="skip" href="#content">
        {t.site.skip}
      </a>
      <Masthead section={section} busy={wanted !== shown} />
      <main id="content" ref={main} tabIndex={-1}>
        {content}
      </main>
      <Footer />
    </Fragment>
  );
}
