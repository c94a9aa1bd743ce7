import { type Context, Hono } from 'hono';
import type { Catalog } from '../catalog/index.ts';
import { MeasuredCatalogs } from '../evidence/index.ts';
import { AnswerCache } from './answer-cache.ts';
import { answerClaims } from './answers/claims.ts';
import type { ErrorAnswer } from './api.ts';
import { type ApiOptions, addApiRoutes } from './api-routes.ts';
import { describeError } from './describe-error.ts';
import { type Body, jsonBody, matchesTag } from './encode.ts';
import { atomFeed, feedEntries } from './feed.ts';
import { bodyHeaders, memoryAddress } from './from-memory.ts';
import { pageStatus, renderPage } from './page.ts';
import { checkPin } from './pin.ts';
import type { Runs } from './runs/open-runs.ts';
import { addRunRoutes } from './runs/routes.ts';
import { isLoopbackName, secureHeaders } from './security.ts';
import { type Verdicts, verdictsHere } from './verdicts/verdicts.ts';
import { isImmutable, readWebFiles } from './web-files.ts';

export interface AppOptions {
  catalog: Catalog;
  /** Folder of the built pages; without it only the API answers. */
  webFolder?: string;
  /** The day, `YYYY-MM-DD`, asked for at every request: a server outlives midnight. */
  today: () => string;
  /** Version of the program, shown by `/api/v1/meta`. */
  version?: string;
  /** How claims are decided, default in this thread. */
  verdicts?: Verdicts;
  /** Own runs; default none. */
  runs?: Runs;
  /** Where answers are remembered, default one of its own. */
  cache?: AnswerCache;
  /** Refuse requests whose `Host` is not this machine; for servers that only it can reach. */
  loopbackOnly?: boolean;
  /** Told about errors that are no answer to a request. */
  report?: (error: unknown) => void;
}

/** Rankings of all suites, races, model pages: enough for a day's browsing in some 50 MB. */
export const rememberedAnswers = 400;

/** Longer than any question; names are compared with every model's, which takes time by length. */
const longestAddress = 4000;

