import { useState } from 'react';
import type { MetaAnswer } from '../../src/server/api.ts';
import { download, fileName } from '../data/download.ts';
import { useLocation } from '../location.ts';
import { withParameter } from '../question.ts';
import { words } from '../words/index.ts';
import { absolute, citationOf, permanentLink, pinLength } from './citation.ts';
import type { FigureProps } from './figure.tsx';
import { drawingOf, pictureOf } from './figure-drawing.ts';
import { csvOf } from './figure-table.ts';
import { FigureText } from './figure-text.tsx';

interface FigureToolsProps extends FigureProps {
  /** The drawing to take along: drawn for it where the page shows a table. */
  drawn: <T>(use: (drawing: HTMLElement | null) => T) => T;
  meta: MetaAnswer;
  credit: string;
}

interface ShownText {
  title: string;
  text: string;
  note?: string;
}

export function FigureTools(props: FigureToolsProps) {
  const { id, title, table, question, drawn, meta, credit } = props;
  const t = words().figure;
  const place = useLocation();
  const { path, search } = place;
  const [shown, setShown] = useState<ShownText>();
  const [failure, setFailure] = useState('');
  const hash = meta.catalog_hash.slice(0, pinLength);
  const pinned = permanentLink(place, meta);
  const draw = () =>
    drawn((body) => {
      // A legend beside the chart has drawings, too, and small ones.
      const svg = [...(body?.querySelectorAll('svg') ?? [])].sort(
        (a, b) => b.clientWidth - a.clientWidth,
      )[0];
      if (!svg) throw new Error('no drawing');
      const attribution = meta.attribution.map(({ name, text }) => text ?? name).join('; ');
      return drawingOf(svg, { title, credit, attribution });
    });
  const save = (ending: string, type: string, content: BlobPart): void =>
    download(`${fileName('weighbridge', id, hash)}.${ending}`, new Blob([content], { type }));
  const tools: [name: string, title: string, use: () => void | Promise<void>][] = [
    [t.svg, t.svgTitle(title), () => save('svg', 'image/svg+xml', draw().text)],
    [t.png, t.pngTitle(title), async () => save('png', 'image/png', await pictureOf(draw()))],
    [t.csv, t.csvTitle(title), () => save('csv', 'text/csv', csvOf(table()))],
    [
      t.link,
      t.linkTitle(title),
      () => setShown({ title: t.linkTitle(title), text: pinned, note: t.linkNote }),
    ],
    [
      t.cite,
      t.citeTitle(title),
      async () => {
        const text = await citationOf(title, question, meta, pinned);
        setShown({ title: t.citeTitle(title), text });
      },
    ],
    [
      t.embed,
      t.embedTitle(title),
      () => {
        const address = absolute(withParameter(path, search, { embed: id, catalog: undefined }));
        const text = `<iframe src="${attribute(address)}" title="${attribute(title)}" width="720" height="520" style="border:0" loading="lazy"></iframe>`;
        setShown({ title: t.embedTitle(title), text, note: t.embedNote });
      },
    ],
  ];
  return (
    <figcaption className="figure-tools">
      <ul aria-label={t.save}>
        {tools.map(([name, help, use]) => (
          <li key={name}>
            <button
              type="button"
              aria-label={`${name}: ${help}`}
              title={help}
              onClick={async () => {
                setFailure('');
                try {
                  await use();
                } catch (error) {
                  setFailure(`${t.failed}: ${error instanceof Error ? error.message : error}`);
                }
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      <span role="status">{failure}</span>
      {shown && <FigureText {...shown} onClose={() => setShown(undefined)} />}
    </figcaption>
  );
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
