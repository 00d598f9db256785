import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { rollcall } from "./app.ts";
import { expect, signedIn as test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";
import { openList, openRow } from "./list.ts";

const IN_PRODUCTION = "environment:production";

/** Keys of what the command line lists under a filter: the same service, by another door. */
async function keysOf(filter: string): Promise<string[]> {
  const { stdout } = await rollcall("identities", "--json", "--filter", filter);
  const lines = stdout.trim().split("\n");
  return lines.map((line) => (JSON.parse(line) as { key: string }).key).sort();
}

/** The second column of a CSV file whose texts are all quoted and, in the sample, hold no quotes. */
async function keysIn(download: Download): Promise<string[]> {
  const text = await readFile(await download.path(), "utf8");
  const [head, ...lines] = text.trimEnd().split("\r\n");
  expect(head).toMatch(/^"id","key",/);
  return lines.map((line) => line.split('","')[1] ?? "").sort();
}

const bar = (page: Page) => page.getByRole("region", { name: "Selection" });

test("fifty rows are in the HTML itself, and the HTML of a page is at most 100 kB", async ({ page }) => {
  const response = await page.goto("/identities?view=all");

  expect(await page.locator("tbody tr").count()).toBe(50);
  expect((await response?.body())?.length).toBeLessThanOrEqual(100_000);
});

test("everything that matches is selected by filter and time, and exported whole", async ({ page }) => {
  await openList(page, `q=${IN_PRODUCTION}`);
  await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
  await expect(bar(page)).toContainText("50 selected");
  await page.getByRole("button", { name: /Select all .* matching/ }).click();
  const wanted = await keysOf(IN_PRODUCTION);
  await expect(bar(page)).toContainText(`${wanted.length} selected`);

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const download = await saved;

  expect(download.suggestedFilename()).toMatch(/^identities_in-production_\d{4}-\d\d-\d\dT\d{4}Z\.csv$/);
  expect(await keysIn(download)).toEqual(wanted);
});

test("what is left out of all stays out of the file, on any page of the list", async ({ page }) => {
  await openList(page, `q=${IN_PRODUCTION}`);
  await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
  await page.getByRole("button", { name: /Select all .* matching/ }).click();
  await page.getByRole("link", { name: "Next" }).first().click();
  await expect(page).toHaveURL(/cursor=/);
  const box = page.locator("tbody input[type=checkbox]").first();
  await expect(box).toBeChecked();
  const left = await page.locator("tbody th a").first().getAttribute("href");
  await box.uncheck();

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export JSON" }).click();
  const rows = JSON.parse(await readFile(await (await saved).path(), "utf8")) as { id: string; key: string }[];

  const wanted = await keysOf(IN_PRODUCTION);
  expect(rows).toHaveLength(wanted.length - 1);
  expect(wanted).toEqual(expect.arrayContaining(rows.map(({ key }) => key)));
  expect(rows.map(({ id }) => `/identities/${id}`)).not.toContain(left);
});

test("a range is selected with Shift, and dropped with a word when the filter changes", async ({ page }) => {
  await openList(page, "view=all");
  const boxes = page.locator("tbody input[type=checkbox]");
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("4 selected");

  await page
    .getByRole("checkbox", { name: /Staging/ })
    .first()
    .click();

  await expect(bar(page)).toContainText("The selection of 4 identities was dropped");
  await expect(page.locator("tbody input:checked")).toHaveCount(0);
  await page.getByRole("textbox", { name: "Filter identities" }).fill("environment:staging a");
  await expect(page).toHaveURL(/staging\+a/);
  await expect(bar(page)).toContainText("The selection of 4 identities was dropped");
  await bar(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(bar(page)).toHaveCount(0);
});

test("a view is saved, changed, reset and shared by its address", async ({ page, browser, storageState }) => {
  await openList(page, "q=owner:platform&cols=kind,status");
  await page.getByRole("button", { name: "More of this view" }).click();
  await page.getByRole("button", { name: "Save as a new view…" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Platform's own");
  await page.getByRole("button", { name: "Save view" }).click();
  const view = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /Platform's own/ });
  await expect(view).toHaveAttribute("aria-current", "true");

  await page.getByRole("columnheader", { name: "Kind" }).getByRole("link").click();
  await expect(view).toHaveAccessibleName(/changed/);
  await page.getByRole("link", { name: "Reset" }).click();
  await expect(view).not.toHaveAccessibleName(/changed/);
  await expect(page.getByRole("link", { name: "Reset" })).toHaveCount(0);

  const context = await browser.newContext({ storageState });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("columnheader")).toHaveText(["Identity", "Kind", "Status"]);
  await context.close();

  await page.getByRole("columnheader", { name: "Kind" }).getByRole("link").click();
  await page.route("**/identities?*", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status: 200, body: "not what was asked for" })
      : route.continue(),
  );
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The server did not answer")).toBeVisible();
  await page.unroute("**/identities?*");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect(page.getByRole("button", { name: "More of this view" })).toBeFocused();
});

test("chips are taken off one after the other before the list is there again, and the focus goes on", async ({
  page,
}) => {
  await openList(page, "q=kind:service-account+status:live+environment:production");
  // The list takes its time: both are pressed in the one that was read first.
  await page.route("**/identities?*", async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    await route.continue();
  });
  const chips = page.getByRole("button", { name: /^Remove: / });
  await expect(chips).toHaveCount(3);
  await chips.nth(0).click();
  await expect(chips.nth(1)).toBeFocused();
  await chips.nth(1).click();
  await expect(chips).toHaveCount(1);
  await chips.nth(0).click();
  await expect(page.getByRole("textbox", { name: "Filter identities" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Filter identities" })).toHaveValue("");
  await expect(chips).toHaveCount(0);
});

test("a key copies the link of a row and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openList(page, "view=all");
  await expect(async () => {
    await page.keyboard.press("j");
    expect(await page.locator("tbody th a:focus").count()).toBe(1);
  }).toPass();
  await page.keyboard.press("c");
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\/identities\/[0-9a-f-]{36}/);
});

test("a view that names a column that is gone opens with a word about it", async ({ page }) => {
  await openList(page, "cols=kind,reach-of-old&view=all");
  await page.getByRole("button", { name: "Save as", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("From last year");
  await page.getByRole("button", { name: "Save view" }).click();
  const view = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "From last year" });
  await view.waitFor();
  await openList(page, "view=all");

  await view.click();

  await expect(page.getByText("1 column in this link is no longer valid")).toBeVisible();
  await expect(page.getByRole("columnheader")).toHaveText(["Identity", "Kind"]);
  await expect(page.locator("tbody tr")).toHaveCount(50);
});

test("the view a person begins with opens, and can be left", async ({ page }) => {
  await openList(page, "q=owner:none&view=unowned");
  await page.getByRole("button", { name: "More of this view" }).click();
  await page.getByRole("button", { name: "Open the inventory with it" }).click();
  await expect(page.getByRole("button", { name: "The inventory opens with it" })).toBeVisible();

  await page.goto("/identities");
  await expect(page).toHaveURL(/view=unowned/);
  await page.getByRole("button", { name: /^Remove: Owner/ }).click();
  await expect(page).not.toHaveURL(/owner/);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^All/ }).click();
  await expect(page).toHaveURL(/view=all/);
  await page.getByRole("button", { name: "More of this view" }).click();
  await page.getByRole("button", { name: "Open the inventory with it" }).click();
  await expect(page.getByRole("button", { name: "The inventory opens with it" })).toBeVisible();

  await page.goto("/identities");
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await expect(page).toHaveURL(/\/identities$/);
});

