import { Hono } from 'hono';
import { type CompiledCatalog, expandCatalog } from '../../catalog/compile.ts';
import { Catalog } from '../../catalog/index.ts';
import { addApiRoutes } from '../api-routes.ts';
import { describeError } from '../describe-error.ts';
import { checkPin } from '../pin.ts';
import { verdictsHere } from '../verdicts/verdicts.ts';

/** What a static site ships so that the reader's browser can answer any question. */
export interface SiteCatalog {
  /** SHA-256 of the catalogue's files. */
  hash: string;
  /** Day of the export: the default of `evidence_until`, as today is for a server. */
  today: string;
  version: string;
  catalog: CompiledCatalog;
  /** The fit of all scores, as it came with the compiled catalogue; null when none did. */
  ability: unknown;
}

export interface SiteAnswer {
  status: number;
  /** JSON, or the text of another format that was asked for. */
  text: string;
}

/**
 * The HTTP API without a server: the same routes over the compiled catalogue, so that a static site
 * answers every question as a server would. Runs in a browser's worker: nothing of Node is needed.
 */
export function openSite(site: SiteCatalog): (address: string) => Promise<SiteAnswer> {
  const catalog = new Catalog(expandCatalog(site.catalog), site.hash, () => site.ability);
  const app = new Hono();
  app.use(async (context, next) => {
    checkPin(catalog, new URL(context.req.url).searchParams);
    return await next();
  });
  addApiRoutes(app, {
    catalog,
    today: () => site.today,
    version: site.version,
    verdicts: verdictsHere(catalog),
    // The pages remember answers themselves.
    answer: async (context, _address, _question, make, type) => {
      const made = await make();
      return type === undefined ? context.json(made as object) : context.text(String(made));
    },
  });
  app.notFound((context) =>
    context.json({ error: { code: 'not-found', message: `no address ${context.req.path}` } }, 404),
  );
  app.onError((error, context) => {
    const { status, ...described } = describeError(error) ?? {
      status: 500 as const,
      code: 'internal',
      message: error.message,
    };
    return context.json({ error: described }, status);
  });
  return async (address) => {
    const response = await app.request(`http://site.invalid/api/v1/${address}`);
    return { status: response.status, text: await response.text() };
  };
}
