import type { MiddlewareHandler } from 'hono';

/** Everything from here, nothing from elsewhere, nothing inline, in no frame but for `embed`. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** The view of one figure alone: it changes nothing and asks for nothing, so any page may frame it. */
const embeddable = contentSecurityPolicy.replace("frame-ancestors 'none'", 'frame-ancestors *');

function isEmbedded(address: string): boolean {
  if (!address.includes('embed=')) return false;
  const { pathname, searchParams } = new URL(address);
  return searchParams.has('embed') && !pathname.startsWith('/api/');
}

export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value);
  if (isEmbedded(context.req.url)) {
    context.res.headers.set('Content-Security-Policy', embeddable);
    context.res.headers.delete('X-Frame-Options');
  }
};

/**
 * Whether a `Host` header names this machine itself. A page elsewhere whose name was made to point
 * at 127.0.0.1 (DNS rebinding) sends its own name, and must not read what is served here.
 */
export function isLoopbackName(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);
}

/** Whether only this machine can reach a server that listens on the address. */
export function isLoopbackAddress(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(\.\d{1,3}){3}$/.test(address);
}
