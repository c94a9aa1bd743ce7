import type { Price } from '../../engine/price.ts';
import type { RunSettings } from '../../engine/settings.ts';
import type { Sampling } from '../../providers/configuration.ts';
import type { EvalFlags } from '../commands/eval.ts';
import { UsageError } from '../fail.ts';

/** What the flags fix for every run. @throws UsageError */
export function settingsOf(flags: EvalFlags): RunSettings {
  const sampling: Partial<Sampling> = {};
  if (flags.temperature !== undefined) {
    sampling.temperature = numberOf('--temperature', flags.temperature, { from: 0 });
  }
  if (flags.topP !== undefined) {
    sampling.top_p = numberOf('--top-p', flags.topP, { above: 0, to: 1 });
  }
  if (flags.maxTokens !== undefined) sampling.max_tokens = wholeOf('--max-tokens', flags.maxTokens);
  if (flags.reasoningEffort !== undefined) sampling.reasoning_effort = flags.reasoningEffort;
  if (flags.thinking !== undefined) sampling.thinking = flags.thinking === 'on';
  return {
    sampling,
    seed: wholeOf('--seed', flags.seed ?? '1', 0),
    ...(flags.limit === undefined ? {} : { limit: wholeOf('--limit', flags.limit) }),
    ...(flags.epochs === undefined ? {} : { epochs: wholeOf('--epochs', flags.epochs) }),
    ...(flags.stream ? {} : { stream: false }),
  };
}

/** @throws UsageError */
export function wholeOf(flag: string, text: string, least = 1): number {
  const value = Number(text.replace(/[_,](?=\d{3}\b)/g, ''));
  if (!Number.isSafeInteger(value) || value < least || text.trim() === '') {
    throw new UsageError(`${flag} is a whole number from ${least} on, not "${text}"`);
  }
  return value;
}

interface Range {
  from?: number;
  above?: number;
  to?: number;
}

/** @throws UsageError */
export function numberOf(flag: string, text: string, { from, above, to }: Range): number {
  const value = Number(text);
  const isInside =
    text.trim() !== '' &&
    Number.isFinite(value) &&
    value >= (from ?? -Infinity) &&
    value > (above ?? -Infinity) &&
    value <= (to ?? Infinity);
  if (isInside) return value;
  const low = from === undefined ? `above ${above}` : `from ${from}`;
  throw new UsageError(
    `${flag} is a number ${low}${to === undefined ? '' : ` to ${to}`}, not "${text}"`,
  );
}

/** `0.5/1.5`: dollars per million tokens of input and of output. @throws UsageError */
export function priceOf(text: string): Price {
  const parts = /^\$?([\d.]+)\s*\/\s*\$?([\d.]+)$/.exec(text.trim());
  const [input, output] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!parts || !Number.isFinite(input) || !Number.isFinite(output)) {
    throw new UsageError(
      `--price is dollars per million tokens of input and output, such as 0.5/1.5, not "${text}"`,
    );
  }
  return { input, output, source: 'given with --price' };
}

/** `18:30` is the next time that a clock shows it; `90m`, `2h`, `1d` count from now; else a date with time. @throws UsageError */
export function timeOf(text: string, now = new Date()): Date {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (clock && Number(clock[1]) < 24 && Number(clock[2]) < 60) {
    const date = new Date(now);
    date.setHours(Number(clock[1]), Number(clock[2]), 0, 0);
    if (date <= now) date.setDate(date.getDate() + 1);
    return date;
  }
  const span = /^(\d+(?:\.\d+)?)\s*(s|m|h|d)$/.exec(text);
  if (span) {
    const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[span[2]!]!;
    return new Date(now.getTime() + Number(span[1]) * unit * 1000);
  }
  const date = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new UsageError(
    `--until is a time of day such as 18:30, a span such as 2h or 30m, or a date with a time such as 2026-11-22T18:30, not "${text}"`,
  );
}
