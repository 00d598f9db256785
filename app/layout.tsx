import type { Metadata, Viewport } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { fontVariables } from "./fonts.ts";
import { readPreferences } from "./preferences.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Rollcall", template: "%s · Rollcall" },
  description: "Which machines still have access to production, and who answers for them.",
  robots: { index: false },
  referrer: "same-origin",
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme, shortcuts } = await readPreferences();
  return (
    <html lang="en" data-theme={theme} data-shortcuts={shortcuts} className={fontVariables}>
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  );
}
