import { useId, useState } from 'react';
import type { CutText } from '../../../src/server/api.ts';
import { root } from '../../root.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { firstUnits } from './first-units.ts';

/** UTF-16 units that are shown before a reader asks for more. */
const folded = 3000;

interface LongTextProps {
  children: string;
  /** When the text was cut on the way here. */
  cut: CutText | undefined;
  /** Where the whole of it is, below `api/v1/`. */
  address: string;
}

/** A text that a model may have written: as it is, letter by letter, and never more than fits a page. */
export function LongText({ children: text, cut, address }: LongTextProps) {
  const t = words().runs;
  const [open, setOpen] = useState(false);
  const id = useId();
  const isLong = text.length > folded;
  return (
    <div className="long-text">
      <pre id={id} dir="auto">
        {isLong && !open ? `${firstUnits(text, folded)}…` : text}
      </pre>
      {isLong && (
        <button
          type="button"
          className="answer-link"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? t.showLess : t.showAll(format.count(text.length))}
        </button>
      )}
      {cut && <Cut cut={cut} address={address} />}
    </div>
  );
}

/** How much is not here, and where it is. */
export function Cut({ cut, address }: { cut: CutText; address: string }) {
  const t = words().runs;
  const all = format.count(cut.characters);
  return (
    <p className="note">
      {cut.kept === 0 ? t.tooLarge(all) : t.cut(format.count(cut.kept), all)}{' '}
      <a href={`${root}api/v1/${address}`}>{t.whole}</a>
    </p>
  );
}
