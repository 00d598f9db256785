import { rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { rollcall, temporaryDirectory } from "./app.ts";
import { expect, signedIn as test } from "./fixtures.ts";
import { writeHostileCluster } from "./hostile/hostile-cluster.ts";

test.describe.configure({ mode: "serial" });

const directory = temporaryDirectory();
test.afterAll(() => rmSync(directory, { recursive: true, force: true }));

const SOURCE = "hostile";
/** Exit code of a collection that could not read everything. */
const INCOMPLETE = 4;
/** Identities whose pages are opened. */
const OPENED = 12;

/** Opens a page and looks for anything that came from a name and is more than text; the console must stay silent too. */
async function expectInert(page: Page, path: string): Promise<void> {
  const foreign: string[] = [];
  const watch = (request: { url(): string }) => {
    if (!request.url().startsWith(new URL(page.url()).origin)) foreign.push(request.url());
  };
  await page.goto(path);
  page.on("request", watch);
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  const found = await page.evaluate(() => ({
    ran: "hit" in window,
    elements: [...document.querySelectorAll("img, iframe, svg[onload], [onerror], [srcdoc]")].map(
      (element) => element.outerHTML,
    ),
    links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .map((link) => link.protocol)
      .filter((protocol) => !/^https?:$/.test(protocol)),
  }));
  page.off("request", watch);
  expect(found, path).toEqual({ ran: false, elements: [], links: [] });
  expect(foreign, path).toEqual([]);
}

test("a cluster written by an attacker is collected: what is no name is reported, the rest is kept", async () => {
  writeHostileCluster(directory, 12);
  const first = await rollcall("collect", "kubernetes", "--from", directory, "--source", SOURCE);
  writeHostileCluster(directory);
  const second = await rollcall("collect", "kubernetes", "--from", directory, "--source", SOURCE);

  expect([first.code, second.code], second.stderr).toEqual([INCOMPLETE, INCOMPLETE]);
});

test("no page runs anything of it, nor lets it out of its place", async ({ page }) => {
  test.setTimeout(300_000);
  const list = `/identities?humans=true&vendors=true&q=source%3A${SOURCE}`;
  for (const path of ["/", list, "/changes", "/sources", `/sources/${SOURCE}`]) await expectInert(page, path);

  await page.goto(list);
  await page.locator("table tbody tr").first().waitFor();
  const links = page.locator("table tbody th a");
  const identities = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  expect(identities.length).toBeGreaterThan(OPENED);
  for (const identity of identities.slice(0, OPENED)) {
    await expectInert(page, `${identity}?tab=evidence`);
    await expectInert(page, `${list}&open=${identity.split("/").at(-1)}&tab=access`);
  }
  for (const tab of ["overview", "access", "credentials", "history"]) {
    await expectInert(page, `${identities[0]}?tab=${tab}`);
  }
});

test("the palette finds a name without running it", async ({ page }) => {
  await page.goto("/identities");
  await page.locator("table tbody tr").first().waitFor();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog").getByRole("combobox").fill("window.hit");

  await expect(
    page
      .getByRole("dialog")
      .getByRole("option", { name: /window\.hit/ })
      .first(),
  ).toBeVisible();
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
});

test("no cell of an export starts a formula, and nothing of a name is lost", async ({ page, baseURL }) => {
  const of = (format: string) =>
    page.request.post("/identities/export", {
      form: { format, q: `source:${SOURCE}`, sort: "name", dir: "asc", humans: "true", vendors: "true" },
      headers: { origin: baseURL ?? "" },
    });
  const csv = cellsOf(await (await of("csv")).text());
  const json = (await (await of("json")).json()) as { name: string }[];

  expect(csv.flat().filter((cell) => /^[\s\p{Cf}]*[=+\-@]/u.test(cell))).toEqual([]);
  const names = csv.slice(1).map((cells) => cells[csv[0]?.indexOf("name") ?? -1] ?? "");
  expect(names.some((name) => name.startsWith("'=HYPERLINK"))).toBe(true);
  expect(names.map((name) => name.replaceAll("'", ""))).toEqual(json.map(({ name }) => name.replaceAll("'", "")));
});

/** Reads CSV as RFC 4180 has it: quoted cells hold anything, and two quotes are one. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((cells) => cells.length > 1);
}

test("a formula for a name is text on the page", async ({ page }) => {
  await page.goto(`/identities?humans=true&q=HYPERLINK+source%3A${SOURCE}`);

  await expect(page.locator("table").getByText('=HYPERLINK("http').first()).toBeVisible();
});

test("names that mean something to JavaScript are names", async ({ page }) => {
  await page.goto(`/identities?humans=true&q=__proto__+source%3A${SOURCE}`);

  await expect(page.locator("table tbody tr").first()).toContainText("__proto__");
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
});
