import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { inTheme } from "./fixtures.ts";

/** The pages that look different with nothing, with part and with all of the data. */
export const MAIN_PAGES = ["/", "/identities", "/changes", "/sources", "/leaked", "/connect"] as const;

/** Axe finds less than half of what matters; the keyboard specs are the other part. */
export async function expectNoViolations(page: Page, where = page.url()): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const said = violations.map(({ id, nodes }) => {
    const html = nodes.map((node) => node.html).join(" ");
    return `${id}: ${html.slice(0, 300)}`;
  });
  expect(said, where).toEqual([]);
}

/** Opens each page in both themes. */
export async function expectNoViolationsOn(page: Page, paths: readonly string[]): Promise<void> {
  for (const theme of ["light", "dark"] as const) {
    await inTheme(page, theme);
    for (const path of paths) {
      await page.goto(path);
      await page.locator("h1").first().waitFor();
      // Parts that come later must be there too.
      await page.waitForLoadState("networkidle");
      await expectNoViolations(page, `${path}, ${theme}`);
    }
  }
}
