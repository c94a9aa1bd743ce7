import { commonTools } from '../common-tools.ts';
import type { Tools } from '../tool.ts';
import { bookingTools } from './book.ts';
import { changeTools } from './change.ts';
import { airlineLookups } from './find.ts';

/** The fourteen tools of tau-bench's airline. */
export const airlineTools: Tools = {
  ...commonTools,
  ...airlineLookups,
  ...bookingTools,
  ...changeTools,
};
