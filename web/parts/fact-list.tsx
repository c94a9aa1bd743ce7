import type { ReactNode } from 'react';
import './plain-page.css';

/** Names with what is known of each. */
export function FactList({ facts }: { facts: readonly (readonly [name: string, ReactNode])[] }) {
  return (
    <dl className="fact-list">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
