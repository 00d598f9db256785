/** What the headers of one response depend on. */
export interface HeaderOptions {
  /** Fresh for each response; scripts without it do not run. */
  nonce: string;
  path: string;
  https: boolean;
  /** The development server evaluates strings and adds style elements of its own. */
  development: boolean;
  /** The one other place a form of this page may be posted to. */
  formTo?: string | null;
}

/** The Content-Security-Policy of a page. */
export function contentSecurityPolicy({ nonce, development, formTo }: Omit<HeaderOptions, "path" | "https">): string {
  const styleElements = development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    // For browsers that know style-src only.
    `style-src ${styleElements}`,
    `style-src-elem ${styleElements}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${formTo ? ` ${formTo}` : ""}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** All security headers of a page or an API answer. */
export function securityHeaders(options: HeaderOptions): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(options),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": referrerPolicy(options.path),
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(options.https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/**
 * The address of a sign-in link holds its token, so its page names no path at all. `no-referrer` would be stronger in
 * name only: under it browsers send `Origin: null` with a form, which our own check refuses.
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
function referrerPolicy(path: string): string {
  return path.startsWith("/sign-in/first") ? "strict-origin" : "same-origin";
}
