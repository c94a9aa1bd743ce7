import { words } from '../words/index.ts';
import { OpennessMark } from './mark.tsx';

/** What the marks of models mean, as items of a legend. */
export function OpennessLegend() {
  const { legend } = words().rankings;
  return (
    <>
      <li>
        <OpennessMark openness="open-weights" /> {legend.open}
      </li>
      <li>
        <OpennessMark openness="open-source" /> {legend.source}
      </li>
      <li>
        <OpennessMark openness="closed" /> {legend.closed}
      </li>
    </>
  );
}
