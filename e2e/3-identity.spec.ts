import type { Locator, Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { expectExactTimes, expectIdsCopy } from "./exact.ts";
import { expect, inTheme, signedIn as test } from "./fixtures.ts";

const FILTERED = "/identities?q=owner%3Anone";

/** The row of an identity and the panel that its click opens. */
async function openRow(page: Page, query: string, name: string): Promise<Locator> {
  await page.goto(`/identities?q=${encodeURIComponent(query)}`);
  const row = page
    .locator("main table tbody tr")
    .filter({ has: page.getByRole("link", { name }) })
    .first();
  // Rows act once their scripts are there.
  await expect(async () => {
    await row.locator("td.owner").click();
    await expect(page).toHaveURL(/open=/, { timeout: 1_000 });
  }).toPass();
  const panel = page.getByRole("complementary", { name: /^Identity/ });
  await expect(panel.getByRole("heading", { level: 2 }).first()).toContainText(name);
  return panel;
}

/** What the rows say, but for the minutes that pass while somebody reads. */
async function rowsOf(page: Page): Promise<string[]> {
  await page.locator("main table tbody tr").first().waitFor();
  const rows = await page.locator("main table tbody tr").allInnerTexts();
  return rows.map((row) => row.replace(/(\d+ min ago|\d+ h ago|now)$/, "just now"));
}

async function identityPath(page: Page, query: string, name: string): Promise<string> {
  await page.goto(`/identities?q=${encodeURIComponent(query)}`);
  const link = page.locator("main table tbody").getByRole("link", { name }).first();
  return ((await link.getAttribute("href")) ?? "").split("?")[0] ?? "";
}

test("an address with panel and tab shows the same rows, panel and tab in another browser", async ({
  page,
  browser,
  storageState,
}) => {
  const panel = await openRow(page, "owner:none", "chart-installer");
  await panel.getByRole("link", { name: /^Credentials/ }).click();
  await expect(page).toHaveURL(/tab=credentials/);
  await expect(panel.getByText("token in a Secret").first()).toBeVisible();
  const rows = await rowsOf(page);

  const context = await browser.newContext({ storageState });
  const other = await context.newPage();
  await other.goto(page.url());

  const same = other.getByRole("complementary", { name: /^Identity chart-installer/ });
  await expect(same.getByRole("link", { name: /^Credentials/ })).toHaveAttribute("aria-current", "page");
  await expect(same.getByText("token in a Secret").first()).toBeVisible();
  expect(await rowsOf(other)).toEqual(rows);
  await context.close();
});

test("the panel goes from row to row and tab to tab without reading the list again", async ({ page }) => {
  const panel = await openRow(page, "owner:none", "chart-installer");
  const again: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === "/identities") again.push(request.url());
  });

  await page.keyboard.press("]");
  await expect(page).toHaveURL(/tab=access/);
  await expect(panel.getByRole("heading", { name: "Grants" })).toBeVisible();
  const before = await panel.getByRole("heading", { level: 2 }).first().innerText();
  await panel.getByRole("button", { name: "Next identity" }).click();
  await expect(panel.getByRole("heading", { level: 2 }).first()).not.toHaveText(before);

  await expect(panel.getByRole("link", { name: /^Access/ })).toHaveAttribute("aria-current", "page");
  expect(again).toEqual([]);
});

test("j and k move row and panel together, and Back closes the panel", async ({ page }) => {
  const panel = await openRow(page, "owner:none", "chart-installer");
  const heading = panel.getByRole("heading", { level: 2 }).first();

  await page.keyboard.press("j");
  await expect(heading).not.toContainText("chart-installer");
  await expect(page.locator("main table tbody tr[aria-current]")).not.toContainText("chart-installer");
  await page.keyboard.press("k");
  await expect(heading).toContainText("chart-installer");

  await page.goBack();
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/q=owner/);
  await expect(page.locator("main table tbody tr").first()).toBeVisible();
});

test("the keyboard alone: list, panel, tabs, full page and back", async ({ page }) => {
  await page.goto("/identities?q=seal-rotator+source%3Aprod-eu");
  const link = page.locator("main table").getByRole("link", { name: "seal-rotator" });
  await link.waitFor();
  await page.keyboard.press("Tab");
  for (let presses = 0; presses < 90; presses += 1) {
    if (await link.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(link).toBeFocused();

  await page.keyboard.press("Space");
  const panel = page.getByRole("complementary", { name: "Identity seal-rotator" });
  await expect(panel).toBeVisible();
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/tab=access/);
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/tab=chains/);
  await page.keyboard.press("]");
  await expect(panel.getByRole("link", { name: "Credentials" })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/tab=chains/);
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/tab=access/);

  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/identities\/[0-9a-f-]{36}\?tab=access/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("seal-rotator");
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/tab=chains/);

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/identities\?.*open=/);
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(link).toBeFocused();
});

