import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: a place for the pages, which the first browser test builds for all others. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-web-'));
  process.env.WEIGH_TEST_WEB = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
