import { words } from '../test/engine/benchmarks.ts';
import { type OwnRuns, openOwnRuns } from '../test/engine/own-runs.ts';
import { aCatalog } from '../test/small-catalog.ts';
import { type Board, openBoard } from './board.ts';

export const image = '<img src=x onerror="window.broken=1">';
const script = '<script>window.broken=1</script>';
const hostile = `${image}${script}\u202eesrever "quoted" ${'w'.repeat(400)}`;
export const long = `the beginning ${'lorem ipsum '.repeat(5_000)}the end`;

export interface BoardOfRuns {
  own: OwnRuns;
  board: Board;
  /** A run with hostile, long and failed answers. */
  run: string;
  close(): Promise<void>;
}

/** A board over real runs of a model that tries to break its pages. */
export async function openBoardOfRuns(): Promise<BoardOfRuns> {
  const own = await openOwnRuns();
  const run = await own.run(words(70), {
    environment: { publishable: true },
    script: ({ prompt }) => {
      const word = prompt.split(' ').at(-1)!;
      if (word === 'w0') return { kind: 'say', text: hostile, reasoning: hostile };
      if (word === 'w3') return { kind: 'say', text: long };
      if (word === 'w6') {
        return { kind: 'status', status: 400, body: { error: { message: image } } };
      }
      return { kind: 'say', text: word };
    },
  });
  await own.run(words(4, { id: image, name: image }));
  const board = await openBoard(aCatalog({}), own.path);
  return {
    own,
    board,
    run,
    close: async () => {
      await board.close();
      await own.close();
    },
  };
}

/** The pages with their headings. */
export function pagesOf(run: string): [path: string, heading: string][] {
  return [
    ['/runs', 'Runs'],
    [`/runs/${run}`, 'words'],
    [`/runs/${run}/samples/word-0`, 'word-0'],
    [`/runs/${run}/samples/word-3`, 'word-3'],
  ];
}
