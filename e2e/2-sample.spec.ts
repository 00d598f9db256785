import type { Page } from "@playwright/test";
import { expect, signedIn as test } from "./fixtures.ts";

test("a filtered address shows the same rows in another browser", async ({ page, browser, storageState }) => {
  await page.goto("/identities?q=owner%3Anone+kind%3Aservice-account");
  const rows = await rowsOf(page);
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(row).toMatch(/No owner/);

  const context = await browser.newContext({ storageState });
  const other = await context.newPage();
  await other.goto(page.url());

  expect(await rowsOf(other)).toEqual(rows);
  await context.close();
});

/** What the rows say, but for the minutes that pass while somebody reads. */
async function rowsOf(page: Page): Promise<string[]> {
  // Rows that arrive are in the page before they are shown, and then read differently.
  await page.locator("table tbody tr").first().waitFor();
  const rows = await page.locator("table tbody tr").allInnerTexts();
  return rows.map((row) => row.replace(/(\d+ min ago|now)$/, "just now"));
}

test("a facet and the query box edit one filter", async ({ page }) => {
  await page.goto("/identities");
  await page
    .getByRole("checkbox", { name: /staging/i })
    .first()
    .click();
  await expect(page).toHaveURL(/environment|staging/);

  await expect(page.getByRole("textbox", { name: /filter|search|find/i }).first()).toHaveValue(/environment:staging/);
});

test("an unknown filter is said, not dropped in silence", async ({ page }) => {
  await page.goto("/identities?q=colour%3Ared");

  await expect(page.getByRole("status").getByText(/colour:red is left out/)).toBeVisible();
});

test("pages follow each other and come back", async ({ page }) => {
  await page.goto("/identities");
  const first = await page.locator("table tbody tr").first().innerText();
  await page.getByRole("link", { name: /next/i }).first().click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(page.locator("table tbody tr").first()).not.toHaveText(first);

  await page
    .getByRole("link", { name: /previous/i })
    .first()
    .click();

  await expect(page.locator("table tbody tr").first()).toContainText(first.split("\n")[0] ?? first);
});

test("the account that quietly grew explains itself", async ({ page }) => {
  await page.goto("/identities?q=seal-rotator+source%3Aprod-eu");
  await page.locator("table").getByRole("link", { name: "seal-rotator" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toContainText("can read secrets in all of prod-eu");
  await expect(page.getByText(/lets it read secrets in the whole cluster/)).toBeVisible();
  await expect(page.getByText(/seal-rotator-watch/).first()).toBeVisible();
  await expect(page.getByText(/gained the ClusterRole seal-rotator in the whole cluster/).first()).toBeVisible();
});

test("the retired one that came back is told from the one it replaced", async ({ page }) => {
  await page.goto("/identities?q=trace-gateway+source%3Aprod-eu");
  await page.locator("table").getByRole("link", { name: "trace-gateway" }).click();

  await expect(page.getByText(/came back as a new one/).first()).toBeVisible();
});

test("the blind spot is said on every page, with what to do", async ({ page }) => {
  for (const path of ["/identities", "/changes"]) {
    await page.goto(path);
    await expect(page.getByText(/station-kiosks/).first()).toBeVisible();
  }
  await page.goto("/sources");
  await expect(page.getByText(/list rolebindings/).first()).toBeVisible();
});

test("the inventory can be asked as of a time", async ({ page }) => {
  const past = new Date(Date.now() - 300 * 86_400_000).toISOString();

  await page.goto(`/identities?q=points-engine&asof=${encodeURIComponent(past)}`);
  await expect(page.locator("table").getByRole("link", { name: "points-engine" })).toBeVisible();

  await page.goto("/identities?q=points-engine+status%3Alive");
  await expect(page.locator("table tbody tr")).toHaveCount(0);
});
