import { expectNoViolations, THEMES } from "./axe.ts";
import { expect, inTheme, signedIn as test } from "./fixtures.ts";

const HOSTILE = '"><img src=x onerror=alert(1)>\u202egpj';
/** The worker looks every 15 seconds, and computes for some. */
const FOLLOWS = { timeout: 90_000 };

test.describe.configure({ timeout: 300_000 });

test("rules are tried out, saved, followed and undone", async ({ page }) => {
  await page.goto("/environments");
  const rules = page.getByRole("form", { name: "Rules" });
  const version = Number(/Version (\d+)/.exec(await page.locator("#versions li").first().innerText())?.[1]);

  await rules.getByRole("button", { name: "Add a rule by name" }).click();
  const added = rules.getByRole("listitem").last();
  await expect(added.getByLabel("Environment", { exact: true })).toBeFocused();
  await added.getByLabel("Environment", { exact: true }).fill("lab");
  await rules.getByRole("button", { name: "Save rules" }).click();
  await expect(rules.getByRole("alert")).toContainText("names: Name at least one");
  await expect(added.getByLabel("Names", { exact: true })).toBeFocused();
  await added.getByLabel("Names", { exact: true }).fill("x".repeat(501));
  await rules.getByRole("button", { name: "Preview" }).last().click();
  await expect(rules.getByRole("alert")).toContainText("at most 500 characters");
  await added.getByLabel("Names", { exact: true }).fill("*");

  const last = await rules.locator("ol > li").count();
  await rules.getByRole("button", { name: `Move rule ${last} up` }).click();
  await expect(rules.getByRole("button", { name: `Move rule ${last - 1} up` })).toBeFocused();
  await rules.getByRole("button", { name: "Preview" }).last().click();
  await expect(rules.getByRole("status")).toContainText(/would change (its|their) environment/);
  expect(await page.locator("#versions").innerText()).not.toContain(`Version ${version + 1}`);

  await rules.getByRole("button", { name: "Save rules" }).click();
  await expect(page.locator("#versions")).toContainText(`Version ${version + 1}`);
  await expect(page.getByText(`stand by version ${version + 1} of the rules`)).toBeVisible(FOLLOWS);
  await page.goto("/identities?q=environment%3Alab");
  await expect(page.locator("table tbody tr").first()).toBeVisible();

  await page.goto("/environments");
  await page
    .locator("#versions li", { hasText: `Version ${version} ` })
    .getByRole("link")
    .click();
  await expect(page.getByText(`These are the rules of version ${version}`)).toBeVisible();
  await rules.getByRole("button", { name: "Save rules" }).click();
  await expect(page.getByText(`stand by version ${version + 2} of the rules`)).toBeVisible(FOLLOWS);
});

test("names that attack are text, and one narrow page holds it all", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`/environments?environment=${encodeURIComponent(HOSTILE)}&page=-1`);
  await expect(page.getByText("No resource that was read is like this.")).toBeVisible();
  await expect(page.getByText("page=-1")).toBeVisible();
  const rules = page.getByRole("form", { name: "Rules" });
  await rules.getByRole("button", { name: "Add a rule by name" }).click();
  const added = rules.getByRole("listitem").last();
  await added.getByLabel("Environment", { exact: true }).fill(HOSTILE);
  await added.getByLabel("Names", { exact: true }).fill(HOSTILE);
  await rules.getByRole("button", { name: "Preview" }).last().click();
  await expect(rules.getByRole("status")).toContainText("No resource that was read");
  await expect(page.locator("img[src='x']")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("a rule that is open is as accessible as the rest", async ({ page }) => {
  for (const theme of THEMES) {
    await inTheme(page, theme);
    await page.goto("/environments");
    await page.locator("#rules details summary").first().click();
    await expectNoViolations(page);
  }
});
