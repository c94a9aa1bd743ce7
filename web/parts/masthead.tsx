import type { Section } from '../pages.tsx';
import { isStatic } from '../root.ts';
import { words } from '../words/index.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Link } from './link.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import './masthead.css';

const sections: { section: Section; to: string }[] = [
  { section: 'race', to: '/' },
  { section: 'rankings', to: '/rankings' },
  { section: 'map', to: '/map' },
  { section: 'choose', to: '/choose' },
  { section: 'models', to: '/models' },
  { section: 'compare', to: '/compare' },
  { section: 'benchmarks', to: '/benchmarks' },
  { section: 'claims', to: '/claims' },
  { section: 'sources', to: '/sources' },
  { section: 'runs', to: '/runs' },
  { section: 'method', to: '/method' },
];

/** Own runs stay on the machine that made them. */
const shown = sections.filter(({ section }) => !(isStatic && section === 'runs'));

export function Masthead({ section, busy }: { section: Section | undefined; busy: boolean }) {
  const t = words();
  return (
    <header className="masthead" aria-busy={busy}>
      <div className="masthead-inner">
        <Link to="/" className="wordmark">
          <Scales />
          {t.site.name}
        </Link>
        <nav aria-label={t.site.nav}>
          <ul>
            {shown.map((each) => (
              <li key={each.section}>
                <Link to={each.to} current={each.section === section}>
                  {t.site.pages[each.section]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function Scales() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <g
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M12 4v16M7.5 20.500h9M4 7.500l16-2" />
        <path d="M1.500 14 4 7.500 6.500 14a2.600 2 0 0 1-5 0ZM17.500 12 20 5.500 22.500 12a2.600 2 0 0 1-5 0Z" />
      </g>
    </svg>
  );
}
