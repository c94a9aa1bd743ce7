import { space } from '../python-regex.ts';

/** Characters from the end of a response that the harness looks at. */
const window = 1024;

const pattern = new RegExp(`ANSWER${space}*:${space}*([A-D])`, 'iu');

/**
 * The GLM-4.5 harness without its checker model (zai-org/glm-simple-evals, gpqa_eval.py): the first
 * "Answer: X" in the last 1,024 characters, as it is written there.
 */
export function extractGlm(response: string): string | null {
  // Python counts code points.
  const points = response.length > window ? Array.from(response) : undefined;
  const tail = points && points.length > window ? points.slice(-window).join('') : response;
  return pattern.exec(tail)?.[1] ?? null;
}
