import { attributionsOf } from '../server/attribution.ts';
import { type Block, heading, list } from './report.ts';

export { attributionsOf };

/** What licences ask to be shown with the numbers; none gives no blocks. */
export function attributionBlocks(lines: string[]): Block[] {
  return lines.length === 0 ? [] : [heading('Attribution'), list(lines, 'muted')];
}
