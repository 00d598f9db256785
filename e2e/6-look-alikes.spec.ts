import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { rollcall, temporaryDirectory } from "./app.ts";
import { expectNoViolations } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });

const directory = temporaryDirectory();
test.afterAll(() => rmSync(directory, { recursive: true, force: true }));

const SOURCE = "look-alikes";
const LIST = `/identities?humans=true&vendors=true&q=source%3A${SOURCE}`;

const LATIN = "ci-deployer@shop.example";
/** Its first two letters are Cyrillic. */
const CYRILLIC = `${String.fromCodePoint(0x441, 0x456)}-deployer@shop.example`;
const OVERRIDDEN = "invoice\u202egnp.exe";
const ZERO_WIDTH = "ci\u200b-deployer@shop.example";
const HEBREW = "\u05e9\u05e8\u05ea (admin) 7/3";

const subject = (name: string) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "User", name });

test("names that look alike are collected", async () => {
  const binding = {
    ...{ apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRoleBinding", metadata: { name: "deployers" } },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
    subjects: [LATIN, CYRILLIC, OVERRIDDEN, ZERO_WIDTH, HEBREW].map(subject),
  };
  writeFileSync(join(directory, "bindings.json"), JSON.stringify(binding));

  const { stderr } = await rollcall("collect", "kubernetes", "--from", directory, "--source", SOURCE);

  expect(stderr).not.toMatch(/error/i);
});

test("two names that look alike are told apart, by eye and by ear", async ({ page }) => {
  await page.goto(LIST);
  await page.locator("table tbody tr").first().waitFor();
  const named = (name: string) => page.getByRole("link", { name, exact: true });

  await expect(named(LATIN)).toBeVisible();
  await expect(named(`Cyrillic letters: ${CYRILLIC}`)).toBeVisible();
  await expect(page.locator("tbody .look-alike")).toHaveText(["Cyrillic letters: "]);
  await expect(named(String.raw`ci\u{200b}-deployer@shop.example`)).toBeVisible();
  await expect(named(String.raw`invoice\u{202e}gnp.exe`)).toBeVisible();
  await expectNoViolations(page, "names that look alike");

  await named(`Cyrillic letters: ${CYRILLIC}`).click();
  await expect(page.locator("h1 .look-alike")).toBeVisible();
});

test("no name turns around what stands beside it", async ({ page }) => {
  for (const path of [LIST, "/changes", `${LIST}&cols=where,status`]) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    const said = await page.locator("body").innerText();
    expect(said, path).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  }
  await page.goto(LIST);
  const row = page.locator("tbody tr").filter({ hasText: "(admin) 7/3" });
  const name = row.locator("th bdi");

  await expect(name).toHaveCSS("unicode-bidi", "isolate");
  await expect(name).toHaveCSS("direction", "rtl");
  expect(await isBefore(row.locator("th"), row.locator("td.where"))).toBe(true);
  await expect(row.locator("td.where bdi")).toHaveCSS("direction", "ltr");
});

async function isBefore(one: Locator, other: Locator): Promise<boolean> {
  const [left, right] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  return left !== null && right !== null && left.x + left.width <= right.x + 1;
}
