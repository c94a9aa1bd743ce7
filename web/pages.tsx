import { type ComponentType, lazy } from 'react';
import { fetchAnswer } from './data/fetch-answer.ts';
import type { Place } from './location.ts';
import { chooseAddress } from './pages/choose/address.ts';
import { sampleAddress } from './pages/sample/address.ts';
import { questionOf, withParameter } from './question.ts';

/** What a page is given: the part of the path that names one thing, and the parameters. */
export interface PageProps {
  id: string;
  /** A second name in the path: the item of a run's sample. */
  part: string;
  search: string;
}

export type Section =
  | 'race'
  | 'rankings'
  | 'map'
  | 'choose'
  | 'models'
  | 'compare'
  | 'benchmarks'
  | 'claims'
  | 'sources'
  | 'runs'
  | 'method';

interface Page {
  section: Section | undefined;
  id: string;
  part: string;
  show: ComponentType<PageProps>;
}

interface Route {
  pattern: RegExp;
  section: Section;
  show: ComponentType<PageProps>;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
  /** The answer that the page will ask for first, so that it is fetched beside the page's code. */
  answer: (id: string, search: string, part: string) => string;
  /** Parameters that the page answers by itself once it is there. */
  own: readonly string[];
}

function route(
  pattern: RegExp,
  section: Section,
  load: Route['load'],
  answer: Route['answer'],
  own: Route['own'] = [],
): Route {
  return { pattern, section, load, answer, own, show: lazy(load) };
}

const withSearch = (address: string, search: string): string =>
  search === '' ? address : `${address}?${search}`;

const routes: Route[] = [
  route(
    /^\/$/,
    'race',
    () => import('./pages/race/page.tsx'),
    (_, search) => withSearch('race', search),
  ),
  route(
    /^\/rankings$/,
    'rankings',
    () => import('./pages/rankings/page.tsx'),
    (_, search) => withSearch('rankings', questionOf(search)),
    ['weights'],
  ),
  route(
    /^\/map$/,
    'map',
    () => import('./pages/map/page.tsx'),
    (_, search) => withParameter('rankings', search, { x: undefined }),
  ),
  route(
    /^\/choose$/,
    'choose',
    () => import('./pages/choose/page.tsx'),
    (_, search) => chooseAddress(search),
  ),
  route(
    /^\/models$/,
    'models',
    () => import('./pages/models/page.tsx'),
    () => 'models',
  ),
  route(
    /^\/models\/([^/]+)$/,
    'models',
    () => import('./pages/model/page.tsx'),
    (id) => `models/${encodeURIComponent(id)}`,
  ),
  route(
    /^\/compare$/,
    'compare',
    () => import('./pages/compare/page.tsx'),
    () => 'models',
  ),
  route(
    /^\/labs$/,
    'models',
    () => import('./pages/lab/list.tsx'),
    () => 'labs',
  ),
  route(
    /^\/labs\/([^/]+)$/,
    'models',
    () => import('./pages/lab/page.tsx'),
    () => 'labs',
  ),
  route(
    /^\/countries\/([^/]+)$/,
    'models',
    () => import('./pages/country/page.tsx'),
    () => 'labs',
  ),
  route(
    /^\/benchmarks$/,
    'benchmarks',
    () => import('./pages/benchmark/list.tsx'),
    () => 'benchmarks',
  ),
  route(
    /^\/benchmarks\/([^/]+)$/,
    'benchmarks',
    () => import('./pages/benchmark/page.tsx'),
    (id) => `benchmarks/${encodeURIComponent(id)}`,
  ),
  route(
    /^\/sources$/,
    'sources',
    () => import('./pages/sources/page.tsx'),
    () => 'sources',
  ),
  route(
    /^\/method$/,
    'method',
    () => import('./pages/method/page.tsx'),
    () => 'method',
  ),
  route(
    /^\/claims$/,
    'claims',
    () => import('./pages/claims/list.tsx'),
    () => 'claims',
  ),
  route(
    /^\/claims\/([^/]+)$/,
    'claims',
    () => import('./pages/claims/page.tsx'),
    (id) => `claims/${encodeURIComponent(id)}`,
  ),
  route(
    /^\/runs$/,
    'runs',
    () => import('./pages/runs/page.tsx'),
    (_, search) => withSearch('runs', search),
  ),
  route(
    /^\/runs\/([^/]+)$/,
    'runs',
    () => import('./pages/run/page.tsx'),
    (id) => `runs/${encodeURIComponent(id)}`,
  ),
  route(
    /^\/runs\/([^/]+)\/samples\/([^/]+)$/,
    'runs',
    () => import('./pages/sample/page.tsx'),
    (id, search, part) => sampleAddress(id, part, search),
  ),
];

const nowhere = lazy(() => import('./pages/nowhere.tsx'));

/** The page of a place. */
export function pageOf({ path }: Place): Page {
  const found = match(path);
  if (!found) return { section: undefined, id: '', part: '', show: nowhere };
  const { route, id, part } = found;
  return { section: route.section, id, part, show: route.show };
}

let prepared = '';

/**
 * Starts fetching a page's code and data at once, before anything asks for them; nothing where only
 * changed what the page that is shown answers by itself.
 */
export function prepare({ path, search }: Place): void {
  const found = match(path);
  const own = Object.fromEntries(found?.route.own.map((name) => [name, undefined]) ?? []);
  const asked = withParameter(path, search, own);
  if (!found || asked === prepared) return;
  prepared = asked;
  // Failures show where the page uses these, not here.
  found.route.load().catch(() => {});
  fetchAnswer(found.route.answer(found.id, search, found.part)).catch(() => {});
}

function match(path: string): { route: Route; id: string; part: string } | undefined {
  for (const route of routes) {
    const found = route.pattern.exec(path);
    if (found) return { route, id: decode(found[1] ?? ''), part: decode(found[2] ?? '') };
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
