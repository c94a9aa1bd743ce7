import { words } from '../words/index.ts';

interface TitleProps {
  children: string;
  className?: string;
  /** Of the text, where that may be another than the page's. */
  lang?: string;
}

/** The heading of a page, which names its tab, too; focused when the page is come to. */
export function Title({ children, className, lang }: TitleProps) {
  return (
    <>
      <title>{`${children} · ${words().site.name}`}</title>
      <h1 tabIndex={-1} className={className} lang={lang}>
        {children}
      </h1>
    </>
  );
}
