// Plain loops: `TypedArray.from` with a function costs some 100 ns an element, and a board compares
// thousands of pairs of runs.

/** The values at the given positions. */
export function gather(values: Float64Array, positions: Int32Array): Float64Array {
  const gathered = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i++) gathered[i] = values[positions[i]!]!;
  return gathered;
}

/** The whole numbers at the given positions. */
export function gatherIntegers(values: Int32Array, positions: Int32Array): Int32Array {
  const gathered = new Int32Array(positions.length);
  for (let i = 0; i < positions.length; i++) gathered[i] = values[positions[i]!]!;
  return gathered;
}

/** 0 to length - 1. */
export function allPositions(length: number): Int32Array {
  const positions = new Int32Array(length);
  for (let i = 0; i < length; i++) positions[i] = i;
  return positions;
}

/** The positions that hold, ascending. */
export function positionsWhere(length: number, holds: (position: number) => boolean): Int32Array {
  const positions = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) if (holds(i)) positions[count++] = i;
  return positions.slice(0, count);
}
