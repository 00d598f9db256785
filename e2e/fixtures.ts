import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { DATA_DIR } from "./app.ts";

/** Where the first spec leaves the administrator's session for the others. */
export const SESSION_FILE = join(DATA_DIR, "e2e-session.json");

export const ADMINISTRATOR = {
  name: "Mara Lind",
  email: "mara@tickets.example",
  password: "four unrelated words walk home",
};

/** A test whose page must not report errors: a script that was blocked, an exception, a failed request of our own. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(`exception: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`console: ${message.text()} ${message.location().url}`);
      });
      await use(undefined);
      expect(errors, "what the page reported").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Tests that are signed in as the administrator. */
export const signedIn = test.extend({ storageState: SESSION_FILE });

/** Switches the theme the way the app remembers it, before the page loads. */
export async function inTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
}
