import type { Outcome } from '../../src/claims/verdict.ts';
import type { RaceGroup } from '../../src/server/api.ts';
import { abilityEn } from './ability.ts';
import { chooseEn } from './choose.ts';
import { figureEn } from './figure.ts';
import * as format from './format.ts';
import { ownEvidenceEn } from './own-evidence.ts';
import { pagesEn } from './pages-en.ts';
import { tableEn, weighingEn } from './rankings.ts';
import { runsEn } from './runs.ts';

const countries: Record<string, string> = {
  AE: 'United Arab Emirates',
  BR: 'Brazil',
  CA: 'Canada',
  CH: 'Switzerland',
  CN: 'China',
  DE: 'Germany',
  FR: 'France',
  GB: 'United Kingdom',
  IL: 'Israel',
  IN: 'India',
  JP: 'Japan',
  KR: 'South Korea',
  SG: 'Singapore',
  US: 'United States',
};

const shortCountries: Record<string, string> = { AE: 'UAE', GB: 'UK', KR: 'Korea', US: 'US' };

const groups: Record<RaceGroup, string> = {
  all: 'All models',
  open: 'Open',
  closed: 'Closed',
  CN: 'China',
  US: 'United States',
};

const groupModels: Record<RaceGroup, string> = {
  all: 'all models',
  open: 'open models',
  closed: 'closed models',
  CN: 'Chinese models',
  US: 'American models',
};

const monthNames = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

const outcomes: Record<Outcome, string> = {
  supported: 'supported',
  contradicted: 'contradicted',
  'cannot tell': 'cannot tell',
  'not reproducible': 'not reproducible',
};

