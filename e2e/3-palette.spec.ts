import type { Page } from "@playwright/test";
import { expect, signedIn as test, test as signedOut } from "./fixtures.ts";

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Find or go to" })).toBeFocused();
}

test("the palette finds an identity, remembers it, and gives the focus back", async ({ page }) => {
  await page.goto("/sources");
  await page.getByRole("link", { name: "Inventory" }).first().focus();
  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Inventory" }).first()).toBeFocused();

  await openPalette(page);
  await page.keyboard.type("seal-rotator");
  await expect(page.getByRole("option").first()).toContainText("serviceaccount:");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/identities\/[0-9a-f-]{36}/);

  await openPalette(page);
  await expect(page.getByRole("option").first()).toContainText("seal-rotator");
});

test("the palette does what the page offers and goes to pages and views", async ({ page }) => {
  await page.goto("/identities");
  await openPalette(page);
  await page.keyboard.type("dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await openPalette(page);
  await page.keyboard.type("unowned");
  await expect(page.getByRole("option").first()).toContainText("Unowned");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=owner%3Anone|q=owner:none/);
  await page.locator("table tbody tr").first().waitFor();

  await openPalette(page);
  await page.keyboard.type("filter the list");
  await expect(page.getByRole("option").first()).toContainText("Filter the list");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Filter identities" })).toBeFocused();
});

test("a search that fails is said inside, and the rest works on", async ({ page }) => {
  await page.route("**/palette/search?**", (route) => route.fulfill({ status: 200, body: "not what was asked for" }));
  await page.goto("/identities");
  await openPalette(page);
  await page.keyboard.type("changes");

  await expect(page.getByText(/cannot be searched/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/changes/);
});

test("single keys can be switched off where they are listed, and ⌘K stays", async ({ page }) => {
  await page.goto("/sources");
  await page.keyboard.press("Shift+?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("g then i")).toBeAttached();
  await sheet.getByRole("checkbox", { name: /Single-key shortcuts/ }).uncheck();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });

  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.keyboard.press("Shift+?");
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(/\/sources/);
  await openPalette(page);
  await page.keyboard.press("Escape");

  await page.reload();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await sheet.getByRole("checkbox", { name: /Single-key shortcuts/ }).check();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/\/identities/);
});

test("a word explains itself and leads to its entry", async ({ page }) => {
  await page.goto("/identities");
  await page.getByRole("button", { name: "What “Environment” means" }).first().click();
  const help = page.getByRole("dialog", { name: "Environment" });
  await expect(help).toContainText("given to a resource by rules");
  await help.getByRole("link", { name: "All words" }).click();

  await expect(page).toHaveURL(/\/help#environment/);
});

signedOut("nobody who is signed out searches through the palette", async ({ request }) => {
  for (const path of ["/palette/search?q=ci", "/palette/views"]) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toEqual({ message: "You are signed out." });
  }
});
