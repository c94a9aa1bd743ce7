import { open } from 'node:fs/promises';
import { InputError } from '../input-error.ts';

/** Bytes of a file that are read: results of the largest benchmarks take a tenth. */
export const mostBytes = 512 * 1024 * 1024;

/** The bytes of a file. @throws InputError when it is none or too large; system errors */
export async function readBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) {
      throw new InputError(file, undefined, 'is no file', 'give the files of a run, one by one');
    }
    if (facts.size > mostBytes) {
      const size = Math.round(facts.size / 1024 / 1024);
      throw new InputError(
        file,
        undefined,
        `has ${size} MB, more than the ${mostBytes / 1024 / 1024} MB that are read`,
        'split it, or give one run at a time',
      );
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The text of a file, which is UTF-8. @throws as `readBytes` */
export async function readText(file: string): Promise<string> {
  return (await readBytes(file)).toString('utf8').replace(/^\uFEFF/, '');
}

/**
 * JSON as Python writes it: bare NaN and Infinity stand for no number, and are read as null.
 * @param line 1-based, of a text that is a line of a file.
 * @throws InputError
 */
export function parseJson(text: string, file: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      // Strings are matched whole, so that a NaN within one stays.
      return JSON.parse(
        text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g, (found) =>
          found.startsWith('"') ? found : 'null',
        ),
      );
    } catch {
      const message = (error as Error).message.slice(0, 200);
      throw new InputError(
        file,
        line,
        `is not JSON: ${message}`,
        'give the file as it was written',
      );
    }
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
