import { type ReactNode, useContext, useRef } from 'react';
import { createPortal } from 'react-dom';
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
  /** The chart: one drawing. */
  children: ReactNode;
}

/** A chart with what a reader takes along: drawing, picture, table, link, citation, frame. */
export function Figure(props: FigureProps) {
  const { id, title, summary, children } = props;
  const place = useContext(EmbedPlace);
  const body = useRef<HTMLDivElement>(null);
  const meta = useAnswer<MetaAnswer>('meta');
  const { path, search } = useLocation();
  const t = words();
  const credit = t.figure.credit(
    meta.catalog_hash.slice(0, 12),
    t.site.evidence(meta.evidence_until),
  );
  const drawing = (
    <div className="figure-body" ref={body}>
      {children}
    </div>
  );
  const alone = embeddedFigure();
  if (alone === undefined) {
    return (
      <figure className="figure" aria-label={title}>
        {drawing}
        <FigureTools {...props} body={body} meta={meta} credit={credit} />
      </figure>
    );
  }
  if (!place || (alone !== id && alone !== '1')) return null;
  return createPortal(
    <figure className="figure" aria-label={title}>
      <h1 className="figure-title">{title}</h1>
      <p className="figure-summary">{summary}</p>
      {drawing}
      <figcaption className="figure-credit">
        {credit}.{' '}
        <a href={addressOf(search === '' ? path : `${path}?${search}`)}>{t.figure.whole}</a>
      </figcaption>
    </figure>,
    place,
  );
}
