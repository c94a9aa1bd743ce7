import { PlainHead } from '../../parts/plain-head.tsx';
import { words } from '../../words/index.ts';

/** Heads the columns of a profile over categories. */
export function ProfileHead() {
  const t = words().ability;
  return <PlainHead columns={[t.category, t.deviation, t.residual, t.tests]} />;
}