test("the keyboard alone filters, selects, exports, looks and opens", async ({ page }) => {
  await openList(page, "view=all");
  await page.keyboard.press("/");
  await page.keyboard.type("owner:none kind:service-account");
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toContainText("have no owner");
  await tabTo(page, "checkbox", "Select all rows of this page");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("2 selected");

  await page.keyboard.press("b");
  await tabTo(page, "button", "Export CSV");
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect(await keysIn(await saved)).toHaveLength(2);
  await tabTo(page, "button", "Clear the selection");
  await page.keyboard.press("Enter");
  await expect(bar(page)).toHaveCount(0);

  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/open=/);
  await expect(openRow(page)).toHaveCount(1);
  const first = await openRow(page).innerText();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await expect(openRow(page)).not.toHaveText(first);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/identities\/[0-9a-f-]{36}/);
});

test("an export that is refused is a page that says what to do, and leads back to the list", async ({ page }) => {
  await openList(page, "q=owner:none&view=unowned");
  await page.getByRole("button", { name: "Export the list" }).click();
  const csv = page.getByRole("button", { name: "CSV", exact: true });
  await csv.evaluate((button) => button.setAttribute("value", "xml"));
  await csv.click();

  await expect(page.getByRole("heading", { name: "No file was made" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page).toHaveURL(/\/identities\?q=owner:none&view=unowned$/);
  await expect(page.locator("h1")).toContainText("have no owner");
});

test("a file is for whoever is signed in, and comes from our own pages only", async ({ page, playwright, baseURL }) => {
  const form = { format: "csv", sort: "name", dir: "asc" };
  const refused = await page.request.post("/identities/export", { form, headers: { origin: "https://evil.example" } });
  expect(refused.status()).toBe(403);
  const stranger = await playwright.request.newContext({
    baseURL,
    storageState: { cookies: [], origins: [] },
  });
  const signedOut = await stranger.post("/identities/export", { form, headers: { origin: baseURL ?? "" } });
  expect(signedOut.status()).toBe(401);
  const wrong = { ...form, ids: "1 or 1=1" };
  const unreadable = await page.request.post("/identities/export", { form: wrong, headers: { origin: baseURL ?? "" } });
  expect(unreadable.status()).toBe(400);
  await stranger.dispose();
});
