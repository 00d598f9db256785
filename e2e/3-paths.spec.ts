import { expectNoViolationsOn, THEMES } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

const REACHING = "/identities?q=reaches%3Aproduction+kind%3Aworkflow";

test("a chain leads from the identity to its evidence and to who else reaches the resource", async ({ page }) => {
  await page.goto(REACHING);
  const link = page.locator("main table tbody").getByRole("link").first();
  const path = ((await link.getAttribute("href")) ?? "").split("?")[0] ?? "";
  await page.goto(`${path}?tab=chains`);

  const section = page.getByRole("region", { name: "Chains to production" });
  await expect(section.getByRole("list", { name: "Evidence" }).first()).toBeVisible();
  const resource = section.locator('a[href^="/resources/"]').first();
  await resource.focus();
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/resources\//);
  await page
    .getByRole("link", { name: /^How .* reaches it$/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "How it is reached" })).toBeVisible();
});

for (const theme of THEMES) {
  test(`chains and resources are well made and fit a narrow screen, ${theme}`, async ({ page }) => {
    await page.goto(REACHING);
    const link = page.locator("main table tbody").getByRole("link").first();
    const path = `${((await link.getAttribute("href")) ?? "").split("?")[0] ?? ""}?tab=chains`;
    await page.goto(path);
    const resource = (await page.locator('main a[href^="/resources/"]').first().getAttribute("href")) ?? "";
    await page.setViewportSize({ width: 320, height: 700 });

    await expectNoViolationsOn(page, [path, resource], theme);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
