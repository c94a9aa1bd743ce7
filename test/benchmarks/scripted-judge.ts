import type { Endpoint } from '../../src/providers/endpoint.ts';
import type { Message } from '../../src/providers/request.ts';
import { scriptedEndpoint } from './scripted-endpoint.ts';

/** A judge that says yes when the response holds the right answer, letter by letter. */
export function scriptedJudge(): Endpoint {
  return scriptedEndpoint((request) => {
    const asked = (request as readonly Message[]).at(-1)!.content;
    const gold = /\nRight answer:\n(.*?)\n\n<response /s.exec(asked)![1]!;
    const response = /\n<response (\w+)>\n(.*)\n<\/response \1>$/s.exec(asked)![2]!;
    return JSON.stringify({ grade: response.includes(gold) ? 'correct' : 'incorrect' });
  });
}
