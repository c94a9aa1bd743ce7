import type { Openness } from '../../src/catalog/types.ts';
import type { RaceGroup } from '../../src/server/api.ts';
import './mark.css';

/** Groups differ by shape and by filling, not by colour alone. */
export type Shape = 'ring' | 'ring-dot' | 'square' | 'triangle' | 'diamond' | 'dash';

const shapeOfOpenness: Record<Openness, Shape> = {
  'open-weights': 'ring',
  'open-source': 'ring-dot',
  closed: 'square',
  unknown: 'dash',
};

const shapeOfGroup: Record<RaceGroup, Shape> = {
  all: 'dash',
  open: 'ring',
  closed: 'square',
  CN: 'triangle',
  US: 'diamond',
};

/** Class that gives a group its colour. */
export function toneOfOpenness(openness: Openness): string {
  if (openness === 'unknown') return 'tone-unknown';
  return openness === 'closed' ? 'tone-closed' : 'tone-open';
}

export function toneOfGroup(group: RaceGroup): string {
  return {
    all: 'tone-unknown',
    open: 'tone-open',
    closed: 'tone-closed',
    CN: 'tone-china',
    US: 'tone-us',
  }[group];
}

/** The mark alone, around the origin of whatever drawing it stands in. */
export function MarkShape({ shape, r = 4 }: { shape: Shape; r?: number }) {
  switch (shape) {
    case 'ring':
    case 'ring-dot':
      return (
        <>
          <circle r={r} className="mark-hollow" />
          {shape === 'ring-dot' && <circle r={r * 0.4} className="mark-solid" />}
        </>
      );
    case 'square': {
      const side = r * 1.8;
      return <rect x={-side / 2} y={-side / 2} width={side} height={side} className="mark-solid" />;
    }
    case 'triangle': {
      const h = r * 1.25;
      return <path d={`M0 ${-h}L${h} ${h * 0.75}H${-h}Z`} className="mark-solid" />;
    }
    case 'diamond': {
      const h = r * 1.25;
      return <path d={`M0 ${-h}L${h} 0L0 ${h}L${-h} 0Z`} className="mark-hollow" />;
    }
    case 'dash':
      return <path d={`M${-r} 0H${r}`} className="mark-line" />;
  }
}

/** A mark that stands in a line of text; decoration, the words beside it say the same. */
function InlineMark({ shape, tone }: { shape: Shape; tone: string }) {
  return (
    <svg viewBox="-7 -7 14 14" width="14" height="14" className={`mark ${tone}`} aria-hidden="true">
      <MarkShape shape={shape} r={4.4} />
    </svg>
  );
}

export function OpennessMark({ openness }: { openness: Openness }) {
  return <InlineMark shape={shapeOfOpenness[openness]} tone={toneOfOpenness(openness)} />;
}

export function GroupMark({ group }: { group: RaceGroup }) {
  return <InlineMark shape={shapeOfGroup[group]} tone={toneOfGroup(group)} />;
}

export function shapeOf(what: { openness: Openness } | { group: RaceGroup }): Shape {
  return 'group' in what ? shapeOfGroup[what.group] : shapeOfOpenness[what.openness];
}
