import { useState } from 'react';
import { words } from '../words/index.ts';
import './theme-switch.css';

type Theme = 'light' | 'dark';

/** What is shown now: the reader's choice, else the system's. */
function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Changes between light and dark; a choice equal to the system's is forgotten again. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme);
  const t = words();
  const change = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    remember(next);
    setTheme(next);
  };
  const label = theme === 'dark' ? t.site.useLight : t.site.useDark;
  return (
    <button
      type="button"
      className="theme-switch"
      onClick={change}
      aria-label={label}
      title={label}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 2.800a7.200 7.200 0 0 1 0 14.400Z" fill="currentColor" />
      </svg>
    </button>
  );
}

/** `theme.js` reads it at the next start. */
function remember(theme: Theme): void {
  try {
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    if (theme === system) localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
}
