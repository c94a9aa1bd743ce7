import type { ModelAnswer } from '../../../src/server/api.ts';
import { words } from '../../words/index.ts';
import { Cited } from './cited.tsx';

/** Where the facts of the sheet were read, and where it lies in the catalogue. */
export function Sources({ answer }: { answer: ModelAnswer }) {
  const t = words().model;
  const { model, references } = answer;
  return (
    <section>
      <h2>{t.sources}</h2>
      <ul className="sources">
        {model.sources.map((text) => (
          <li key={text}>
            <Cited text={text} references={references} whole />
          </li>
        ))}
      </ul>
      <p className="note">
        {t.file}:{' '}
        <span className="hash">
          {model.file}:{model.line}
        </span>
      </p>
    </section>
  );
}
