import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeItems, makeRun } from '../contract/records.ts';
import type { Connection } from './connection.ts';
import { encodeItem, encodeRun } from './encode.ts';
import { ItemSetHash } from './item-set.ts';
import { openSqliteStore } from './open.ts';
import { openForWriting } from './open-connection.ts';
import type { Unit, UnitResult } from './wire.ts';
import { Writer } from './writer.ts';

/** Between adding items and making the run that needs them, another process may compact the store. */

let folder: string;
let connection: Connection;
let apply: (unit: Unit) => unknown;
const planned = makeItems(3);
const set = new ItemSetHash();
for (const item of planned) set.add(item);
const item_set_sha256 = set.end();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-store-'));
  const path = join(folder, 'store.db');
  await (await openSqliteStore(path)).close();
  connection = openForWriting(path);
  const writer = new Writer(connection);
  apply = (unit) => {
    const [result] = writer.apply([unit]) as [UnitResult];
    if ('failure' in result) throw new Error(result.failure.message);
    return result.value;
  };
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const create = (items: Float64Array | null) =>
  apply({ kind: 'createRun', run: encodeRun(makeRun('r')), item_set_sha256, items });
const add = () => apply({ kind: 'addItems', items: planned.map(encodeItem) }) as Float64Array;

it('asks for the items of a new set, and takes them when they are what they were', () => {
  expect(create(null)).toBe(false);
  const rows = add();
  expect(add()).toEqual(rows);
  expect(create(rows)).toBe(true);
  expect(connection.get('SELECT size FROM item_set')).toEqual({ size: 3 });
});

it('asks again when an item has gone, when another has its number, or the order is another', () => {
  const rows = add();
  expect(create(rows.toReversed())).toBe(false);
  connection.run('DELETE FROM item WHERE id = ?', rows[2]!);
  expect(create(rows)).toBe(false);
  apply({ kind: 'addItems', items: makeItems(4).slice(3).map(encodeItem) });
  expect(connection.get('SELECT name FROM item WHERE id = ?', rows[2]!)).toEqual({
    name: 'item-3',
  });
  expect(create(rows)).toBe(false);
  expect(connection.get('SELECT count(*) AS n FROM item_set')).toEqual({ n: 0 });
  expect(create(add())).toBe(true);
});
