import { useEffect, useId, useRef, useState } from 'react';
import { words } from '../words/index.ts';

interface FigureTextProps {
  title: string;
  text: string;
  note?: string;
  onClose: () => void;
}

/** A text to take along, over the page: it moves nothing. */
export function FigureText({ title, text, note, onClose }: FigureTextProps) {
  const t = words().figure;
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState('');
  useEffect(() => {
    dialog.current?.showModal();
    area.current?.select();
  }, []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome(t.copied);
    } catch {
      // Browsers allow it to pages of https and of the machine itself only.
      area.current?.select();
      setOutcome(t.notCopied);
    }
  };
  return (
    <dialog ref={dialog} className="figure-text" aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      <textarea ref={area} readOnly rows={5} value={text} aria-labelledby={heading} />
      {note && <p className="note">{note}</p>}
      <p className="figure-text-buttons">
        <button type="button" onClick={copy}>
          {t.copy}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t.close}
        </button>
        <span role="status">{outcome}</span>
      </p>
    </dialog>
  );
}
