import { candidate } from './candidate.ts';
import { judge } from './judge.ts';
import { wire } from './wire.ts';

/** The Python of judge and candidate, as one file. */
export const source = `${wire}${candidate}${judge}`;
