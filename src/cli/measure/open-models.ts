import { basename } from 'node:path';
import type { Catalog, Model } from '../../catalog/index.ts';
import type { JobModel } from '../../engine/job.ts';
import type { Price } from '../../engine/price.ts';
import { scrub } from '../../providers/http/secrets.ts';
import type { OpenOptions } from '../../providers/open-model.ts';
import { progressBar } from '../print/progress-bar.ts';

export interface ModelFlags {
  price?: Price;
  keyVariable?: string | undefined;
  catalogModel?: string | undefined;
  system?: string | undefined;
  /** Connections to a server. */
  connections?: number | undefined;
  /** What a lock says of the model beyond its address. */
  open?: OpenOptions;
}

/** Opens models, each address once; closes them together. */
export class Models {
  readonly #open = new Map<string, JobModel>();
  readonly #loadCatalog: () => Promise<Catalog>;

  constructor(loadCatalog: () => Promise<Catalog>) {
    this.#loadCatalog = loadCatalog;
  }

  /** @throws ProviderError */
  async open(address: string, flags: ModelFlags = {}): Promise<JobModel> {
    const known = this.#open.get(address);
    if (known) return known;
    const [{ openModel }, { parseModel }] = await Promise.all([
      import('../../providers/open-model.ts'),
      import('../../providers/parse-model.ts'),
    ]);
    const where = parseModel(address);
    const isHosted = where.kind === 'openai-compatible' || where.kind === 'ai-sdk';
    const sheet = await this.#sheetOf(isHosted ? where.name : null, flags.catalogModel);
    const bar = progressBar('downloading the model');
    const endpoint = await openModel(where, {
      ...flags.open,
      ...(flags.keyVariable ? { keyVariable: flags.keyVariable } : {}),
      ...(flags.system === undefined ? {} : { system: flags.system }),
      ...(flags.connections === undefined ? {} : { connections: flags.connections }),
      ...(sheet && !flags.open ? { catalogModel: sheet.id } : {}),
      onDownload: ({ received, total }) => bar.show(received, total ?? received),
    });
    bar.clear();
    const price = flags.price ?? (endpoint.local ? null : priceOfSheet(sheet));
    const model = { endpoint, address: publicAddress(address), price };
    this.#open.set(address, model);
    return model;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ endpoint }) => endpoint.close()));
  }

  /** Only a model that is named exactly: a wrong price is worse than none. */
  async #sheetOf(name: string | null, asked: string | undefined): Promise<Model | null> {
    if (asked !== undefined) {
      const [{ models }, { findByName }] = await Promise.all([
        this.#loadCatalog(),
        import('../../catalog/find.ts'),
      ]);
      return findByName(models, asked, 'model');
    }
    if (name === null) return null;
    const { models } = await this.#loadCatalog();
    const wanted = simple(name.split('/').at(-1)!);
    const found = [...models.values()].filter(({ id }) => simple(id) === wanted);
    return found.length === 1 ? found[0]! : null;
  }
}

function simple(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function priceOfSheet(sheet: Model | null): Price | null {
  const price = sheet?.price;
  if (!price || price.input_usd_per_m === null || price.output_usd_per_m === null) return null;
  const { input_usd_per_m: input, output_usd_per_m: output, source } = price;
  return { input, output, source: `catalogue, ${sheet!.id}: ${source}` };
}

/** An address as a lock may hold it: without user, password and query, and of a file only its name. */
export function publicAddress(address: string): string {
  const file = /^(gguf|replay):(.*)$/s.exec(address);
  if (file) return `${file[1]}:${basename(file[2]!)}`;
  const server = /^([a-z][a-z0-9-]*\+)?(https?:\/\/.*)$/s.exec(address);
  if (!server) return scrub(address);
  const url = URL.parse(server[2]!);
  if (!url) return scrub(address);
  return `${server[1] ?? ''}${url.origin}${url.pathname}${url.hash}`;
}
