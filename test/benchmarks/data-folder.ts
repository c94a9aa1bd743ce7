import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder as `--data-dir` takes it: lists become JSON Lines, text is written as it is. */
export function dataFolder(files: Record<string, readonly unknown[] | string>): {
  path: string;
  remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'weigh-data-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    const text =
      typeof content === 'string'
        ? content
        : content.map((record) => `${JSON.stringify(record)}\n`).join('');
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true }) };
}
