import { Link } from '../parts/link.tsx';
import { Title } from '../parts/title.tsx';
import { words } from '../words/index.ts';

/** For addresses that name no page. */
export default function Nowhere() {
  const t = words();
  return (
    <>
      <Title>{t.site.notFound}</Title>
      <p className="lead">
        {t.site.notFoundText} <Link to="/">{t.site.home}</Link>
      </p>
    </>
  );
}
