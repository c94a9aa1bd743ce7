import type { Catalog } from '../catalog/index.ts';
import { attributionsOf } from '../server/attribution.ts';
import { type Block, heading, list } from './report.ts';

export { attributionsOf };

export function attributionBlocks(
  catalog: Pick<Catalog, 'sources'>,
  sources: Iterable<string>,
): Block[] {
  const lines = attributionsOf(catalog, sources);
  return lines.length === 0 ? [] : [heading('Attribution'), list(lines, 'muted')];
}
