const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy, by which the app registers its service worker.
  'trusted-types jotter-worker'
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()'
}

/**
 * What every answer bears, errors too; a year of https only where the server is reached by it. Answers are made with these headers:
 * setting one on an answer that is made already takes the adapter's slow way to the socket.
 */
export function securityHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  const kept = { 'Cache-Control': 'no-store' }
  return isHttps
    ? { ...HEADERS, ...kept, 'Strict-Transport-Security': 'max-age=31536000' }
    : { ...HEADERS, ...kept }
}
