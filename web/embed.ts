import { createContext } from 'react';

/** Which figure the address asks for alone, for a frame in another page; `1` is the first. */
export function embeddedFigure(): string | undefined {
  if (typeof window === 'undefined') return undefined;
  return new URLSearchParams(window.location.search).get('embed') ?? undefined;
}

/** Where the one figure of an embedded view is put; null on a whole page. */
export const EmbedPlace = createContext<HTMLElement | null>(null);
