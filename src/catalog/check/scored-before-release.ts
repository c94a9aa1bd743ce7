import type { Problem } from '../error.ts';
import type { CatalogRecords } from '../types.ts';
import { count, groupBy, placeOfScore } from './rule.ts';

/** Announcement and general availability, and clocks around the world, lie this many days apart without comment. */
const toleranceDays = 14;

/** Words by which a row says that it is of a version before the release. */
const preview = /\b(preview|beta|exp|experimental|early)\b/i;

/**
 * Scores that were published more than two weeks before their model: a preview that the row does not
 * call one, a wrong date, or another model.
 */
export function scoredBeforeRelease(records: CatalogRecords): Problem[] {
  const released = new Map(records.models.map((model) => [model.id, model.release_date]));
  const early = records.scores.filter((score) => {
    const release = released.get(score.model) ?? null;
    if (release === null || score.published === null) return false;
    const { label, model_label, model_id, mode, snapshot, note } = score.conditions;
    if (preview.test([label, model_label, model_id, mode, snapshot, note].join(' '))) return false;
    return (firstDay(release) - lastDay(score.published)) / 86_400_000 > toleranceDays;
  });
  const problems: Problem[] = [];
  const groups = groupBy(early, (score) => `${score.document}\t${score.model}\t${score.published}`);
  for (const rows of groups.values()) {
    const first = rows[0]!;
    problems.push({
      severity: 'warning',
      rule: 'scored-before-release',
      ...placeOfScore(records, first),
      message: `${count(rows.length, 'score')} of ${first.model} published on ${first.published}, before its release on ${released.get(first.model)}`,
      remedy:
        'was it a preview or an earlier model? Then name that model or say so in `conditions` (`snapshot`); otherwise mend whichever date is wrong (`published: null` if it is unknown)',
    });
  }
  return problems;
}

function firstDay(date: string): number {
  return Date.parse(date.length === 7 ? `${date}-01` : date);
}

function lastDay(date: string): number {
  if (date.length !== 7) return Date.parse(date);
  const [year, month] = date.split('-').map(Number) as [number, number];
  return Date.UTC(year, month, 0);
}
