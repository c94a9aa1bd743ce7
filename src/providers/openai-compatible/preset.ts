import type { Capabilities, Sampling } from '../configuration.ts';
import type { FailureCode } from '../provider-error.ts';

export type Setting = keyof Sampling;

/** What is known of one kind of OpenAI-compatible server. Data only: the adapter has no other knowledge of vendors. */
export interface Preset {
  id: string;
  name: string;
  /** With its version path. Null for `custom`. */
  baseUrl: string | null;
  /** Further hosts to which the key may be sent: other regions of the same service. */
  otherHosts?: string[];
  /** Environment variables that may hold the key, the first one set wins; empty when no key is needed. */
  keyVariables: string[];
  /** A missing key is no error (servers on one's own machine). */
  keyOptional?: boolean;
  /** Usually runs on this machine. */
  local?: boolean;
  can: Partial<Capabilities>;
  maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** Never accepted. */
  cannotSet?: Setting[];
  /** What differs for some of its models. All that match apply. */
  models?: ModelRule[];
  /** Body fields that switch thinking; absent when there is no switch. */
  thinking?: (on: boolean) => Record<string, unknown>;
  /** Body fields that carry the effort; default `reasoning_effort`. */
  effort?: (effort: string) => Record<string, unknown>;
  /** Stop strings the server takes; further ones are cut by the adapter alone. Default 4. */
  mostStops?: number;
  /** The field in which the reasoning of earlier turns is sent back; absent when it must not be. */
  reasoningBack?: string;
  /** Fields sent with every chat. */
  always?: Record<string, unknown>;
  /** Body fields that pin the upstream. */
  route?: (route: string) => Record<string, unknown>;
  /** Its own error codes, in the error's `code` or in `base_resp.status_code`. */
  errorCodes?: Record<string, FailureCode>;
  /** What to know when reading results; shown by `testModel`. */
  notes?: string[];
}

export interface ModelRule {
  match: RegExp;
  cannotSet?: Setting[];
  can?: Partial<Capabilities>;
}
