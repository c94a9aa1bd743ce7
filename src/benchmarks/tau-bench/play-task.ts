import type { LoopResult, Session } from '../../engine/session.ts';
import type { Generation } from '../../providers/generation.ts';
import type { Message, ToolDefinition } from '../../providers/request.ts';
import { dumpJson, parseJson } from '../../scorers/python/json.ts';
import { isDict, type Value } from '../../scorers/python/value.ts';
import { type Base, open } from '../../scorers/state/table.ts';
import { type Action, act, type Tools } from '../../scorers/state/tool.ts';
import { assistantMessage } from '../loop-messages.ts';
import { type PlayedUser, stop } from './user.ts';

/** The published limit: calls and messages of the agent together. */
const steps = 30;

/** Ends the conversation: a person takes over. */
const transfer = 'transfer_to_human_agents';

/** What a conversation needs beside its user. */
export interface Setting {
  readonly wiki: string;
  readonly definitions: readonly ToolDefinition[];
  readonly tools: Tools;
  readonly base: Base;
}

/** How a conversation came to its end. */
export type End = 'user' | 'transfer' | 'steps' | 'malformed';

/**
 * Plays a conversation of tau-bench. A message with calls is its first call, one without goes to the
 * user. It ends when the user ends it or the agent hands the user over; after thirty steps, or with
 * a call whose arguments are no JSON object, it is broken off and gets nothing.
 */
export async function playTask(
  { wiki, definitions, tools, base }: Setting,
  user: PlayedUser,
  session: Session,
): Promise<LoopResult> {
  const database = open(base);
  const messages: Message[] = [
    { role: 'system', content: wiki },
    { role: 'user', content: await user.begin() },
  ];
  const actions: Action[] = [];
  let final: Generation | null = null;
  let end: End = 'steps';
  for (let step = 0; step < steps; step++) {
    final = await session.generate({ messages: [...messages], tools: [...definitions] });
    const answer = assistantMessage(final);
    const [call] = final.tool_calls;
    if (!call) {
      messages.push(answer);
      actions.push({ name: 'respond', kwargs: new Map([['content', final.text]]) });
      const content = await user.answer(final.text);
      messages.push({ role: 'user', content });
      if (!content.includes(stop)) continue;
      end = 'user';
      break;
    }
    const kwargs = argumentsOf(call.arguments);
    if (kwargs === null) {
      messages.push(answer);
      end = 'malformed';
      break;
    }
    const action = { name: call.name, kwargs };
    // What the agent tells the user stands under this name: a call of it is none.
    if (call.name !== 'respond') actions.push(action);
    const content = act(tools, database, action);
    messages.push({ ...answer, tool_calls: [call] });
    messages.push({ role: 'tool', content, tool_call_id: call.id });
    if (call.name !== transfer) continue;
    end = 'transfer';
    break;
  }
  const ended = end === 'user' || end === 'transfer';
  const outcome_data = { actions: actionsText(actions), ended, end };
  return { final, transcript: messages, outcome_data };
}

/** The arguments of a call; null when they are no JSON object. */
function argumentsOf(text: string): ReadonlyMap<string, Value> | null {
  try {
    const value = parseJson(text.trim() === '' ? '{}' : text);
    return isDict(value) ? value : null;
  } catch {
    return null;
  }
}

/** Actions as the scorer reads them, with 1 and 1.0 kept apart. */
export function actionsText(actions: readonly Action[]): string {
  return dumpJson(
    actions.map(
      ({ name, kwargs }) =>
        new Map<string, Value>([
          ['name', name],
          ['kwargs', kwargs],
        ]),
    ),
  );
}
