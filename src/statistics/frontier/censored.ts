import { quantileSorted } from '../quantile/quantile.ts';
import { daysPerMonth } from './members.ts';

/** A span of time that may be known from one side only. */
export interface Span {
  readonly months: number;
  /** `at least`, `at most`: the event has not happened by the last day, so only this much is known. */
  readonly bound: 'exact' | 'at least' | 'at most';
}

/** Median and quantiles of a span over draws. */
export interface SpanEstimate {
  readonly estimate: Span;
  readonly lower: Span;
  readonly upper: Span;
  /** Share of the draws in which the event has happened, [0, 1]. */
  readonly reached: number;
}

/**
 * Summary of spans that end with an event, where an event that has not happened by the last day
 * leaves a span of at least `censoredAt` days. No span that ended is longer than that, so the
 * quantiles below the censored ones are exact and the others are bounds.
 *
 * @param days one span per draw, Infinity where the event has not happened; sorted in place.
 */
export function summariseSpans(
  days: Float64Array,
  censoredAt: number,
  level: number,
): SpanEstimate {
  days.sort();
  const first = days.indexOf(Infinity);
  const ended = first < 0 ? days.length : first;
  const known = Float64Array.from(days, (value) => Math.min(value, censoredAt));
  const span = (p: number): Span => ({
    months: quantileSorted(known, p) / daysPerMonth,
    // A quantile between an ended and a censored span is a bound too.
    bound: Math.ceil(p * (days.length - 1)) >= ended ? 'at least' : 'exact',
  });
  return {
    estimate: span(0.5),
    lower: span((1 - level) / 2),
    upper: span((1 + level) / 2),
    reached: ended / days.length,
  };
}

/** The same spans counted the other way round: a delay of 3 months is a lead of -3. */
export function negated({ estimate, lower, upper, reached }: SpanEstimate): SpanEstimate {
  const turn = ({ months, bound }: Span): Span => ({
    months: -months,
    bound: bound === 'at least' ? 'at most' : bound,
  });
  return { estimate: turn(estimate), lower: turn(upper), upper: turn(lower), reached };
}
