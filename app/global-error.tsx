"use client";

import { ErrorState } from "#components/page-state/error-state.tsx";
import "./globals.css";

/** The root layout itself failed: the page stands without its fonts, menus and the theme that was chosen. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Something went wrong · Rollcall</title>
      </head>
      <body>
        <ErrorState error={error} retry={retry} />
      </body>
    </html>
  );
}
