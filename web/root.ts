/** Where the site begins, `/` or the folder that it was put in: built scripts lie in assets/ below it. */
const script = import.meta.url;

export const root: string = import.meta.env.DEV ? '/' : new URL('..', script).pathname;

/** Whether the pages are files without a server behind them, as `weigh site` writes them. */
export const isStatic: boolean =
  typeof document !== 'undefined' && document.documentElement.dataset.site === 'static';
