import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, inTheme, signedIn as test } from "./fixtures.ts";

const PAGES = [
  "/",
  "/identities",
  "/identities?q=owner%3Anone",
  "/identities?q=no-such-thing",
  "/changes",
  "/sources",
  "/sources/prod-eu",
  "/connect",
];

/** Axe finds less than half of what matters; the keyboard specs are the other part. */
async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html)
          .join(" ")
          .slice(0, 300)}`,
    ),
  ).toEqual([]);
}

for (const theme of ["light", "dark"] as const) {
  test(`no page has an accessibility violation, ${theme}`, async ({ page }) => {
    await inTheme(page, theme);
    for (const path of PAGES) {
      await page.goto(path);
      await page.locator("h1").first().waitFor();
      await expectNoViolations(page);
    }
    await page.goto("/identities?q=seal-rotator");
    await page.locator("table").getByRole("link", { name: "seal-rotator" }).first().click();
    await page.locator("h1", { hasText: "seal-rotator" }).waitFor();
    await expectNoViolations(page);
  });
}

test("nothing scrolls sideways at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of PAGES) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});

test("the keyboard alone opens an identity and comes back", async ({ page }) => {
  await page.goto("/identities?q=seal-rotator+source%3Aprod-eu");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");

  const link = page.locator("table").getByRole("link", { name: "seal-rotator" });
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await link.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/identities\/[0-9a-f-]{36}/);
  await page.locator("h1", { hasText: "seal-rotator" }).waitFor();
  await page.goBack();

  await expect(page).toHaveURL(/q=seal-rotator/);
});
