import { useSyncExternalStore } from 'react';
import { addressChanged, askedLanguage, type Language } from './language.ts';
import { isStatic, root } from './root.ts';

/** Where the reader is: the path below the site's root (`/rankings`) and the parameters. */
export interface Place {
  path: string;
  /** Without the question mark, and without what is no part of the question: see `appearance`. */
  search: string;
}

/** Parameters that say how a page is shown: its language, and which figure alone. */
const appearance = ['lang', 'embed'];

const listeners = new Set<() => void>();
/** The language that the address names: links keep it. */
let asked: Language | undefined;
let current = read();

function read(): Place {
  if (typeof window === 'undefined') return { path: '/', search: '' };
  addressChanged();
  asked = askedLanguage(window.location.search);
  return placeOf(new URL(window.location.href), root);
}

/** The place that an address names, for a site that begins at `base`. */
export function placeOf(url: URL, base: string): Place {
  const below = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname;
  const path = `/${below.replace(/^\/+|\/+$/g, '')}`;
  const asked = url.search.replace(/^\?/, '');
  const kept = asked.split('&').filter((part) => !appearance.includes(part.split('=')[0]!));
  return { path, search: kept.join('&') };
}

/** The address of a path such as `/rankings?suite=coding`. */
export function addressOf(path: string): string {
  const [page = '', search] = path.replace(/^\//, '').split('?', 2);
  // Without a server each page is a folder; many plain servers lose the question on the way to it.
  const folder = isStatic && page !== '' && !page.endsWith('/') ? `${page}/` : page;
  return root + folder + searchWith(search ?? '', asked);
}

/** The address of the page that is shown, in a language. */
export function addressIn(language: Language): string {
  const { path, search } = current;
  const address = new URL(addressOf(`${path}?${search}`), window.location.href);
  return address.pathname + searchWith(search, language);
}

function searchWith(search: string, language: Language | undefined): string {
  const parts = search.split('&').filter((part) => part !== '' && !part.startsWith('lang='));
  if (language) parts.push(`lang=${language}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function changed(): void {
  current = read();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', changed);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', changed);
  };
}

export function useLocation(): Place {
  return useSyncExternalStore(subscribe, () => current);
}

/** Shows the same page in another language. */
export function showIn(language: Language): void {
  window.history.replaceState(null, '', addressIn(language));
  changed();
}

/** Goes to a path below the root; `replace` leaves no step to come back to. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  const address = addressOf(path);
  if (options.replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  changed();
}