/** Every sentence and label of the pages, in English. A second language has the same shape. */
export const en = {
  site: {
    name: 'Weighbridge',
    skip: 'Skip to the content',
    nav: 'Pages',
    pages: {
      race: 'Race',
      rankings: 'Rankings',
      map: 'Map',
      choose: 'Choose',
      models: 'Models',
      compare: 'Compare',
      benchmarks: 'Benchmarks',
      claims: 'Claims',
      sources: 'Sources',
      runs: 'Runs',
      method: 'Method',
    },
    evidence: (day: string | null) => (day ? `evidence up to ${day}` : 'evidence undated'),
    useDark: 'Use dark colours',
    useLight: 'Use light colours',
    loading: 'Loading',
    notFound: 'There is no such page',
    notFoundText: 'The address names no page of this site.',
    home: 'Go to the first page',
  },
  failure: { title: 'This cannot be shown' },
  countryName: (code: string | null) =>
    code === null ? 'country unknown' : (countries[code] ?? code),
  outcome: (outcome: Outcome | null) => (outcome === null ? 'not checked' : outcomes[outcome]),
  to: 'to',
  unknown: 'unknown',
  unverified: 'unverified',
  unverifiedTitle: 'No second source confirms this',
  opennessName: {
    'open-weights': 'open weights',
    'open-source': 'open source',
    closed: 'closed',
    unknown: 'openness unknown',
  },
  architectureName: {
    dense: 'dense',
    moe: 'mixture of experts',
    'hybrid-moe': 'hybrid mixture of experts',
    unknown: 'unknown',
  },
  unit: {
    percent: '%',
    elo: 'Elo',
    index: '',
    minutes: 'min',
    score: '',
    'score-0-10': 'of 10',
    usd: 'US$',
  },
  reportedBy: {
    self: 'the lab itself',
    rival: 'a rival lab',
    independent: 'independent',
    secondary: 'second hand',
  },
  category: {
    agentic: 'Agents',
    code: 'Coding',
    reasoning: 'Reasoning',
    'long-context': 'Long context',
    math: 'Mathematics',
    knowledge: 'Knowledge',
    safety: 'Safety',
    video: 'Video',
    multimodal: 'Images and other media',
    preference: 'Preference',
    instruction: 'Following instructions',
    unknown: 'Other',
  } as Record<string, string>,
  /** Of what a ranking is by: ability, ability in a category, a suite. */
  measureName: (_id: string, name: string) => name,
  countryShort: (code: string | null) =>
    code === null ? 'country unknown' : (shortCountries[code] ?? countries[code] ?? code),
  groupShort: (group: RaceGroup) => (group === 'US' ? 'US' : groups[group]),
  groupName: (group: RaceGroup) => groups[group],
  pBest: (p: number) => format.share(p),
  race: {
    title: 'Who leads, and by how much?',
    lead: (models: number, suite: string) =>
      `The best of each group so far, by the day it was released: ${suite}. ${models} ranked models; shaded: 95 % intervals of who is best and how good.`,
    suite: 'Measured by',
    charts: { openness: 'Open against closed', country: 'China against the United States' },
    chartLabel: (title: string, sentence: string) =>
      `${title}: best score so far by release date. ${sentence}. The table below holds the same numbers.`,
    nobody: 'Too few ranked models to compare.',
    ahead: (group: RaceGroup, by: string, low: string, high: string) =>
      `${capital(groupModels[group])} are ${by} points ahead (${low} to ${high})`,
    level: (group: RaceGroup, by: string, low: string, high: string) =>
      `Too close to call: ${groupModels[group]} by ${by} points (${low} to ${high})`,
    lag: (behind: RaceGroup, months: string, low: string, high: string) =>
      `${groupModels[behind]} reached this level ${months} months ${
        low === high ? '' : `(${low} to ${high}) `
      }later`,
    /** Between two clauses, and after the last. */
    semicolon: '; ',
    stop: '.',
    noLag: (behind: RaceGroup) => `${groupModels[behind]} reached this level no later`,
    table: 'Table of the leaders over time',
    columns: {
      date: 'Released',
      group: 'Group',
      model: 'New best',
      score: 'Score',
      interval: '95 % interval',
    },
    score: 'score',
    leaders: 'Who leads now',
    leadersNote:
      'Rank set: the places that the evidence leaves possible within the group, all models at once, at 95 %. P(best): how often it comes first when the noise and the missing scores are drawn again. A line above ends at the middle of the group’s best over all draws: a little higher than its likeliest leader’s own score, because another may be the best.',
    likeliest: (p: string) => `most often first (${p}):`,
    leaderColumns: {
      group: 'Among',
      model: 'First',
      score: 'Score',
      rankSet: 'Rank set',
      pBest: 'P(best)',
    },
    of: (field: number) => `of ${field}`,
    claims: 'What was claimed, and what becomes of it',
    allClaims: 'All claims with their evidence',
    noClaims: 'The catalogue holds no claims.',
  },
  rankings: {
    title: 'Rankings',
    suite: 'Suite',
    openness: 'Weights',
    anyOpenness: 'All',
    openOnly: 'Open',
    closedOnly: 'Closed',
    country: 'Country',
    any: 'Any',
    chinaAndUs: 'China and United States',
    more: 'More filters',
    lab: 'Lab',
    arch: 'Architecture',
    dense: 'Dense',
    moe: 'Mixture of experts',
    maxPrice: 'Price at most, $ per M tokens',
    maxActive: 'Active parameters at most',
    maxTotal: 'Total parameters at most',
    minContext: 'Context at least',
    commercial: 'Commercial use allowed',
    hideSuperseded: 'Hide superseded models',
    modality: 'Takes or gives',
    asOf: 'Released by',
    evidenceUntil: 'Evidence until',
    reportedBy: 'Reported by',
    missing: 'Missing scores',
    missingBounds: 'As bounds',
    missingPredicted: 'Predicted from the model’s other scores',
    missingComplete: 'Only complete models',
    clear: 'Clear all',
    remove: (what: string) => `Remove: ${what}`,
    caption: (ranked: number, suite: string) =>
      `${ranked} ${ranked === 1 ? 'model' : 'models'} ranked by “${suite}”`,
    columns: {
      rank: 'Place',
      rankSet: 'Rank set',
      model: 'Model',
      score: 'Score',
      interval: 'Score with 95 % interval',
      pBest: 'P(best)',
      coverage: 'Cover',
      tests: 'Tests',
      sources: 'Sources',
      self: 'Self-rep.',
      price: '$ / M',
      details: 'Evidence',
    },
    columnTitles: {
      rankSet: 'Places that the evidence leaves possible, for all models at once, at 95 %',
      pBest:
        'How often the model comes first when the noise and the missing scores are drawn again',
      coverage: 'Share of the suite’s weight for which there is a score',
      tests: 'Benchmarks whose scores the estimate rests on',
      sources: 'Documents behind the row',
      self: 'Share of the weight that rests on the lab’s own reports',
      price: 'US dollars per million tokens, three input to one output',
    },
    show: (name: string) => `Evidence for ${name}`,
    legend: {
      open: 'open weights',
      source: 'open source',
      closed: 'closed',
      interval: '95 % interval',
      bounds: 'left open by missing scores',
    },
    cells: {
      component: 'Test',
      value: 'Score ± s.e.',
      reportedBy: 'Reported by',
      published: 'Published',
      source: 'Source',
      missing: 'no score',
      predicted: (value: string, se: string) =>
        `no score; ${value} ± ${se} predicted from the model’s other scores`,
      others: (n: number) =>
        n === 0 ? '' : `${n} other ${n === 1 ? 'value' : 'values'} on the model’s page`,
      undated: 'undated',
      all: (name: string) => `All scores of ${name}`,
    },
    empty: 'No model is ranked by this question.',
    unranked: (n: number) => `${n} without enough evidence`,
    unrankedNote:
      'Thin evidence is no weak result: these models are not ranked because too few of the suite’s scores are published.',
    excluded: (n: number) => `${n} outside the question`,
    weight: 'weight',
    underTable: {
      title: 'What this rests on',
      suiteHash: 'Suite',
      catalogHash: 'Catalogue',
      evidence: 'Evidence that counted, up to',
      asked: 'Evidence asked for, until',
      asOf: 'Models released by',
      anyDate: 'any day',
      sourceSd: 'Spread between sources',
      points: 'points',
      seed: 'Seed of the draws',
      json: 'The same as JSON',
    },
  },
  claims: {
    title: 'Claims, checked',
    lead: 'Sentences that were published about AI models, each computed from the catalogue as of its own date.',
    said: (who: string, where: string, when: string) => `${who}, ${where}, ${when}`,
    asOf: (day: string) => `as of ${day}`,
    probability: (p: string) => `probability ${p}`,
    probabilityLabel: 'Probability that it holds, given the noise',
    factual: 'a matter of facts, not of noise',
    back: 'All claims',
    why: 'Why',
    parts: 'Part by part',
    beside: 'shown beside, does not decide',
    evidence: 'Evidence',
    citations: (n: number) => `${n} ${n === 1 ? 'source' : 'sources'}`,
    missing: 'Missing',
    unverified: 'Decided by facts that no second source confirms',
    limits: 'What this catalogue can and cannot show',
    howRead: 'Computed with',
    count: (n: number) => `${n} ${n === 1 ? 'claim' : 'claims'}`,
  },
  models: {
    title: 'Models',
    lead: (models: number, labs: number) => `${models} models of ${labs} labs, newest first.`,
    search: 'Find by name or lab',
    found: (n: number) => `${n} ${n === 1 ? 'model' : 'models'}`,
    columns: {
      name: 'Model',
      released: 'Released',
      licence: 'Licence',
      size: 'Parameters',
      context: 'Context',
      scores: 'Scores',
    },
    active: (text: string) => `${text} active`,
    more: (n: number) => `Show ${n} more`,
  },
  model: {
    facts: 'Facts',
    fact: {
      lab: 'Lab',
      country: 'Country',
      release_date: 'Released',
      openness: 'Openness',
      licence: 'Licence',
      commercial: 'Commercial use',
      architecture: 'Architecture',
      total_params_b: 'Total parameters',
      active_params_b: 'Active parameters',
      context_tokens: 'Context',
      max_output_tokens: 'Longest output',
      modalities: 'Takes and gives',
      price: 'Price per M tokens',
      knowledge_cutoff: 'Knowledge until',
      hf_repo: 'Weights at',
      training_openness: 'Training',
    },
    commercial: { yes: 'yes', conditional: 'under conditions', no: 'no', unknown: 'unknown' },
    price: (input: string, output: string) => `${input} in, ${output} out`,
    checkedIn: 'confirmed by',
    priceHistory: 'A list price without a day; the catalogue holds no earlier prices.',
    factsNote: '✓ names a second source that says the same.',
    superseded: 'Superseded by',
    supersedes: 'Supersedes',
    lineage: 'Lineage',
    madeFrom: 'Made from',
    madeInto: 'Made into',
    noLineage: 'No base model and no derivative is recorded.',
    standings: 'Standing',
    standingsNote: 'Among all models, evidence until today.',
    opennessTitle: 'How open',
    opennessRange: (low: string, high: string) => `${low} to ${high} of 100`,
    opennessKnown: (known: number, all: number) =>
      `${known} of ${all} criteria known; the range shows what the unknown ones leave open.`,
    level: ['closed', 'described', 'restricted', 'open'],
    scores: 'Scores',
    scoresLead: (scores: number, benchmarks: number, conflicts: number) =>
      `${scores} published scores on ${benchmarks} tests; on ${conflicts} of them the sources differ. The value in bold is the one that counts where a suite allows tools.`,
    noScores: 'No published score is in the catalogue.',
    values: (n: number) => `${n} values, all the same`,
    conflict: (n: number, low: string, high: string) => `${n} values differ: ${low} to ${high}`,
    lowerIsBetter: 'lower is better',
    counts: 'counts',
    conditions: 'Conditions',
    sources: 'Sources of the facts',
    note: 'Note',
    file: 'In the catalogue',
  },
  ...pagesEn,
  weighing: weighingEn,
  ownEvidence: ownEvidenceEn,
  table: tableEn,
  ability: abilityEn,
  choose: chooseEn,
  figure: figureEn,
  runs: runsEn,
  footer: {
    catalog: 'Catalogue',
    counts: (models: string, scores: string, sources: string) =>
      `${models} models, ${scores} scores from ${sources} sources`,
    attribution: 'With data from',
    rows: (n: string) => `${n} scores`,
    rights:
      'Every score names its source; the figures are cited, the rights stay with their owners.',
    api: 'API',
    feed: 'Feed',
    /** Where the pages' language is not that of the texts that come with the data. */
    english: '',
  },
  /** A month on an axis of time, 1 to 12. */
  monthName: (month: number) => monthNames[month - 1] ?? '',
};

export type Words = typeof en;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
