import { expectNoViolations, expectNoViolationsOn, MAIN_PAGES, SWEEP_WITHIN_MS, THEMES } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

/** The sample is read in part: one namespace refuses. What is empty and what is complete is swept by the later specs. */
const PAGES = [
  ...MAIN_PAGES,
  "/identities?q=owner%3Anone",
  "/identities?q=no-such-thing",
  "/sources/prod-eu",
  "/help",
] as const;

const TABS = ["overview", "access", "credentials", "history", "evidence"] as const;

for (const theme of THEMES) {
  test(`no page has an accessibility violation, ${theme}`, async ({ page }) => {
    test.setTimeout(SWEEP_WITHIN_MS);
    await expectNoViolationsOn(page, PAGES, theme);
  });

  test(`no tab of an identity has one, on its page and in the panel, ${theme}`, async ({ page }) => {
    test.setTimeout(SWEEP_WITHIN_MS);
    await page.goto("/identities?q=seal-rotator+source%3Aprod-eu");
    const link = page.locator("table").getByRole("link", { name: "seal-rotator" }).first();
    const path = (await link.getAttribute("href")) ?? "";
    const id = path.split("/").at(-1);

    const pages = TABS.map((tab) => `${path}?tab=${tab}`);
    await expectNoViolationsOn(page, [...pages, `/identities?open=${id}`, `/identities?open=${id}&tab=access`], theme);
  });
}

test("the palette and the sheet of shortcuts have none", async ({ page }) => {
  await page.goto("/identities");
  await page.locator("table tbody tr").first().waitFor();
  for (const keys of ["ControlOrMeta+k", "?"]) {
    await page.keyboard.press(keys);
    await page.getByRole("dialog").waitFor();
    await expectNoViolations(page, `dialog of ${keys}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
});

for (const [words, width] of [
  ["at 320 px, which is 400 % zoom of a small screen", 320],
  ["at 200 % zoom of a common screen", 720],
] as const) {
  test(`nothing scrolls sideways ${words}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 700 });
    for (const path of PAGES) {
      await page.goto(path);
      await page.locator("h1").first().waitFor();
      await page.waitForLoadState("networkidle");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}

test("nothing moves for those who asked for that", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const path of MAIN_PAGES) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => Number(animation.effect?.getTiming().duration ?? 0) > 10)
        .map(String),
    );
    expect(moving, path).toEqual([]);
  }
});

test("with forced colors, what is chosen and what has the focus can still be seen", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/identities?q=owner%3Anone");
  const box = page.getByRole("checkbox", { name: "No owner" }).first();
  await box.focus();

  const looks = await box.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return { outlineStyle, wide: parseFloat(outlineWidth) >= 2 };
  });
  expect(looks).toEqual({ outlineStyle: "solid", wide: true });
  await expect(box).toBeChecked();
});

test("on paper there is no navigation, every time is exact, and what was not read is said", async ({ page }) => {
  for (const path of ["/", "/identities", "/changes"]) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.emulateMedia({ media: "print" });

    await expect(page.getByRole("navigation", { name: "Main" }), path).toBeHidden();
    await expect(page.getByText(/\d of \d sources complete/).first(), path).toBeVisible();
    for (const words of await page.locator("time .relative-words").all()) await expect(words).toBeHidden();
  }
});

test("the keyboard alone opens an identity and comes back", async ({ page }) => {
  await page.goto("/identities?q=seal-rotator+source%3Aprod-eu");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");

  const link = page.locator("table").getByRole("link", { name: "seal-rotator" });
  for (let presses = 0; presses < 80; presses += 1) {
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
