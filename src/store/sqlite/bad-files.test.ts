import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, makeItems, makeResponse, makeRun, makeScore } from '../contract/records.ts';
import { openStore, storeLocation } from '../open.ts';
import type { Store } from '../store.ts';
import { migrate } from './migrate.ts';
import { openSqliteStore } from './open.ts';
import { openForWriting } from './open-connection.ts';
import { SqliteStore } from './sqlite-store.ts';
import { inlineWorker } from './workers.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-store-'));
  path = join(folder, 'store.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function fill(store: Store, items = 200): Promise<void> {
  await store.createRun(makeRun('r'), makeItems(items));
  const responses = makeItems(items).map(({ id }) =>
    makeResponse('r', id, { text: `${id} `.repeat(150) }),
  );
  await store.record({ responses, scores: responses.map(({ item }) => makeScore('r', item)) });
}

describe('where a store is', () => {
  it('is what was asked for, else the environment, else the home folder', () => {
    expect(storeLocation('/a/b.db', { WEIGH_STORE: '/c.db' })).toBe('/a/b.db');
    expect(storeLocation(undefined, { WEIGH_STORE: '/c.db' })).toBe('/c.db');
    expect(storeLocation(undefined, { WEIGH_STORE: '' })).toBe(
      join(homedir(), '.weighbridge', 'store.db'),
    );
    expect(storeLocation('x.db', {})).toBe(join(process.cwd(), 'x.db'));
  });

  it('is made for the eyes of its owner only', async () => {
    const deep = join(folder, 'new', 'folder', 'store.db');
    const store = await openStore(deep);
    await fill(store);
    expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700);
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(deep + suffix).mode & 0o777).toBe(0o600);
    }
    await store.close();
    // The log is gone, all is in one file.
    expect(existsSync(`${deep}-wal`)).toBe(false);
  });

  it('may not be a folder, nor below a file, nor an address', async () => {
    writeFileSync(join(folder, 'file'), '');
    for (const place of [folder, join(folder, 'file', 'store.db'), 'postgres://host/db']) {
      await expect(openStore(place)).rejects.toMatchObject({
        name: 'StoreError',
        code: 'unreachable',
      });
    }
  });
});

describe('a file that is no store', () => {
  it.each([
    ['text', 'just a text, long enough to look at: '.repeat(50)],
    ['one byte', 'x'],
    ['the head of a database and then nothing', 'SQLite format 3\0'],
  ])('is refused and left alone: %s', async (_, content) => {
    writeFileSync(path, content);
    const error = await openStore(path).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'StoreError', code: 'not-a-store' });
    expect(error.message).toContain(path);
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it.each([
    ['without an application id', ''],
    ['with one', 'PRAGMA application_id = 77;'],
  ])("is refused when it is another program's database %s", async (_, pragma) => {
    const other = new DatabaseSync(path);
    other.exec(`CREATE TABLE precious (a); INSERT INTO precious VALUES (1); ${pragma}`);
    other.close();
    const before = readFileSync(path);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'not-a-store' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is a store when it is empty', async () => {
    writeFileSync(path, '');
    const store = await openStore(path);
    await fill(store);
    await store.close();
  });
});

