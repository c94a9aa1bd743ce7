import type { Catalog } from '../catalog/index.ts';

/** What the licences of these sources ask to be shown with their numbers, each once. */
export function attributionsOf(
  catalog: Pick<Catalog, 'sources'>,
  sources: Iterable<string>,
): string[] {
  const lines = new Set<string>();
  for (const id of [...new Set(sources)].sort()) {
    const attribution = catalog.sources.get(id)?.attribution;
    if (attribution != null) lines.add(attribution);
  }
  return [...lines];
}
