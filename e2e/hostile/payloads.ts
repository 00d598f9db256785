/** What a page must show as text and never run; `window.hit` would tell. */
export const PAYLOADS = [
  '<img src=x onerror="window.hit=1">',
  '"><svg onload="window.hit=1">',
  "</script><script>window.hit=1</script>",
  "';window.hit=1;//",
  "`${window.hit=1}`",
  "javascript:window.hit=1",
  "{{constructor.constructor('window.hit=1')()}}",
  "</title></textarea></style><iframe srcdoc='<script>parent.hit=1</script>'>",
  "\u202Egnp.exe\u2066",
  "\r\nset-cookie: hit=1",
  "%0aalert(1)&#x3c;script&#x3e;",
] as const;

/** What a spreadsheet must not take for a formula: these stand at the beginning. */
export const FORMULAS = [
  '=HYPERLINK("http://127.0.0.1:9/x","open")',
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
] as const;

/** Names that mean something to a language rather than to people. */
export const RESERVED = ["__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN"] as const;
