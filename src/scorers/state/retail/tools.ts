import { commonTools } from '../common-tools.ts';
import type { Tools } from '../tool.ts';
import { deliveredTools } from './delivered.ts';
import { retailLookups } from './find.ts';
import { pendingTools } from './pending.ts';

/** The sixteen tools of tau-bench's shop. */
export const retailTools: Tools = {
  ...commonTools,
  ...retailLookups,
  ...pendingTools,
  ...deliveredTools,
};
