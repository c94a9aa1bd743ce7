import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages: `vite build --config vite.config.ts` writes them to dist/web. */
export default defineConfig(({ command }) => {
  // Whatever the shell says: a development build of React is twice as large and half as fast.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: 'web',
    // Relative, so that the built pages work below any folder of any server.
    base: './',
    plugins: [react()],
    // A worker that loads its rarer parts only when they are needed.
    worker: { format: 'es' },
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      modulePreload: { polyfill: false },
      // Nothing inlined: the Content-Security-Policy allows files of this server only.
      assetsInlineLimit: 0,
    },
  };
});
