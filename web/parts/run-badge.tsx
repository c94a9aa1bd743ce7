import type { RunStatus, SampleOutcome } from '../../src/server/api.ts';
import { words } from '../words/index.ts';
import type { ShownStatus } from '../words/runs.ts';
import './run-badge.css';
import './verdict-badge.css';

/** As a sign beside the word: never by colour alone. */
const signs = {
  good: 'M3 8.500 6.500 12 13 4.500',
  bad: 'M4 4l8 8M12 4l-8 8',
  doubt: 'M3 8h10',
  live: 'M8 8m-3.500 0a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0 -7 0',
} as const;

type Tone = keyof typeof signs;

const tones: Record<Tone, string> = {
  good: 'verdict-supported',
  bad: 'verdict-contradicted',
  doubt: 'verdict-not-reproducible',
  live: 'verdict-cannot-tell',
};

const toneOfOutcome: Record<SampleOutcome, Tone> = {
  correct: 'good',
  incorrect: 'bad',
  partial: 'doubt',
  unparsed: 'doubt',
  truncated: 'doubt',
  refused: 'doubt',
  error: 'doubt',
};

const toneOfStatus: Record<ShownStatus, Tone> = {
  running: 'live',
  'broken-off': 'doubt',
  interrupted: 'doubt',
  finished: 'good',
  failed: 'bad',
};

/** What became of a sample. */
export function OutcomeBadge({ outcome }: { outcome: SampleOutcome | null }) {
  const t = words().runs;
  return (
    <Badge tone={outcome === null ? 'doubt' : toneOfOutcome[outcome]}>
      {t.outcome[outcome ?? 'unscored']}
    </Badge>
  );
}

/** How a run stands. */
export function StatusBadge({ status, atWork }: { status: RunStatus; atWork: boolean }) {
  const shown = shownStatus(status, atWork);
  return <Badge tone={toneOfStatus[shown]}>{words().runs.status[shown]}</Badge>;
}

/** A run whose process is gone still says that it runs. */
export function shownStatus(status: RunStatus, atWork: boolean): ShownStatus {
  return status === 'running' && !atWork ? 'broken-off' : status;
}

function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`verdict ${tones[tone]} run-badge`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={signs[tone]} />
      </svg>
      {children}
    </span>
  );
}
