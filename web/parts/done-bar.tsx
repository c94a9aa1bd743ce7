import './done-bar.css';

/** How much of something is done; the numbers stand beside it. */
export function DoneBar({ done, all }: { done: number; all: number }) {
  const share = all === 0 ? 0 : Math.min(1, done / all);
  return (
    <svg className="done-bar" aria-hidden="true">
      <rect width="100%" height="6" rx="3" className="done-all" />
      <rect width={`${(100 * share).toFixed(2)}%`} height="6" rx="3" className="done-own" />
    </svg>
  );
}
