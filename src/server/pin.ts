import type { Catalog } from '../catalog/index.ts';
import { RankingError } from '../ranking/error.ts';

/** Parameter of every address that pins it to a catalogue: the first digits of its hash. */
export const pinParameter = 'catalog';

/** A link asks for another catalogue than the one at hand: answered with status 409. */
export class OtherCatalogError extends Error {
  readonly code = 'other-catalog';

  constructor(asked: string, catalog: Catalog) {
    const here = catalog.hash.slice(0, 12);
    super(
      `this link is pinned to catalogue ${asked}, and here is catalogue ${here} (evidence up to ${catalog.evidenceUntil() ?? 'no known date'}), which may answer differently. ` +
        `In a checkout with its history \`weigh cite --find ${asked}\` names the revision that holds it; \`weigh board --catalog <folder>\` serves that. Without catalog=${asked} this catalogue answers.`,
    );
    this.name = 'OtherCatalogError';
  }
}

/**
 * Checks what an address says about its catalogue.
 * @throws OtherCatalogError when it is pinned to another; RankingError when the pin is no hash.
 */
export function checkPin(catalog: Catalog, search: URLSearchParams): void {
  const pins = search.getAll(pinParameter);
  if (pins.length === 0) return;
  if (pins.length > 1) throw new RankingError('query', `${pinParameter} is given twice`);
  const pin = pins[0]!.toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(pin)) {
    throw new RankingError(
      'query',
      `${pinParameter} is the first 8 to 64 digits of a catalogue's hash, not "${pin.slice(0, 80)}"`,
    );
  }
  if (!catalog.hash.startsWith(pin)) throw new OtherCatalogError(pin, catalog);
}