/** The board's server: the HTTP API under `/api/v1` and the pages. */
export function createApp(options: AppOptions): Hono {
  const { catalog, today, version = '0', loopbackOnly = false, report = console.error } = options;
  const web = readWebFiles(options.webFolder ?? '');
  const verdicts = options.verdicts ?? verdictsHere(catalog);
  const cache = options.cache ?? new AnswerCache(rememberedAnswers);
  const app = new Hono();

  app.use(secureHeaders);
  app.use(async (context, next) => {
    if (loopbackOnly && !isLoopbackName(context.req.header('host'))) {
      return fail(context, 421, 'host', 'this server answers only to localhost and 127.0.0.1');
    }
    const methods = context.req.path === '/mcp' ? ['POST'] : ['GET', 'HEAD'];
    if (!methods.includes(context.req.method)) {
      context.header('Allow', methods.join(', '));
      return fail(
        context,
        405,
        'method',
        `only ${methods.join(' and ')} ${methods.length > 1 ? 'are' : 'is'} answered here`,
      );
    }
    if (context.req.url.length > longestAddress) {
      return fail(context, 414, 'address', `an address is at most ${longestAddress} characters`);
    }
    if (context.req.url.includes('catalog=')) checkPin(catalog, searchOf(context));
    return await next();
  });

  const keyOf = (address: string, question: unknown): string =>
    `${catalog.hash} ${address} ${JSON.stringify(question)}`;
  const answer: ApiOptions['answer'] = async (context, address, question, make, type) => {
    const key = keyOf(address, question);
    const body = await cache.get(key, make, type);
    cache.note(addressOf(context, today()), key);
    return send(context, body, 'no-cache');
  };
  // Not noted by its address: the runs may be others when it is asked again.
  const answerFromRuns: ApiOptions['answer'] = async (context, address, question, make, type) =>
    send(context, await cache.get(keyOf(address, question), make, type), 'no-cache');
  app.use('/api/v1/*', async (context, next) => {
    const known = cache.at(addressOf(context, today()));
    return known === undefined ? await next() : send(context, await known, 'no-cache');
  });
  const measured = options.runs && new MeasuredCatalogs(catalog, options.runs.store, today);
  addApiRoutes(app, {
    catalog,
    today,
    version,
    verdicts,
    answer,
    ...(measured ? { measured, answerFromRuns } : {}),
  });
  addRunRoutes(app, {
    runs: options.runs,
    isPrivate: loopbackOnly,
    answer: (context, made) => send(context, jsonBody(made), 'private, no-cache'),
  });
  app.post('/mcp', async (context) => {
    // Loaded only here: no page needs the protocol.
    const { answerMcp } = await import('./mcp/http.ts');
    const asked = { catalog, today, version, verdicts, report, ...(measured ? { measured } : {}) };
    return answerMcp(context.req.raw, asked);
  });
  app.get('/feed.xml', (context) => {
    const make = async (): Promise<string> => {
      const { claims } = await answerClaims(catalog, today(), verdicts);
      return atomFeed(catalog, feedEntries(catalog, claims));
    };
    return answer(context, 'feed', today(), make, 'application/atom+xml; charset=utf-8');
  });
  app.get('/api/*', (context) => {
    return fail(
      context,
      404,
      'not-found',
      `no address ${context.req.path}; see /api/v1/openapi.json`,
    );
  });

  app.get('*', (context) => {
    const path = context.req.path.slice(1);
    const file = web.files.get(path);
    if (file) {
      const lasts = isImmutable(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
      return send(context, file, lasts);
    }
    if (web.index === undefined) {
      return fail(context, 503, 'no-pages', 'the pages are not built; run `npm run build`');
    }
    context.status(pageStatus(catalog, context.req.path));
    return send(context, renderPage(web.index, context.req.path), 'no-cache');
  });

  app.onError((error, context) => {
    const described = describeError(error);
    if (described) {
      const { status, code, message, suggestions } = described;
      if (status >= 500 && !loopbackOnly) {
        // The message may name folders of this machine.
        report(error);
        return fail(context, status, code, 'what is stored cannot be read; the log says why');
      }
      if (status !== 409 || context.req.path.startsWith('/api/')) {
        return fail(context, status, code, message, suggestions);
      }
      // A page would fetch its own data, and might forget the pin: words only.
      context.header('Cache-Control', 'no-store');
      return context.text(`${message}\n`, 409);
    }
    if (error.name === 'AbortError') {
      return fail(context, 503, 'stopping', 'the server stops; ask again when it is back');
    }
    report(error);
    return fail(context, 500, 'internal', 'the server failed on this request; its log says why');
  });
  return app;
}

/** What was asked on which day, letter by letter: the key of answers that need no reading. */
function addressOf(context: Context, day: string): string {
  const { url } = context.req;
  return memoryAddress(day, url.slice(url.indexOf('/', 'https://'.length)));
}

function searchOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}

function send(context: Context, body: Body, cacheControl: string): Response {
  const unchanged = matchesTag(context.req.header('if-none-match'), body.etag);
  const encoded = unchanged ? undefined : body.encodedFor(context.req.header('accept-encoding'));
  for (const [name, value] of Object.entries(bodyHeaders(body, encoded, cacheControl))) {
    context.header(name, value);
  }
  return encoded ? context.body(encoded.bytes) : context.body(null, 304);
}

function fail(
  context: Context,
  status: 400 | 403 | 404 | 405 | 409 | 414 | 421 | 500 | 503,
  code: string,
  message: string,
  suggestions?: readonly string[],
): Response {
  context.header('Cache-Control', 'no-store');
  const body: ErrorAnswer = {
    error: { code, message, ...(suggestions ? { suggestions } : {}) },
  };
  return context.json(body, status);
}
