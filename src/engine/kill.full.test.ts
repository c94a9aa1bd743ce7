import { expect, test } from 'vitest';
import { killOften } from '../../test/engine/kill-often.ts';

test('killed twenty times during 5,000 samples, the run is what it would have been', async () => {
  const { responses, errors, resent } = await killOften(5000, 20);
  expect({ responses, errors }).toEqual({ responses: 5000, errors: {} });
  console.log(`of 5,000 samples ${resent} were known to be sent again after 20 kills`);
});
