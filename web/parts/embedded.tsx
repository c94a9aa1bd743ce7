import { type MouseEvent, type ReactNode, useState } from 'react';
import { EmbedPlace } from '../embed.ts';

/**
 * A page of which only one figure is shown, for a frame in another page: without navigation, and
 * with links that open the whole board in a tab of its own.
 */
export function Embedded({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const follow = (event: MouseEvent): void => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    event.stopPropagation();
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener');
  };
  return (
    <EmbedPlace value={place}>
      <main className="embed" ref={setPlace} onClickCapture={follow} />
      {/* Links of the figure bubble through here, too, because it is drawn from here. */}
      <div hidden onClickCapture={follow}>
        {children}
      </div>
    </EmbedPlace>
  );
}
