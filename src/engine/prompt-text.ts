import type { Prompt } from './benchmark.ts';

/** A prompt as one text whose beginning is what the model reads first. */
export function promptText(prompt: Prompt): string {
  switch (prompt.kind) {
    case 'chat':
      return prompt.messages.map(({ role, content }) => `${role}\n${content}`).join('\n');
    case 'completion':
      return prompt.prompt;
    case 'loglikelihood':
      return prompt.contexts.map(({ context }) => context).join('\n');
  }
}
