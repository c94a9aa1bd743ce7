import { words } from '../../words/index.ts';
import type { Ask } from './filters.tsx';

const kinds = ['published', 'both', 'measured'] as const;

interface EvidenceSwitchProps {
  given: URLSearchParams;
  ask: Ask;
}

/** Whether own runs count: published scores only, all, or measured ones only. */
export function EvidenceSwitch({ given, ask }: EvidenceSwitchProps) {
  const t = words().ownEvidence;
  const asked = given.get('evidence') ?? 'published';
  return (
    <fieldset className="field segments">
      <legend>{t.kind}</legend>
      <div>
        {kinds.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="evidence"
              checked={asked === kind}
              onChange={() => ask({ evidence: kind === 'published' ? undefined : kind })}
            />
            <span>{t.kinds[kind]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
