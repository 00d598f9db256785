const HERE = "http://rollcall.invalid";

/**
 * The page to go to after signing in: a path of our own, or the start page. Whoever writes the link to /sign-in writes
 * this value, so whatever a browser would take for another site, a script or a download is thrown away.
 */
export function safeNextPath(value: unknown): string {
  // Browsers read \ as / and drop tabs and line ends, so `/\evil.example` and `/<tab>/evil.example` leave the site.
  if (typeof value !== "string" || !value.startsWith("/") || /[\\\p{Cc}]/u.test(value)) return "/";
  if (!URL.canParse(value, HERE)) return "/";
  const url = new URL(value, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  if (/^\/(api|sign-in|_next)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}
