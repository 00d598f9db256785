import { expect, signedIn as test } from "./fixtures.ts";
import { openList, openRow } from "./list.ts";

test("the panel stays as it is when the list is sorted and paged", async ({ page }) => {
  await openList(page, "view=all");
  await page.locator("tbody tr").first().locator("td.kind").click();
  await expect(page).toHaveURL(/open=/);
  const panel = page.getByRole("complementary", { name: /^Identity/ });
  await panel.getByRole("link", { name: /^Access/ }).click();
  await expect(page).toHaveURL(/tab=access/);
  const opened = /open=([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

  await page.getByRole("columnheader", { name: "Kind" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=kind/);
  expect(page.url()).toContain(`open=${opened}`);
  // By key: where there is little room the panel lies over the link.
  await page.getByRole("link", { name: "Next" }).first().press("Enter");
  await expect(page).toHaveURL(/cursor=/);
  expect(page.url()).toContain(`open=${opened}`);
  expect(page.url()).toContain("tab=access");

  await panel.getByRole("button", { name: "Close" }).click();
  await expect(page).not.toHaveURL(/open=/);
  await page.getByRole("columnheader", { name: "Owner" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=owner/);
  expect(page.url()).not.toMatch(/open=|tab=/);
});

test("a key goes into the panel and back, and at no width does the panel cover the list", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openList(page, "view=all");
  await page.locator("tbody tr").nth(2).locator("td.kind").click();
  const panel = page.getByRole("complementary", { name: /^Identity/ });
  await expect(panel.getByRole("button", { name: "Close" })).toBeVisible();
  const list = await page.locator(".listbox").boundingBox();
  const pager = await page.getByRole("link", { name: "Next" }).first().boundingBox();
  const left = (await panel.boundingBox())?.x ?? 0;
  expect([list, pager].map((box) => (box?.x ?? 0) + (box?.width ?? 0)).every((right) => right <= left)).toBe(true);
  await expect(page.getByRole("button", { name: "Filters", exact: true })).toBeVisible();

  await page.keyboard.press("p");
  await expect(panel).toBeFocused();
  const shown = await openRow(page).innerText();
  await page.keyboard.press("j");
  await expect(openRow(page)).not.toHaveText(shown);
  await expect(panel).toBeFocused();
  await page.keyboard.press("p");
  await expect(openRow(page).locator("th a")).toBeFocused();
  await page.keyboard.press("p");
  await panel.getByRole("button", { name: "List", exact: true }).click();
  await expect(openRow(page).locator("th a")).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("Go to the panel, or back to the list")).toBeVisible();
});
