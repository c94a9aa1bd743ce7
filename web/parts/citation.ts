import type { CitationAnswer, MetaAnswer } from '../../src/server/api.ts';
import { fetchAnswer } from '../data/fetch-answer.ts';
import { addressOf, type Place } from '../location.ts';
import { withParameter } from '../question.ts';

/** Digits of the catalogue's hash in a link. */
export const pinLength = 12;

/** The address of a place that a board with another catalogue refuses. */
export function permanentLink({ path, search }: Place, meta: MetaAnswer): string {
  const hash = meta.catalog_hash.slice(0, pinLength);
  return absolute(withParameter(path, search, { catalog: hash }));
}

export function absolute(path: string): string {
  return new URL(addressOf(path), window.location.href).href;
}

/**
 * How to cite a page or a chart of it: with its own title and link and, where it rests on a ranking,
 * that ranking's citation.
 * @param question parameters of the ranking; undefined where there is none.
 */
export async function citationOf(
  title: string,
  question: string | undefined,
  meta: MetaAnswer,
  link: string,
): Promise<string> {
  if (question === undefined) {
    const evidence = meta.evidence_until ?? 'undated';
    return `“${title}”. Weighbridge ${meta.version}. Catalogue SHA-256 ${meta.catalog_hash}; evidence up to ${evidence}. ${link}`;
  }
  const cited = await fetchAnswer<CitationAnswer>(
    question === '' ? 'citation' : `citation?${question}`,
  );
  const basis = cited.text.endsWith(cited.link)
    ? cited.text.slice(0, -cited.link.length).trimEnd()
    : cited.text;
  return `“${title}”. ${basis} ${link}`;
}
