import localFont from "next/font/local";

// The files come with the packages: nothing is fetched, at build or in the browser. The “ext” cuts are only loaded by
// pages that show such letters, and stand first so that they win over the fallback of the main cut.
const hanken = localFont({
  src: "../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-hanken",
});

const hankenExtended = localFont({
  src: "../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-hanken-ext",
  declarations: [{ prop: "unicode-range", value: "U+0100-02FF, U+0300-036F, U+1E00-1EFF, U+20A0-20CF" }],
  adjustFontFallback: false,
  preload: false,
});

const newsreader = localFont({
  src: "../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2",
  weight: "200 800",
  variable: "--font-newsreader",
  adjustFontFallback: "Times New Roman",
});

const newsreaderExtended = localFont({
  src: "../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-ext-opsz-normal.woff2",
  weight: "200 800",
  variable: "--font-newsreader-ext",
  declarations: [{ prop: "unicode-range", value: "U+0100-02FF, U+0300-036F, U+1E00-1EFF, U+20A0-20CF" }],
  adjustFontFallback: false,
  preload: false,
});

const plexMono = localFont({
  src: [
    { path: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2", weight: "400" },
    { path: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2", weight: "500" },
  ],
  variable: "--font-plex-mono",
  adjustFontFallback: false,
});

const plexMonoExtended = localFont({
  src: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-ext-400-normal.woff2",
  weight: "400",
  variable: "--font-plex-mono-ext",
  declarations: [{ prop: "unicode-range", value: "U+0100-02FF, U+0300-036F, U+1E00-1EFF, U+20A0-20CF" }],
  adjustFontFallback: false,
  preload: false,
});

/** Class names that define the variables the tokens of globals.css name. */
export const fontVariables = [hanken, hankenExtended, newsreader, newsreaderExtended, plexMono, plexMonoExtended]
  .map((font) => font.variable)
  .join(" ");
