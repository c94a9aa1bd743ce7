import { Suspense, useDeferredValue, useState } from 'react';
import { webAddress } from '../../../src/ranking/reference.ts';
import type { MetaAnswer, SourceHead, SourcesAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { AnswerLink } from '../../parts/answer-link.tsx';
import { Failure } from '../../parts/failure.tsx';
import { OutsideLink } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Title } from '../../parts/title.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { SelfReport } from './self-report.tsx';
import '../../parts/plain-table.css';
import '../../parts/plain-page.css';
import './self-report.css';
import './sources.css';

/** Where the scores come from, under which licence, and whom that asks to name. */
export default function SourcesPage() {
  const t = words();
  const { sources } = useAnswer<SourcesAnswer>('sources');
  const { counts } = useAnswer<MetaAnswer>('meta');
  const [text, setText] = useState('');
  const found = findSources(sources, useDeferredValue(text));
  const { columns } = t.sources;
  return (
    <>
      <Title>{t.sources.title}</Title>
      <p className="lead">{t.sources.lead(sources.length, format.count(counts.scores))}</p>
      <Failure of="ability">
        <Suspense fallback={<p className="waiting self-report">{t.site.loading}</p>}>
          <SelfReport />
        </Suspense>
      </Failure>
      <SearchField
        label={t.sources.search}
        value={text}
        onChange={setText}
        found={t.sources.found(found.length)}
      />
      <table className="plain-table sources-table">
        <caption className="visually-hidden">{t.sources.title}</caption>
        <PlainHead
          columns={[
            columns.source,
            columns.licence,
            { extra: columns.documents },
            columns.scores,
            { extra: columns.models },
          ]}
        />
        <tbody>
          {found.map((source) => (
            <Line key={source.id} source={source} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ source }: { source: SourceHead }) {
  const t = words().sources;
  const { id, name, url, licence, licence_as_read, attribution } = source;
  return (
    <tr>
      <th scope="row">
        <OutsideLink url={webAddress(url)}>{name}</OutsideLink>
        {attribution !== null && <span className="line-facts">{attribution}</span>}
      </th>
      <td>
        {licence ?? <span className="muted">{t.noLicence}</span>}
        {licence_as_read !== null && licence_as_read !== licence && (
          <span className="line-facts">{t.asRead(licence_as_read)}</span>
        )}
      </td>
      <td className="number plain-extra">{format.count(source.documents)}</td>
      <td className="number">
        {source.scores === 0 ? (
          '0'
        ) : (
          <AnswerLink address={`scores?source=${encodeURIComponent(id)}`} title={t.rows}>
            {format.count(source.scores)}
          </AnswerLink>
        )}
      </td>
      <td className="number plain-extra">{format.count(source.models)}</td>
    </tr>
  );
}

function findSources(sources: readonly SourceHead[], text: string): SourceHead[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return sources.filter(({ id, name, licence, licence_as_read }) => {
    const all = `${id} ${name} ${licence ?? ''} ${licence_as_read ?? ''}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