describe('a file that cannot be written', () => {
  it('is refused while another process keeps the lock, and taken once that is gone', async () => {
    const store = await openSqliteStore(path, { timeout: 50 });
    await fill(store);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const late = { responses: [makeResponse('r', 'item-0', { epoch: 1 })] };
    const error = await store.record(late).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'StoreError', code: 'busy', isRetryable: true });
    // Reading goes on.
    expect((await store.aggregate('r')).responses).toBe(200);
    other.exec('ROLLBACK');
    other.close();
    expect((await store.record(late)).responses.added).toBe(1);
    await store.close();
  });

  it('keeps what it had when the disk is full, and goes on when there is room', async () => {
    const connection = openForWriting(path);
    migrate(connection);
    const store = new SqliteStore(connection, inlineWorker(connection));
    await fill(store, 1_000);
    const before = await store.aggregate('r');
    connection.exec(`PRAGMA max_page_count = ${connection.pragma('page_count')}`);
    const large = {
      responses: Array.from({ length: 100 }, (_, i) =>
        makeResponse('r', `item-${i}`, {
          epoch: 1,
          text: Array.from({ length: 500 }, () => Math.random().toString(36)).join(' '),
        }),
      ),
    };
    const results = await Promise.allSettled([
      store.record({ scores: [makeScore('r', 'item-0', { scorer: 'other@1' })] }),
      store.record(large),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { name: 'StoreError', code: 'full', isRetryable: true },
      });
    }
    expect(await store.aggregate('r')).toEqual(before);
    expect((await store.check()).findings).toEqual([]);
    connection.exec('PRAGMA max_page_count = 1000000');
    expect((await store.record(large)).responses.added).toBe(100);
    expect((await store.check()).findings).toEqual([]);
    await store.close();
  });

  it('is read, and says that it is not written', async () => {
    const store = await openStore(path);
    await fill(store);
    await store.close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    // To the super-user every file is writable: ask as nobody, who may not be able to read the checkout.
    const isRoot = process.getuid?.() === 0;
    const sources = mkdtempSync(join(tmpdir(), 'weigh-store-code-'));
    for (const room of ['store', 'statistics']) {
      const from = new URL(`../../${room}`, import.meta.url);
      cpSync(from, join(sources, room), { recursive: true });
    }
    writeFileSync(join(sources, 'package.json'), '{"type":"module"}');
    chmodSync(sources, 0o755);
    const code = `import { openStore } from ${JSON.stringify(join(sources, 'store', 'open.ts'))};
      const store = await openStore(process.argv[1]);
      const { responses } = await store.aggregate('r');
      const { ok } = await store.check();
      const error = await store.setStatus('r', 'failed').catch((reason) => reason);
      await store.close();
      console.log(JSON.stringify([responses, ok, error.code, error.message]));`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', code, path],
      { encoding: 'utf8', ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}) },
    );
    chmodSync(folder, 0o755);
    rmSync(sources, { recursive: true });
    expect(stderr).toBe('');
    const [responses, ok, errorCode, message] = JSON.parse(stdout);
    expect([responses, ok, errorCode]).toEqual([200, true, 'read-only']);
    expect(message).toContain(path);
  });

  it('cannot be made where nothing may be made', async () => {
    mkdirSync(join(folder, 'a'));
    await expect(openStore(join(folder, 'a', 'b\0c', 'store.db'))).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});

describe('a damaged file', () => {
  /** Overwrites a page in the middle; pages are numbered from 1. */
  function damagePage(page: number): void {
    const bytes = readFileSync(path);
    const size = bytes.readUInt16BE(16);
    bytes.fill(0xa5, (page - 1) * size, page * size);
    writeFileSync(path, bytes);
  }

  it('is found by a check and named by a read, and never answers wrongly', async () => {
    const whole = await openStore(path);
    await fill(whole, 2_000);
    const expected = await collect(whole.samples('r'));
    await whole.close();
    const pages = statSync(path).size / readFileSync(path).readUInt16BE(16);
    const undamaged = readFileSync(path);
    let found = 0;
    for (let page = 2; page <= pages; page += Math.ceil(pages / 12)) {
      writeFileSync(path, undamaged);
      damagePage(page);
      const store = await openStore(path).catch((reason) => reason);
      if (store instanceof Error) {
        expect(store).toMatchObject({ name: 'StoreError', code: 'damaged' });
        found++;
        continue;
      }
      const { ok } = await store.check();
      if (!ok) found++;
      const read = await collect((store as Store).samples('r')).catch((reason) => reason);
      if (read instanceof Error) {
        expect(read).toMatchObject({ name: 'StoreError', code: 'damaged' });
        expect(read.message).toContain('restore a copy');
      } else expect(read).toEqual(expected);
      await store.close().catch(() => {});
    }
    // A page that is on no list (free) may be damaged without anybody noticing.
    expect(found).toBeGreaterThanOrEqual(9);
  });

  it('is refused when its head is gone', async () => {
    const store = await openStore(path);
    await fill(store);
    await store.close();
    damagePage(1);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'not-a-store' });
  });

  it('is refused when it was cut off', async () => {
    const store = await openStore(path);
    await fill(store, 2_000);
    await store.close();
    writeFileSync(path, readFileSync(path).subarray(0, 100_000));
    const opened = await openStore(path).catch((reason) => reason);
    if (opened instanceof Error) {
      expect(opened).toMatchObject({ code: 'damaged' });
      return;
    }
    expect((await opened.check()).ok).toBe(false);
    await opened.close();
  });
});
