import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './tokens.css';
import './base.css';
import { App } from './app.tsx';

// Their addresses are relative to the first page, and would change their meaning with the next one.
for (const link of document.querySelectorAll<HTMLLinkElement>(
  'link:is([rel=icon], [rel=alternate])',
)) {
  link.href = new URL(link.href).href;
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
