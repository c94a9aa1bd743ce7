import { readFileSync } from 'node:fs';

/** Who programs run as. */
export interface SandboxUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where ids of nobody begin, far from people, services and containers. */
const first = 2_000_000_000;
const many = 100_000_000;
const perProcess = 64;

/** Given out by this process so far. */
let given = 0;

/**
 * A user id for a new lane, when the caller is root; undefined otherwise: the caller's own then. Root
 * is exempt from RLIMIT_NPROC, and lanes that shared an id would share its count.
 *
 * @param idMap the content of /proc/self/uid_map: in a container only some ids exist.
 */
export function nextUser(idMap = readIdMap()): SandboxUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lane = given++ % perProcess;
  const wanted = first + ((process.pid * perProcess + lane) % many);
  const id = idMap.some(([start, count]) => wanted >= start && wanted < start + count)
    ? wanted
    : 60_000 + lane;
  return { uid: id, gid: id };
}

function readIdMap(): [start: number, count: number][] {
  const lines = readFileSync('/proc/self/uid_map', 'latin1').trim().split('\n');
  return lines.map((line) => {
    const [start, , count] = line.trim().split(/\s+/).map(Number);
    return [start!, count!];
  });
}
