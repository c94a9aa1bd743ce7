import type { Choice } from '../../../src/ranking/choose.ts';
import { useLocation } from '../../location.ts';
import { Link } from '../../parts/link.tsx';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { makeChange } from './address.ts';

/** Where nothing qualifies: what to give way on, by how much, and other evidence. */
export function WaysOut({ choice }: { choice: Choice }) {
  const t = words().choose;
  const { search } = useLocation();
  const { counts, relax, closest, elsewhere } = choice;
  if (counts.qualify > 0) return null;
  return (
    <section className="ways-out">
      {relax.length > 0 && (
        <>
          <h3 className="choose-subhead">{t.giveWay}</h3>
          <ul className="choose-list">
            {relax.map((way) => (
              <li key={way.sentence}>
                <span lang="en">{way.sentence}</span>{' '}
                <Link to={makeChange(search, way)!}>
                  {t.ask}
                  <span className="visually-hidden" lang="en">
                    : {way.model.name}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {closest.length > 0 && (
        <>
          <h3 className="choose-subhead">{t.noSingle}</h3>
          <ul className="choose-list" lang="en">
            {closest.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3 className="choose-subhead">{t.elsewhere}</h3>
          <ul className="choose-list">
            {elsewhere.slice(0, 5).map(({ suite, name, models }) => (
              <li key={suite}>
                <Link to={withParameter('/choose', search, { for: suite })}>{name}</Link>{' '}
                <span className="muted">{t.rated(models)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
