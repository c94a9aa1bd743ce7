import { parseJson } from '../python/json.ts';
import { strip } from '../python/string.ts';
import { isDict } from '../python/value.ts';
import type { Answer } from '../scorer.ts';
import type { Call } from './call.ts';
import { decodeForeign } from './decode-foreign.ts';
import { DecodeError, decodePython } from './decode-python.ts';
import type { Language } from './function-description.ts';

/**
 * The calls of an answer: the endpoint's tool calls where there are some, else, in `prompt` mode,
 * the text, in which fences around the list and its brackets may be missing.
 *
 * @throws DecodeError when the text holds none, or a tool call's arguments are no JSON object.
 */
export function decodeCalls(
  answer: Pick<Answer, 'text' | 'tool_calls'>,
  mode: 'tools' | 'prompt',
  language: Language = 'python',
): Call[] {
  if (answer.tool_calls.length > 0) {
    return answer.tool_calls.map((call) => ({
      name: call.name,
      arguments: argumentsOf(call.arguments),
    }));
  }
  if (mode === 'tools') return [];
  let text = strip(answer.text, '`\n ');
  if (!text.startsWith('[')) text = `[${text}`;
  if (!text.endsWith(']')) text = `${text}]`;
  return language === 'python' ? decodePython(text) : decodeForeign(text);
}

function argumentsOf(text: string) {
  try {
    const value = parseJson(text === '' ? '{}' : text);
    if (isDict(value)) return value;
  } catch (cause) {
    throw new DecodeError('the arguments of a tool call are no JSON', { cause });
  }
  throw new DecodeError('the arguments of a tool call are no object');
}
