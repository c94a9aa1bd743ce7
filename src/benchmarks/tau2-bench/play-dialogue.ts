import type { LoopResult, Session } from '../../engine/session.ts';
import type { Sampling } from '../../providers/configuration.ts';
import type { Generation } from '../../providers/generation.ts';
import type { Message, ToolDefinition } from '../../providers/request.ts';
import type { Side } from '../../scorers/state/telecom/world.ts';
import { assistantMessage } from '../loop-messages.ts';

/** The published limits: messages and carried-out calls of both sides, and calls that were refused. */
const mostSteps = 200;
const mostErrors = 10;

/** What the agent is taken to have said first. */
const greeting = 'Hi! How can I help you today?';

/** With one of these the user ends the conversation. */
const stops = ['###STOP###', '###TRANSFER###', '###OUT-OF-SCOPE###'];

/** Something that happened, in order: a call of one side, or a word of the agent to the user. */
export type Happening =
  | { readonly side: Side; readonly name: string; readonly arguments: string }
  | { readonly said: string };

/** What one side is told and may call. */
export interface Part {
  readonly system: string;
  readonly tools: readonly ToolDefinition[];
}

export interface Dialogue {
  readonly assistant: Part;
  readonly user: Part;
  /** Carries out a call whose arguments are the text of a JSON object; a refusal begins with "Error: ". */
  readonly call: (side: Side, name: string, given: string) => string;
}

/** How a conversation came to its end; only by the user it is a whole one. */
export type End = 'user' | 'steps' | 'errors';

export interface Played extends Omit<LoopResult, 'outcome_data'> {
  readonly happenings: readonly Happening[];
  readonly end: End;
}

/** The published settings of the model that plays the user. */
const userSampling: Partial<Sampling> = { temperature: 0 };

/**
 * Plays a conversation of tau2-bench, in which both sides may have tools. A message with calls goes
 * to the tools, all of them, and not to the other side.
 */
export async function playDialogue(dialogue: Dialogue, session: Session): Promise<Played> {
  const play = new Play(dialogue, session);
  let said: string | null = greeting;
  for (;;) {
    said = await play.turn('user', said);
    if (said === null || stops.some((stop) => said!.includes(stop))) return play.played;
    said = await play.turn('assistant', said);
    if (said === null) return play.played;
  }
}

class Play {
  readonly #dialogue: Dialogue;
  readonly #session: Session;
  readonly #messages: Record<Side, Message[]>;
  readonly #happenings: Happening[] = [];
  #final: Generation | null = null;
  #end: End = 'user';
  #steps = 0;
  #errors = 0;

  constructor(dialogue: Dialogue, session: Session) {
    this.#dialogue = dialogue;
    this.#session = session;
    this.#messages = {
      assistant: [{ role: 'system', content: dialogue.assistant.system }],
      user: [{ role: 'system', content: dialogue.user.system }],
    };
  }

  get played(): Played {
    return {
      final: this.#final,
      transcript: this.#messages.assistant,
      happenings: this.#happenings,
      end: this.#end,
    };
  }

  /** What a side says to what it was told, after as many calls as it makes; null: a limit was met. */
  async turn(side: Side, told: string): Promise<string | null> {
    const messages = this.#messages[side];
    messages.push({ role: 'user', content: told });
    for (;;) {
      const answer = await this.#ask(side);
      if (answer === null) return null;
      if (answer.tool_calls.length === 0) {
        if (side === 'assistant') this.#happenings.push({ said: answer.text });
        return answer.text;
      }
      for (const { id, name, arguments: given } of answer.tool_calls) {
        messages.push({ role: 'tool', content: this.#call(side, name, given), tool_call_id: id });
      }
      if (!this.#step()) return null;
    }
  }

  async #ask(side: Side): Promise<Generation | null> {
    if (!this.#step()) return null;
    const messages = this.#messages[side];
    const { tools } = this.#dialogue[side];
    const request = { messages: [...messages], ...(tools.length > 0 ? { tools: [...tools] } : {}) };
    const answer =
      side === 'assistant'
        ? await this.#session.generate(request)
        : await this.#session.generate({ ...request, sampling: userSampling }, 'user');
    if (side === 'assistant') this.#final = answer;
    messages.push(assistantMessage(answer));
    return answer;
  }

  #call(side: Side, name: string, written: string): string {
    const given = written.trim() === '' ? '{}' : written;
    let content = 'Error: the arguments are no JSON object';
    if (isObject(given)) {
      content = this.#dialogue.call(side, name, given);
      this.#happenings.push({ side, name, arguments: given });
    }
    if (content.startsWith('Error: ')) this.#errors++;
    return content;
  }

  #step(): boolean {
    if (this.#errors >= mostErrors) this.#end = 'errors';
    else if (this.#steps >= mostSteps) this.#end = 'steps';
    else {
      this.#steps++;
      return true;
    }
    return false;
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
