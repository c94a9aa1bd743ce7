import { type ReactNode, useContext, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { MetaAnswer } from '../../src/server/api.ts';
import { useAnswer } from '../data/use-answer.ts';
import { EmbedPlace, embeddedFigure } from '../embed.ts';
import { addressOf, useLocation } from '../location.ts';
import { words } from '../words/index.ts';
import type { FigureTable } from './figure-table.ts';
import { FigureTools } from './figure-tools.tsx';
import './figure.css';

export interface FigureProps {
  /** Names the figure on its page, in links and in files: lower-case words joined by dashes. */
  id: string;
  title: string;
  /** The sentence that says what the chart shows; the page itself has it beside the chart. */
  summary: string;
  /** The numbers behind the chart. */
  table: () => FigureTable;
  /** Parameters of the ranking that the chart rests on, for its citation; none: it has none. */
  question?: string;
  /** The chart: one drawing; or a table with drawings in its rows, when `chart` is given. */
  children: ReactNode;
  /** The same as one drawing, for files and frames; default the children. */
  chart?: ReactNode;
}

/** A chart with what a reader takes along: drawing, picture, table, link, citation, frame. */
export function Figure(props: FigureProps) {
  const { id, title, summary, children, chart } = props;
  const place = useContext(EmbedPlace);
  const body = useRef<HTMLDivElement>(null);
  const aside = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState(false);
  const meta = useAnswer<MetaAnswer>('meta');
  const { path, search } = useLocation();
  const t = words();
  const credit = t.figure.credit(
    meta.catalog_hash.slice(0, 12),
    t.site.evidence(meta.evidence_until),
  );
  /** Hands over the chart, which is put on the page for as long as that takes. */
  function drawn<T>(use: (drawn: HTMLElement | null) => T): T {
    if (!chart) return use(body.current);
    flushSync(() => setDrawing(true));
    try {
      return use(aside.current);
    } finally {
      setDrawing(false);
    }
  }
  const alone = embeddedFigure();
  if (alone === undefined) {
    return (
      <figure className="figure" aria-label={title}>
        <div className="figure-body" ref={body}>
          {children}
        </div>
        {drawing && (
          <div className="figure-aside" ref={aside} aria-hidden="true">
            {chart}
          </div>
        )}
        <FigureTools {...props} drawn={drawn} meta={meta} credit={credit} />
      </figure>
    );
  }
  if (!place || (alone !== id && alone !== '1')) return null;
  return createPortal(
    <figure className="figure" aria-label={title}>
      <h1 className="figure-title">{title}</h1>
      <p className="figure-summary">{summary}</p>
      <div className="figure-body">{chart ?? children}</div>
      <figcaption className="figure-credit">
        {credit}.{' '}
        <a href={addressOf(search === '' ? path : `${path}?${search}`)}>{t.figure.whole}</a>
      </figcaption>
    </figure>,
    place,
  );
}
