import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** How a tip says a time: to the second, or the day where the hour is not known. */
const EXACT = /^\d{1,2} [A-Z][a-z]{2} \d{4}(, \d\d:\d\d:\d\d UTC|, in UTC.*)$/;

/** So many times of a page are hovered and focused; of all is looked at what makes their tip. */
const TRIED = 3;

/** Every relative time of what is shown can be focused and knows the exact one, and none is mere text. */
export async function expectExactTimes(page: Page, where: string): Promise<void> {
  const found = await page.locator("main").evaluate((main) => {
    const isShown = (element: Element | null) => element?.checkVisibility({ visibilityProperty: true }) ?? false;
    const times = [...main.querySelectorAll("time")].filter(isShown);
    const bare = times.filter((time) => time.tabIndex < 0 || Number.isNaN(Date.parse(time.dateTime)));
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    while (texts.nextNode()) {
      const { parentElement: parent, textContent: text } = texts.currentNode;
      if (!isShown(parent) || parent?.closest("time, [data-tip], [data-tip-text]")) continue;
      if (/\b\d+ (min|h|d) ago\b|\bin \d+ (min|h|d)\b|\byesterday\b/.test(text ?? "")) loose.push(text ?? "");
    }
    return { bare: bare.map((time) => time.outerHTML), loose };
  });
  expect(found, where).toEqual({ bare: [], loose: [] });

  const tip = page.getByRole("tooltip");
  const times = await page.locator("main time:visible").all();
  for (const time of times.slice(0, TRIED)) {
    await time.focus();
    await expect(tip).toHaveText(EXACT);
    await page.keyboard.press("Escape");
    await expect(tip).toBeHidden();
    await page.mouse.move(0, 0);
    await time.hover();
    await expect(tip).toHaveText(EXACT);
    await page.mouse.move(0, 0);
  }
}

/** Every key and every id that can be read stands on something that copies it, and each of those copies all of it. */
export async function expectIdsCopy(page: Page, where: string): Promise<void> {
  const loose = await page.locator("main").evaluate((main) => {
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { parentElement: parent, textContent: text } = texts.currentNode;
      if (!parent?.checkVisibility() || parent.closest("[data-copy], textarea, .sr-only, pre")) continue;
      if (/\b(kubernetes|aws|github):[^ ]+:|\barn:aws:|\b[0-9a-f]{8}-[0-9a-f]{4}-/.test(text ?? ""))
        found.push(text ?? "");
    }
    return found;
  });
  expect(loose, where).toEqual([]);

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const button of (await page.locator("main [data-copy]:visible").all()).slice(0, 12)) {
    await button.click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied, where).toBe(await button.getAttribute("data-copy"));
  }
}
