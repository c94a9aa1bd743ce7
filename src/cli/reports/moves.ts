import type { RankMove, SuiteMoves } from '../../ranking/changes.ts';
import { type Block, csvTable, heading, type Report, table, text } from '../report.ts';
import { count, score, shortHash, unknown } from '../words.ts';

/** Moves of one ranking that a person sees unless all are asked for. */
const shownMoves = 12;

/** Who moved since a ranking that was kept. */
export function reportMoves(moves: SuiteMoves, all: boolean): Report {
  return {
    data: moves,
    blocks: [
      ...(moves.moves.length === 0
        ? [heading(moves.suite.name), text('Nobody moved.', 'strong')]
        : moveBlocks(moves, all)),
      text(
        `Suite ${moves.suite.id}: ${shortHash(moves.before.hash)} then, ${shortHash(moves.after.hash)} now.`,
        'muted',
      ),
    ],
    csv: csvTable(
      {
        suite: () => moves.suite.id,
        model: (move: RankMove) => move.id,
        rank_before: (move) => move.before?.rank ?? null,
        rank_after: (move) => move.after?.rank ?? null,
        score_before: (move) => move.before?.score ?? null,
        score_after: (move) => move.after?.score ?? null,
        within_noise: (move) => move.within_noise,
        because: (move) => move.because.join('; '),
        why: (move) => move.why,
      },
      moves.moves,
    ),
  };
}

/** One suite's moves, those outside of the noise first. */
export function moveBlocks({ suite, before, after, moves }: SuiteMoves, all: boolean): Block[] {
  const sorted = [...moves].sort((a, b) => Number(a.within_noise) - Number(b.within_noise));
  const shown = all ? sorted : sorted.slice(0, shownMoves);
  const rest = sorted.length - shown.length;
  const noise = moves.filter((move) => move.within_noise).length;
  return [
    heading(`${suite.name} (${suite.id})`),
    text(
      `${count(moves.length, 'model')} of ${Math.max(before.ranked, after.ranked)} changed place, ${noise} of them within their rank sets: that is no news.`,
      'muted',
    ),
    table<RankMove>(
      [
        { title: 'Model', show: (move) => move.name, min: 16 },
        { title: 'Was', align: 'right', show: (move) => rankWords(move.before) },
        { title: 'Is', align: 'right', show: (move) => rankWords(move.after) },
        {
          title: 'Score',
          align: 'right',
          show: (move) => scoreWords(move),
          drop: 2,
        },
        { title: 'Noise', show: (move) => (move.within_noise ? 'within' : ''), drop: 1 },
        { title: 'Why', show: (move) => move.why, min: 24, wrap: true },
      ],
      shown,
    ),
    ...(rest > 0 ? [text(`... and ${rest} more; --all lists them.`, 'muted')] : []),
  ];
}

function rankWords(place: RankMove['before']): string {
  return place === null ? unknown : `${place.rank} (${place.rank_set.join('-')})`;
}

function scoreWords({ before, after }: RankMove): string {
  const [old, now] = [before, after].map((place) => (place ? score(place.score) : unknown));
  return old === now ? old! : `${old} > ${now}`;
}
