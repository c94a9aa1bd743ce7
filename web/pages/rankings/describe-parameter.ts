import { words } from '../../words/index.ts';

/** A parameter of the address in words: `max_price=1` is "Price at most, $ per M tokens: 1". */
export function describeParameter(name: string, value: string): string {
  const t = words();
  const r = t.rankings;
  const names: Record<string, string> = {
    country: r.country,
    lab: r.lab,
    arch: r.arch,
    max_price: r.maxPrice,
    max_active: r.maxActive,
    max_total: r.maxTotal,
    min_context: r.minContext,
    modality: r.modality,
    as_of: r.asOf,
    evidence_until: r.evidenceUntil,
    reported_by: r.reportedBy,
    since: t.table.since,
    missing: r.missing,
    weights: t.weighing.own,
  };
  const flags: Record<string, string> = {
    open: r.openOnly,
    closed: r.closedOnly,
    commercial: r.commercial,
    hide_superseded: r.hideSuperseded,
  };
  const flag = flags[name];
  if (flag !== undefined && (value === 'true' || value === '1' || value === '')) return flag;
  if (name === 'country') {
    return `${r.country}: ${value
      .split(',')
      .map((code) => t.countryName(code.trim().toUpperCase()))
      .join(', ')}`;
  }
  if (name === 'evidence') {
    const { kind, kinds } = t.ownEvidence;
    return `${kind}: ${kinds[value as keyof typeof kinds] ?? value}`;
  }
  return `${names[name] ?? name}: ${value}`;
}
