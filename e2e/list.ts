import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Opens the inventory by a query and waits until it acts. */
export async function openList(page: Page, query: string): Promise<void> {
  await page.goto(`/identities?${query}`);
  await page.locator("table tbody tr").first().waitFor();
  // Rows are there before what makes them act.
  await expect(page.locator("h1")).toContainText(/identities|identity/);
}

/** The row whose identity the panel shows. */
export function openRow(page: Page): Locator {
  return page.locator("tbody tr[aria-current]");
}
