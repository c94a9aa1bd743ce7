import { OutsideLink } from '../../parts/link.tsx';
import { shortCitation } from '../../words/short-citation.ts';

interface CitedProps {
  text: string;
  references: Readonly<Record<string, string>>;
  /** Whether the citation stands in full; else only what tells it apart, the rest behind it. */
  whole?: boolean;
}

/** The words of a citation, as a link when they name a page. */
export function Cited({ text, references, whole = false }: CitedProps) {
  const url = Object.hasOwn(references, text) ? references[text] : undefined;
  return (
    <span title={whole ? undefined : text} lang="en">
      <OutsideLink url={url}>{whole ? text : shortCitation(text)}</OutsideLink>
    </span>
  );
}