test("every claim of the verdict leads to its note, and the note to the very word", async ({ page }) => {
  await page.goto(await identityPath(page, "seal-rotator source:prod-eu", "seal-rotator"));
  await page.getByRole("heading", { level: 1 }).getByRole("link", { name: "Note 1", exact: true }).click();
  await expect(page).toHaveURL(/#proof-1$/);
  const note = page.locator("#proof-1");
  await expect(note).toContainText("seal-rotator-watch");
  await expect(note.locator(".statement b").filter({ hasText: "secrets" })).toBeVisible();

  await note.getByRole("link", { name: "Raw document of cluster role seal-rotator" }).click();

  await expect(page).toHaveURL(/tab=evidence.*#note-1$/);
  const word = page.locator("mark").filter({ hasText: '"secrets"' });
  await expect(word).toBeInViewport();
  await expect(page.getByText(/cluster-roles\.yaml, document/).first()).toBeVisible();
});

test("a panel for an id that does not exist says so, and the list stays", async ({ page }) => {
  await page.goto(`${FILTERED}&open=00000000-0000-8000-8000-000000000000`);

  await expect(page.getByRole("complementary", { name: "Identity" })).toContainText("No identity has this id");
  expect((await rowsOf(page)).length).toBeGreaterThan(3);

  await page.goto(`${FILTERED}&open=nothing&tab=graph`);
  await expect(page.getByRole("status").filter({ hasText: "no longer valid" })).toContainText("open=nothing");
  expect((await rowsOf(page)).length).toBeGreaterThan(3);
});

test("a panel that fails leaves the list alone and can be tried again", async ({ page }) => {
  const panel = await openRow(page, "owner:none", "chart-installer");
  await page.route("**/identities/panel/**", (route) => route.fulfill({ status: 200, body: "not what was asked for" }));
  await page.keyboard.press("]");

  await expect(panel.getByText("The panel could not be loaded.")).toBeVisible();
  await page.unroute("**/identities/panel/**");
  await panel.getByRole("button", { name: "Try again" }).click();

  await expect(panel.getByRole("heading", { name: "Grants" })).toBeVisible();
});

test("every relative time has its absolute one on hover and focus, and every id copies", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const path = await identityPath(page, "chart-installer", "chart-installer");
  for (const tab of ["overview", "access", "credentials", "history", "evidence"]) {
    await page.goto(`${path}?tab=${tab}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectExactTimes(page, tab);
    await expectIdsCopy(page, tab);
  }

  await page
    .getByRole("button", { name: /^Copy the document of/ })
    .first()
    .click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\{\n {2}"/);
});

test("addresses from before there were tabs lead to the tab their list is in now", async ({ page }) => {
  const path = await identityPath(page, "chart-installer", "chart-installer");

  await page.goto(`${path}?show=grants#grants`);

  await expect(page.getByRole("link", { name: /^Access/ })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("table", { name: "Grants" })).toBeVisible();
});

test("paper has the grants, exact times, the notes and how well it was read", async ({ page }) => {
  await page.goto(await identityPath(page, "seal-rotator source:prod-eu", "seal-rotator"));
  await page.emulateMedia({ media: "print" });

  await expect(page.getByRole("table", { name: "Grants" })).toBeVisible();
  await expect(page.getByText("source read in part")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Notes" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.locator("aside .relative-words").first()).toBeHidden();
});

for (const theme of ["light", "dark"] as const) {
  test(`no tab, and no panel, has an accessibility violation, ${theme}`, async ({ page }) => {
    test.slow();
    await inTheme(page, theme);
    const path = await identityPath(page, "seal-rotator source:prod-eu", "seal-rotator");
    for (const tab of ["overview", "access", "credentials", "history", "evidence"]) {
      await page.goto(`${path}?tab=${tab}`);
      await expectAccessible(page);
    }
    await page.goto(`/identities?open=${path.split("/").at(-1) ?? ""}`);
    await page.getByRole("complementary", { name: /^Identity / }).waitFor();
    await expectAccessible(page);
    // Read in part with an old token, and not there at all.
    for (const query of ["kiosk-agent", "status:missing"]) {
      await page.goto(await identityPath(page, query, ""));
      await expectAccessible(page);
    }
  });
}

test("nothing of an identity scrolls sideways at 320 px, and the panel is a sheet", async ({ page }) => {
  const path = await identityPath(page, "seal-rotator source:prod-eu", "seal-rotator");
  await page.setViewportSize({ width: 320, height: 700 });
  for (const tab of ["overview", "access", "credentials", "history", "evidence"]) {
    await page.goto(`${path}?tab=${tab}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await sideways(page), tab).toBeLessThanOrEqual(0);
  }
  await page.goto(`/identities?open=${path.split("/").at(-1) ?? ""}&tab=access`);
  const sheet = page.getByRole("dialog", { name: "Identity seal-rotator" });
  await expect(sheet.getByRole("heading", { name: "Grants" })).toBeVisible();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page);

  await page.keyboard.press("Escape");

  await expect(sheet).toHaveCount(0);
  await expect(page).not.toHaveURL(/open=/);
});

function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

async function expectAccessible(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" ")}`)).toEqual(
    [],
  );
}
