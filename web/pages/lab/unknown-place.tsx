import { Link } from '../../parts/link.tsx';
import { Title } from '../../parts/title.tsx';
import { words } from '../../words/index.ts';

/** A lab or a country that the catalogue does not have. */
export function UnknownPlace({ text }: { text: string }) {
  const t = words();
  return (
    <>
      <Title>{t.site.notFound}</Title>
      <p className="lead">{text}</p>
      <p className="note">
        <Link to="/labs">{t.place.labsTitle}</Link>
      </p>
    </>
  );
}
