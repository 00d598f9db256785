import { expectNoViolationsOn, SWEEP_WITHIN_MS, THEMES } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

test("from the home page one finds the longest chains and the best single cut, and tries it", async ({ page }) => {
  await page.goto("/");
  await page
    .locator("#ledger")
    .getByRole("link", { name: /reach production/ })
    .click();

  await expect(page.locator("h1")).toContainText(/^Remove .+, and \d+ machines lose production\.$/);
  const chains = page.locator("#longest > ol > li");
  await expect(chains).toHaveCount(3);
  await expect(chains.first()).toContainText(/\d+ steps/);
  await expect(chains.first().locator("ul > li").last()).toContainText("prod");

  const best = page.locator("#cuts > ol > li").first();
  const loses = /: (\d+) machines lose production/.exec(await best.innerText())?.[1] ?? "";
  await best.getByRole("link", { name: /^Try it/ }).click();
  const trial = page.locator("#what-if");
  await expect(trial.getByRole("heading", { name: `${loses} machines lose production` })).toBeVisible();
  await expect(trial).toContainText("nothing is changed");

  await trial.getByRole("link", { name: "Stop trying" }).click();
  await expect(trial).toHaveCount(0);
});

test("each number opens as many rows", async ({ page }) => {
  await page.goto("/reach");
  const all = page.locator("#machines").getByRole("row", { name: /^All/ }).getByRole("link").first();
  const many = /\d+/.exec(await all.innerText())?.[0] ?? "";
  await all.click();

  await expect(page).toHaveURL(/reaches(?::|%3A)production/);
  await expect(page.locator("h1")).toContainText(many);
});

test("what means nothing in a link is left out, and a past time leads to the inventory", async ({ page }) => {
  await page.goto("/reach?without=everything");
  await expect(page.getByRole("status").getByText(/without=everything/)).toBeVisible();
  await expect(page.locator("#what-if")).toHaveCount(0);

  await page.goto("/reach?asof=2026-01-01T00:00Z");
  await expect(page.getByRole("link", { name: "Show who reached production then" })).toBeVisible();
});

test("reach is accessible in both themes, by keyboard, and fits a narrow screen", async ({ page }) => {
  test.setTimeout(SWEEP_WITHIN_MS);
  await page.goto("/reach");
  const trial =
    (await page
      .locator("#cuts")
      .getByRole("link", { name: /^Try it/ })
      .first()
      .getAttribute("href")) ?? "";
  for (const theme of THEMES) await expectNoViolationsOn(page, ["/reach", trial, "/reach?all=true"], theme);

  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of ["/reach", trial]) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
