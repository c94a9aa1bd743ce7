import { useState } from 'react';
import type { MetaAnswer } from '../../src/server/api.ts';
import { download, fileName } from '../data/download.ts';
import { fetchAnswer } from '../data/fetch-answer.ts';
import { flattenRows } from '../data/flatten-rows.ts';
import { viewAnswer } from '../data/view-answer.ts';
import { useLocation } from '../location.ts';
import { words } from '../words/index.ts';
import { AnswerLink } from './answer-link.tsx';
import { citationOf, permanentLink } from './citation.ts';
import { csvOf } from './figure-table.ts';
import { FigureText } from './figure-text.tsx';
import './view-tools.css';

/** What a reader takes along of the whole page: link, citation, and its data. */
export function ViewTools({ meta }: { meta: MetaAnswer }) {
  const t = words().figure;
  const place = useLocation();
  const [shown, setShown] = useState<{ title: string; text: string; note?: string }>();
  const [failure, setFailure] = useState('');
  const answer = viewAnswer(place);
  if (!answer) return null;
  const { address, question, rows } = answer;
  const link = permanentLink(place, meta);
  const use = (work: () => void | Promise<void>) => async (): Promise<void> => {
    setFailure('');
    try {
      await work();
    } catch (error) {
      setFailure(`${t.failed}: ${error instanceof Error ? error.message : error}`);
    }
  };
  const title = (): string => document.title.split(' · ').slice(0, -1).join(' · ');
  return (
    <div className="view-tools">
      <ul aria-label={t.view}>
        <li>
          <button
            type="button"
            onClick={use(() => setShown({ title: t.viewLink, text: link, note: t.linkNote }))}
          >
            {t.viewLink}
          </button>
        </li>
        <li>
          <button
            type="button"
            onClick={use(async () => {
              const text = await citationOf(title(), question, meta, link);
              setShown({ title: t.viewCite, text });
            })}
          >
            {t.viewCite}
          </button>
        </li>
        {rows && (
          <li>
            <button
              type="button"
              onClick={use(async () => {
                const text = csvOf(flattenRows(rows(await fetchAnswer(address))));
                const name = fileName('weighbridge', address, meta.catalog_hash.slice(0, 12));
                download(`${name}.csv`, new Blob([text], { type: 'text/csv' }));
              })}
            >
              {t.viewCsv}
            </button>
          </li>
        )}
        <li>
          <AnswerLink address={address}>{t.viewJson}</AnswerLink>
        </li>
      </ul>
      <span role="status">{failure}</span>
      {shown && <FigureText {...shown} onClose={() => setShown(undefined)} />}
    </div>
  );
}
