import { z } from 'zod';
import { ask, type Recipe } from './define.ts';

/** A prompt with the instructions in it, as IFEval and IFBench publish them. */
const record = z
  .object({
    key: z.coerce.string(),
    prompt: z.string().min(1),
    instruction_id_list: z.array(z.string()).min(1),
    kwargs: z.array(z.record(z.string(), z.unknown()).nullable()),
  })
  .refine(
    ({ instruction_id_list, kwargs }) => instruction_id_list.length === kwargs.length,
    'kwargs has not one entry for each instruction',
  );

/** What the checks need: the instructions with their arguments, and the prompt that some repeat. */
export type ConstraintTarget = Omit<z.infer<typeof record>, 'key'>;

/** Items and prompts out of a file of such prompts. */
export function askAsItIs(
  file: string,
): Pick<Recipe<ConstraintTarget>, 'chance' | 'prompt' | 'build'> {
  return {
    chance: null,
    prompt: 'the prompt of the data set as it is',
    async build(loaded) {
      const records = await loaded.records(file, record);
      return {
        items: records.map(({ key, ...target }) => ({
          id: key,
          content: { prompt: target.prompt, instructions: target.instruction_id_list },
          target,
          cluster: null,
        })),
        prompt: (item) => ask((item.content as { prompt: string }).prompt),
      };
    },
  };
}
