import { expect, test } from 'vitest';
import { killOften } from '../../test/engine/kill-often.ts';

test('killed three times, the run is what it would have been', async () => {
  const { responses, errors } = await killOften(1000, 3);
  expect({ responses, errors }).toEqual({ responses: 1000, errors: {} });
});
