import type { LoopResult, Session } from '../../engine/session.ts';
import type { Generation } from '../../providers/generation.ts';
import type { Message } from '../../providers/request.ts';
import { type Call, callText } from '../../scorers/tool-calls/call.ts';
import { decodeCalls } from '../../scorers/tool-calls/decode.ts';
import { DecodeError } from '../../scorers/tool-calls/decode-python.ts';
import type { LongContext } from '../../scorers/tool-calls/multi-turn/long-context.ts';
import { settingOf, type TurnsTarget } from '../../scorers/tool-calls/multi-turn/scorer.ts';
import { World } from '../../scorers/tool-calls/multi-turn/world.ts';
import { assistantMessage, isCut } from '../loop-messages.ts';
import { type FunctionDocument, toolOf } from './functions.ts';

/** How functions are offered and called: as the endpoint's tools, or as text. */
export type CallMode = 'prompt' | 'tools';

/** What is played. */
export interface Play {
  readonly target: TurnsTarget;
  /** What makes its contexts long; default: they are not. */
  readonly long?: LongContext | undefined;
  /** Messages of the user by turn; a turn without any brings the functions that were held back. */
  readonly turns: readonly (readonly Message[])[];
  /** Offered from the beginning. */
  readonly functions: readonly FunctionDocument[];
  /** Offered only from a turn on, by its number from 0. */
  readonly later: ReadonlyMap<number, readonly FunctionDocument[]>;
  /** Makes the first message out of the functions, in `prompt` mode. */
  readonly instruction: (functions: string) => string;
}

/**
 * Steps in a turn after which the whole conversation is ended, and failed. The published limit is 20,
 * and its loop ends after the step that passes it.
 */
const stepsInTurn = 21;

/** The sentence of the benchmark with which functions that were held back are offered. */
const offer = 'I have updated some more functions you can choose from. What about now?';

/**
 * Plays a conversation of BFCL's multi-turn categories: in each turn the model's calls are carried
 * out and answered until it calls nothing.
 */
export async function playTurns(play: Play, mode: CallMode, session: Session): Promise<LoopResult> {
  const setting = settingOf('bfcl-multi-turn', play.target);
  const world = new World(setting.involved_classes, setting.initial_config, play.long);
  const offered = [...play.functions];
  const messages: Message[] =
    mode === 'prompt' ? [{ role: 'system', content: play.instruction(listed(offered)) }] : [];
  const turns: string[][][] = [];
  let final: Generation | null = null;
  let cut = 0;
  for (const [turn, asked] of play.turns.entries()) {
    const added = play.later.get(turn) ?? [];
    offered.push(...added);
    messages.push(...(asked.length > 0 ? asked : [offering(added, mode)]));
    const steps: string[][] = [];
    turns.push(steps);
    for (;;) {
      final = await session.generate({
        messages: [...messages],
        ...(mode === 'tools' ? { tools: offered.map(toolOf) } : {}),
      });
      if (isCut(final)) cut++;
      messages.push(assistantMessage(final));
      const calls = callsOf(final, mode);
      if (calls.length === 0) {
        messages.push(...unread(final, mode));
        break;
      }
      const written = calls.map(callText);
      const results = written.map((call) => world.call(call));
      messages.push(...answering(final, written, results, mode));
      steps.push(written);
      if (steps.length === stepsInTurn) {
        return { final, transcript: messages, outcome_data: { turns, cut } };
      }
    }
  }
  return { final, transcript: messages, outcome_data: { turns, cut } };
}

const listed = (functions: readonly FunctionDocument[]) => JSON.stringify(functions);

function offering(added: readonly FunctionDocument[], mode: CallMode): Message {
  return { role: 'user', content: mode === 'tools' ? offer : `${listed(added)}\n${offer}` };
}

/** The calls of an answer; what cannot be read ends the turn like an answer without calls. */
function callsOf(answer: Generation, mode: CallMode): Call[] {
  if (answer.reasoning_unclosed) return [];
  try {
    return decodeCalls(mode === 'tools' ? answer : { text: answer.text, tool_calls: [] }, mode);
  } catch (error) {
    if (error instanceof DecodeError) return [];
    throw error;
  }
}

function answering(
  { tool_calls }: Generation,
  written: readonly string[],
  results: readonly string[],
  mode: CallMode,
): Message[] {
  if (mode === 'tools') {
    return results.map((content, i) => ({
      role: 'tool',
      content,
      tool_call_id: tool_calls[i]!.id,
    }));
  }
  const answers = results.map((content, i) => ({ role: 'tool', name: written[i], content }));
  return [{ role: 'user', content: JSON.stringify(answers) }];
}

/** An endpoint wants an answer to every tool call, also to one that could not be read. */
function unread({ tool_calls }: Generation, mode: CallMode): Message[] {
  if (mode === 'prompt') return [];
  return tool_calls.map(({ id }) => ({
    role: 'tool',
    content: 'Error during execution: the arguments are no JSON object',
    tool_call_id: id,
  }));
}
