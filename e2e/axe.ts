import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { inTheme } from "./fixtures.ts";

/** The pages that look different with nothing, with part and with all of the data. */
export const MAIN_PAGES = [
  "/",
  "/identities",
  "/reach",
  "/changes",
  "/sources",
  "/repositories",
  "/accounts",
  "/environments",
  "/leaked",
  "/connect",
] as const;

/** Axe finds less than half of what matters; the keyboard specs are the other part. */
export async function expectNoViolations(page: Page, where = page.url()): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const said = violations.map(({ id, nodes }) => {
    const html = nodes.map((node) => node.html).join(" ");
    return `${id}: ${html.slice(0, 300)}`;
  });
  expect(said, where).toEqual([]);
}

export const THEMES = ["light", "dark"] as const;

/** Axe looks at every element against every rule: on a busy machine some seconds a page. */
export const SWEEP_WITHIN_MS = 300_000;

/** Opens each page in a theme, and lets it finish: parts that come later must be well made too. */
export async function expectNoViolationsOn(
  page: Page,
  paths: readonly string[],
  theme: (typeof THEMES)[number],
): Promise<void> {
  await inTheme(page, theme);
  for (const path of paths) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    await expectNoViolations(page, `${path}, ${theme}`);
  }
}
