import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Share by which the heap may outgrow what is alive before V8 looks for garbage. Left to itself, V8
 * lets it grow to several times that where memory is plenty.
 */
const growingPercent = 60;

/** Bytes for what was just made, at least. V8's own limit is 128 MiB on large machines, all of which gets used. */
const youngGeneration = 32 * 2 ** 20;

/** Between two looks at it, in milliseconds: too short for it to double twice. */
const every = 10;

/**
 * Keeps the memory of a long run near what is alive in it, for a little more work on garbage. For
 * programs that do nothing else beside: it changes V8 for the whole process.
 *
 * @returns to be called when the first requests are made. What planning makes stays, so that the
 *   young generation would only grow for it, more than is wanted and for good.
 */
export function boundHeap(): () => void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
  const grow = (factor: 1 | 2) => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  grow(1);
  let isWatched = false;
  return () => {
    if (isWatched) return;
    isWatched = true;
    // V8 shrinks it again when little is going on, so this goes on as long as the process.
    setInterval(() => {
      const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
      grow((young?.space_size ?? youngGeneration) < youngGeneration ? 2 : 1);
    }, every).unref();
  };
}
