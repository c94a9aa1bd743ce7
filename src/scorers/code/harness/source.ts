import { candidate } from './candidate.ts';
import { judge } from './judge.ts';
import { plainJson } from './plain-json.ts';
import { wire } from './wire.ts';

/** The Python of judge and candidate, as one file. */
export const source = `${plainJson}${wire}${candidate}${judge}`;
