import { type LeaderFlip, leaderFlip } from '../../../src/ranking/leader-flip.ts';
import type { SuiteWeight } from '../../../src/ranking/ranking.ts';
import type { MetaAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import type { TableRow } from './columns.ts';

interface FlipNoteProps {
  /** All ranked models, best first. */
  rows: readonly TableRow[];
  components: readonly SuiteWeight[];
  /** What a missing score counts as in the order; undefined as long as that is not known here. */
  middles: readonly number[] | undefined;
}

/** What change of weights would put another model first. */
export function FlipNote({ rows, components, middles }: FlipNoteProps) {
  const meta = useAnswer<MetaAnswer>('meta');
  const flip = leaderFlip(rows, components, middles);
  if (!flip) return null;
  const nameOf = (id: string): string =>
    meta.component_names[id] ?? components.find((each) => each.id === id)?.name ?? id;
  const model = (id: string): string => rows.find((row) => row.model.id === id)!.model.name;
  return <span className="flip-note">{describe(flip, nameOf, model, rows.length)}</span>;
}

function describe(
  flip: LeaderFlip,
  nameOf: (component: string) => string,
  model: (id: string) => string,
  ranked: number,
): string {
  const t = words().weighing;
  if (flip.kind === 'open') return t.open(flip.missing.map(nameOf).join(', '));
  const among = flip.filled ? ` ${t.filled}` : flip.among < ranked ? ` ${t.among(flip.among)}` : '';
  if (flip.kind === 'none') return t.none + among;
  if (flip.moved === 0) return t.level(model(flip.challenger)) + among;
  const moves = flip.moves.map(({ from, to, weight }) =>
    t.move(format.percent(weight), nameOf(from), nameOf(to)),
  );
  return t.flip(moves.join(', '), format.percent(flip.moved), model(flip.challenger)) + among;
}
