import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkTarget, SiteError } from './target.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-target-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('where a site may be written', () => {
  it('is an empty folder, or one that is not there yet, and nothing is left of the trial', () => {
    checkTarget(folder);
    checkTarget(join(folder, 'not', 'there'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is no folder of others', () => {
    writeFileSync(join(folder, 'keep.txt'), 'mine');
    expect(() => checkTarget(folder)).toThrow(/not empty and no earlier export/);
  });

  it('is no file, and nothing below one', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => checkTarget(join(folder, 'file'))).toThrow(/is a file, not a folder/);
    expect(() => checkTarget(join(folder, 'file', 'site'))).toThrow(/is a file, not a folder/);
  });

  it.runIf(existsSync('/proc'))('is no place where nothing can be written', () => {
    const attempt = () => checkTarget('/proc/weigh-site/below');
    expect(attempt).toThrow(SiteError);
    expect(attempt).toThrow(/nothing can be written in \/proc \(ENOENT\); give another folder/);
  });

  // Nothing is locked for root.
  if (process.getuid?.() !== 0) {
    it('is no folder that is not one’s own', () => {
      mkdirSync(join(folder, 'locked'), { mode: 0o500 });
      expect(() => checkTarget(join(folder, 'locked', 'site'))).toThrow(/EACCES/);
    });
  }
});
