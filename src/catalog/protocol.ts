import type { Conditions } from './types.ts';

/**
 * How a score was obtained, read from the conditions as printed. Rows with different protocols
 * answer different questions; which of them may fill a cell is decided by `src/ranking/select-score.ts`.
 */
export interface Protocol {
  /** A pre-trained base model, not the released chat model. */
  base: boolean;
  /** Reasoning ("thinking") mode. */
  thinking: 'on' | 'off' | 'unknown';
  /** -2 minimal, -1 low, 0 default or not stated, 1 high, 2 the highest that the model offers. */
  effort: -2 | -1 | 0 | 1 | 2;
  /** Tools the model could use that the plain benchmark does not give it. */
  tools: 'none' | 'used' | 'unknown';
  /** `several`: best of several attempts, majority vote or parallel test-time compute. */
  attempts: 'single' | 'mean' | 'several' | 'unknown';
  /** The table says that it copies the number from elsewhere. */
  quoted: boolean;
  /** The collector or the lab itself says that the number is not the benchmark as published. */
  doubtful: boolean;
}

const effortWords: [RegExp, Protocol['effort']][] = [
  [/\b(xhigh|extra[- ]?high|max(imum)?)\b/, 2],
  [/\bhigh\b/, 1],
  [/\bminimal\b/, -2],
  [/\b(low|medium)\b/, -1],
];

const known = new WeakMap<Conditions, Protocol>();

/** Reads the protocol out of the free words of a row's conditions. Deterministic; unknown stays unknown. */
export function readProtocol(conditions: Conditions): Protocol {
  let protocol = known.get(conditions);
  if (!protocol) {
    protocol = parseProtocol(conditions);
    known.set(conditions, protocol);
  }
  return protocol;
}

/** Takes over what an earlier run read out of these conditions, so that this one need not. */
export function rememberProtocol(conditions: Conditions, protocol: Protocol): void {
  known.set(conditions, protocol);
}

function parseProtocol(conditions: Conditions): Protocol {
  const field = (name: string): string => String(conditions[name] ?? '').toLowerCase();
  const setting = field('setting');
  const mode = field('mode');
  const label = `${field('label')} ${field('model_label')}`;
  const words = [
    mode,
    setting,
    field('method'),
    field('note'),
    field('shots'),
    field('decoding'),
    label,
  ].join(' ; ');
  return {
    base: field('variant') === 'base' || /\bbase model\b|\(base\)/.test(words),
    thinking: readThinking(mode, setting, words),
    effort: readEffort(mode, setting, field('effort'), label),
    tools: readTools(setting, words),
    attempts: readAttempts(words),
    quoted: /^[*†‡]/.test(field('footnote')) || /\bquoted\b/.test(words),
    doubtful: conditions.canonical === false || /\bestimated\b|\bmixes\b|\bmixed\b/.test(words),
  };
}

function readThinking(mode: string, setting: string, words: string): Protocol['thinking'] {
  const stated = `${mode} ; ${setting}`;
  if (
    /non-?[ -]?(thinking|reasoning)|no[ -]thinking|w[ /]?o (extended )?thinking|without (extended )?thinking|instant/.test(
      stated,
    )
  ) {
    return 'off';
  }
  if (/thinking|reasoning|\bhigh\b|\bmedium\b|\blow\b|\bxhigh\b|\bmax\b|\b\d+k\b/.test(mode))
    return 'on';
  if (/mode=(thinking|reasoning)/.test(setting)) return 'on';
  if (/non-?(thinking|reasoning)|thinking off|\bno ?think\b/.test(words)) return 'off';
  if (/extended thinking|\bthinking\b(?! off)|reasoning on\b|\breasoning mode\b/.test(words))
    return 'on';
  return 'unknown';
}

function readEffort(
  mode: string,
  setting: string,
  effort: string,
  label: string,
): Protocol['effort'] {
  const stated = /effort=([a-z]+)/.exec(setting)?.[1] ?? '';
  const inLabel = /\(([^)]*)\)|-(low|medium|high|xhigh|max)\b/.exec(label)?.[0] ?? '';
  for (const text of [effort, stated, mode, inLabel]) {
    for (const [pattern, level] of effortWords) if (pattern.test(text)) return level;
  }
  return 0;
}

function readTools(setting: string, words: string): Protocol['tools'] {
  const stated = /tools=([^;]+)/.exec(setting)?.[1]?.trim();
  if (stated !== undefined) {
    if (/^(none|no\b)/.test(stated)) return 'none';
    if (/^unknown|^varies/.test(stated)) return 'unknown';
    return 'used';
  }
  if (/no tools|without tools|w\/o tools?|no python|w\/o python|without tool/.test(words))
    return 'none';
  if (
    /with (python|tools?|browsing|search|web)|w\/ ?(python|tools?|search)|search agent|tool use|python tool|code interpreter|browsing\)/.test(
      words,
    )
  ) {
    return 'used';
  }
  return 'unknown';
}

function readAttempts(words: string): Protocol['attempts'] {
  if (/pass@1\b|pass \^?1\b|single attempt/.test(words))
    return /avg|mean/.test(words) ? 'mean' : 'single';
  if (
    /pass@(?!1\b)\d+|pass\^(?!1\b)\d+|cons@\d+|maj@(?!1\b)\d+|best[- ]of[- ]\d+|bo\d+\b|parallel|majority|multiple attempts|self-consistency|\bheavy\b|deep ?think/.test(
      words,
    )
  ) {
    return 'several';
  }
  if (/avg@?\s?\d+|mean@\d+|average of|mean of \d+|avg \d+ runs/.test(words)) return 'mean';
  return 'unknown';
}
