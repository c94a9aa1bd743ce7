import { Suspense } from 'react';
import type { MetaAnswer } from '../../src/server/api.ts';
import { useAnswer } from '../data/use-answer.ts';
import { root } from '../root.ts';
import * as format from '../words/format.ts';
import { words } from '../words/index.ts';
import { AnswerLink } from './answer-link.tsx';
import { Failure } from './failure.tsx';
import { OutsideLink } from './link.tsx';
import { ViewTools } from './view-tools.tsx';
import './footer.css';

/** On every page: which catalogue this is, and whom its licences ask to name. */
export function Footer() {
  return (
    <footer className="footer">
      <div className="footer-inner">
        <Failure of="footer">
          <Suspense fallback={null}>
            <Content />
          </Suspense>
        </Failure>
      </div>
    </footer>
  );
}

function Content() {
  const t = words();
  const meta = useAnswer<MetaAnswer>('meta');
  const { counts } = meta;
  return (
    <>
      <p>
        {t.footer.catalog} <span className="hash">{meta.catalog_hash.slice(0, 12)}</span>,{' '}
        {t.site.evidence(meta.evidence_until)}:{' '}
        {t.footer.counts(
          format.count(counts.models),
          format.count(counts.scores),
          format.count(counts.sources),
        )}
        .
      </p>
      <ViewTools meta={meta} />
      <div>
        <p>{t.footer.attribution}</p>
        <ul className="footer-attribution">
          {meta.attribution.map((each) => (
            <li key={each.source}>
              <OutsideLink url={each.url}>{each.name}</OutsideLink>
              {each.licence && ` (${each.licence})`}, {t.footer.rows(format.count(each.scores))}
              {each.text && <>. {each.text}</>}
            </li>
          ))}
        </ul>
      </div>
      {t.footer.english !== '' && <p>{t.footer.english}</p>}
      <p>
        {t.footer.rights} <AnswerLink address="openapi.json">{t.footer.api}</AnswerLink>{' '}
        <a href={`${root}feed.xml`} type="application/atom+xml">
          {t.footer.feed}
        </a>
      </p>
    </>
  );
}
