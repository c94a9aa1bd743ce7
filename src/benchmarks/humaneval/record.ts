import { z } from 'zod';
import { ask, type Recipe } from '../define.ts';

/** A function to be written, as HumanEval and HumanEval+ publish it. */
const record = z.object({
  task_id: z.string().min(1),
  prompt: z.string().min(1),
  entry_point: z.string().min(1),
  test: z.string().min(1),
});

export type TestedFunction = Omit<z.infer<typeof record>, 'task_id'>;

/**
 * Items and prompts out of a file of functions: HumanEval, and HumanEval+ in the same format.
 *
 * @param mend puts right a test that no answer can pass.
 */
export function askForFunctions(
  file: string,
  mend: (test: string, id: string) => string = (test) => test,
): Pick<Recipe<TestedFunction>, 'prompt' | 'chance' | 'items' | 'build'> {
  return {
    items: 164,
    chance: 0,
    prompt: 'signature and description, then: the whole function in a ```python block',
    async build(loaded) {
      const records = await loaded.records(file, record);
      return {
        items: records.map(({ task_id, prompt, entry_point, test }) => ({
          id: task_id,
          content: { prompt },
          target: { prompt, entry_point, test: mend(test, task_id) },
          cluster: null,
        })),
        prompt: (item) =>
          ask(
            `Complete this Python function. Answer with the whole function, imports included, in one block that begins with \`\`\`python.\n\n\`\`\`python\n${(item.content as { prompt: string }).prompt}\`\`\``,
          ),
      };
    },
  };
}
