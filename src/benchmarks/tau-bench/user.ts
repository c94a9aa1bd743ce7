import type { Session } from '../../engine/session.ts';
import type { Sampling } from '../../providers/configuration.ts';
import type { Message } from '../../providers/request.ts';

/** With this the user ends the conversation. */
export const stop = '###STOP###';

/** What the agent is taken to have said first. */
const greeting = 'Hi! How can I help you today?';

/** How the model that plays the user is told to play it. */
export type UserStyle = 'official' | 'glm';

const common = `Write one message at a time, as the user would: a line, in your own words and in the character that the instruction gives you. Do not give away the whole instruction at once, only what the conversation needs now, and never copy its sentences.`;

/** The rules of tau-bench's user, in our own words. */
const official = `Rules:
- ${common}
- Do not invent what the instruction does not say. Asked for such a thing, an order number for example, say that you do not remember it or do not have it.
- When the goal of the instruction is reached, write ${stop} and nothing else; that ends the conversation.`;

/** The rules of the GLM-4.5 report (figure 11 there), in our own words. */
const glm = `Rules:
- ${common}
- Do not invent what the instruction does not say. Asked for such a thing, say that you do not remember or do not have it, and offer something that the instruction does say instead: your name, e-mail address, telephone number or zip code.
- Ask for exactly what the instruction says. Do not assume, extend, replace or generalise anything, and give way on no date, budget or wording: "the same" is not "a similar one". Whatever the instruction does not mention may be changed or stay as it is: for "exchange the red one for a blue one" only the colour must change; "and keep the size" fixes the size as well.
- Do not end the conversation before you have said all your wishes and conditions, before the agent has done everything that the instruction asks for, or while what it did is wrong or incomplete. You may end it when all is done, or when you have said everything and the agent states that it cannot be done; then accept to be handed over to a person.
- To end it, write ${stop} and nothing else, after you have checked that nothing of the instruction is missing.`;

const rules: Readonly<Record<UserStyle, string>> = { official, glm };

/** A user that a model plays, with the conversation as that model sees it. */
export class PlayedUser {
  readonly #messages: Message[];
  readonly #session: Session;
  readonly #sampling: Partial<Sampling> | undefined;

  constructor(session: Session, system: string, sampling?: Partial<Sampling>) {
    this.#session = session;
    this.#sampling = sampling;
    this.#messages = [{ role: 'system', content: system }];
  }

  /** The user's first message. */
  async begin(): Promise<string> {
    return await this.answer(greeting);
  }

  /** What the user says to the agent. */
  async answer(said: string): Promise<string> {
    this.#messages.push({ role: 'user', content: said });
    const request = {
      messages: [...this.#messages],
      ...(this.#sampling ? { sampling: this.#sampling } : {}),
    };
    const { text } = await this.#session.generate(request, 'user');
    this.#messages.push({ role: 'assistant', content: text });
    return text;
  }
}

/** The task of the model that plays the user. */
export function userSystem(instruction: string, style: UserStyle): string {
  return `You play a user who talks to a support agent. The messages that you are sent are the agent's.\n\nInstruction: ${instruction}\n\n${rules[style]}`;
}
