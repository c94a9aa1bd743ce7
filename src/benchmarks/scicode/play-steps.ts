import type { LoopResult, Session } from '../../engine/session.ts';
import type { Generation } from '../../providers/generation.ts';
import type { Message } from '../../providers/request.ts';
import { extractSciCode } from '../../scorers/code/scicode.ts';
import { assistantMessage } from '../loop-messages.ts';
import { type SciCodeStepText, sciCodePrompt } from './prompt.ts';

/** What the prompts of a problem are made of. Plain JSON. */
export interface SciCodeContent {
  name: string;
  dependencies: string;
  steps: (SciCodeStepText & {
    number: string;
    /** The code of a step that is given; null: the model writes it. */
    given: string | null;
  })[];
}

/**
 * Asks for the steps in order, each in a conversation of its own that shows the model's own code of
 * the steps before. A step without code leaves a gap, as in the published harnesses.
 */
export async function playSteps(
  { dependencies, steps }: SciCodeContent,
  background: boolean,
  session: Session,
): Promise<LoopResult> {
  const codes: (string | null)[] = [];
  const transcript: Message[] = [];
  let final: Generation | null = null;
  for (const [i, step] of steps.entries()) {
    if (step.given !== null) {
      codes.push(step.given);
      continue;
    }
    const before = steps.slice(0, i).map((text, j) => ({ text, code: codes[j] ?? '' }));
    const content = sciCodePrompt({ dependencies, before, next: step, background });
    const asked: Message = { role: 'user', content };
    final = await session.generate({ messages: [asked] });
    transcript.push(asked, assistantMessage(final));
    const code = final.reasoning_unclosed ? '' : extractSciCode(final.text);
    codes.push(code.trim() === '' ? null : code);
  }
  return { final, transcript, outcome_data: { codes } };
}
