import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { chromium, type Browser, type BrowserContext, type Page, type Response } from "@playwright/test";
import type pg from "pg";
import { openDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import { ANALYSIS_VERSION } from "#lib/domain/inventory/derive.ts";
import { ensureBrowser } from "#lib/launch/browser.ts";
import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";
import { makeThrowAwayDirectory, removeDataDirectory } from "#lib/launch/postgres/throw-away.ts";
import { startApp, type AppProcess } from "./app-process.ts";
import { CROWD_NOW, writeCrowd } from "./crowd.ts";
import { median, row, type BenchRow } from "./report.ts";

const IDENTITIES = 1_000_000;
const RUNS = 7;
const INPUT = `the inventory page over ${IDENTITIES.toLocaleString("en-US")} generated identities, Chromium, new cache each time`;

/** Bar `page`: the inventory in a browser over a million identities. The list answers from memory once it is loaded. */
export async function benchPage(): Promise<BenchRow[]> {
  const directory = await makeThrowAwayDirectory();
  const signal = new AbortController().signal;
  try {
    await fill(directory);
    const executablePath = await ensureBrowser({ directory, onStep: () => undefined, signal });
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    const app = await startApp(directory);
    try {
      return await measure(browser, app);
    } finally {
      await browser.close();
      await app.stop();
    }
  } finally {
    await removeDataDirectory(directory);
  }
}

async function fill(directory: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir: directory, onStep: () => undefined });
  try {
    await migrate(server.url, { onStep: () => undefined });
    const database = openDatabase(server.url);
    await writeCrowd(database.pool, IDENTITIES);
    await markAnalyzed(database.pool);
    await database.close();
  } finally {
    await server.stop();
  }
}

/** The crowd has rows and no facts: the worker must not derive an empty inventory from them. */
async function markAnalyzed(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into analysis (trust_domain_id, analysis_version, environment_rules_version, watermark, as_of)
     select d.id, $1, (select max(version) from environment_rules), jsonb_build_object('listed', md5('{}')), $2
     from trust_domain d`,
    [ANALYSIS_VERSION, CROWD_NOW],
  );
}

interface Measured {
  lcp: number;
  cls: number;
  inp: number;
  htmlBytes: number;
  htmlGzip: number;
  scriptGzip: number;
}

async function measure(browser: Browser, app: AppProcess): Promise<BenchRow[]> {
  const signedIn = await signIn(browser, app);
  const state = await signedIn.storageState();
  // The first look makes the web process load the list.
  await look(signedIn, app.url);
  await untilLoaded(signedIn, app.url);
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } });
    runs.push(await look(context, app.url));
    await context.close();
  }
  const of = (key: keyof Measured) => median(runs.map((run) => run[key]));
  const figure = (id: string, value: number, unit: string, bar: string) =>
    row({ id, value, unit, bar, baseline: null, baselineOf: "", input: INPUT });
  return [
    figure("page-lcp", of("lcp"), "ms until the largest part is painted", "at most 1,000"),
    figure("page-inp", of("inp"), "ms, the slowest of four interactions", "at most 100"),
    figure("page-cls", of("cls"), "layout shift", "at most 0.05"),
    figure("page-html", of("htmlBytes") / 1000, "kB of HTML", "at most 100"),
    figure("page-html-gzip", of("htmlGzip") / 1000, "kB of HTML, gzip", "none, measured apart"),
    figure("page-js", of("scriptGzip") / 1000, "kB of scripts at first load, gzip", "at most 270"),
  ];
}

async function signIn(browser: Browser, app: AppProcess): Promise<BrowserContext> {
  const link = await printedLink(app);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("Name", { exact: true }).fill("Bench");
  await page.getByLabel(/email/i).fill("bench@rollcall.example");
  for (const field of await page.locator('input[type="password"]').all()) await field.fill("four unrelated words run");
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.close();
  return context;
}

/** The app serves a moment before it prints the link. */
async function printedLink(app: AppProcess): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const link = /https?:\/\/\S+\/sign-in\/first\?\S+/.exec(app.output())?.[0];
    if (link !== undefined) return link;
    await sleep(100);
  }
  throw new Error(`The app printed no sign-in link:\n${app.output()}`);
}

/** Until a list nobody asked for before comes quickly: the copy in memory answers. */
async function untilLoaded(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  for (let tries = 0; tries < 60; tries += 1) {
    const started = performance.now();
    await page.goto(`${url}/identities?q=owner%3Anone+kind%3Aworkflow&sort=owner`, { waitUntil: "networkidle" });
    if (performance.now() - started < 1500) break;
  }
  await page.close();
}

async function look(context: BrowserContext, url: string): Promise<Measured> {
  const page = await context.newPage();
  await page.addInitScript(observe);
  const scripts: Promise<number>[] = [];
  const note = (response: Response): void => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body).byteLength));
  };
  page.on("response", note);
  const answer = await page.goto(`${url}/identities`, { waitUntil: "networkidle" });
  const html = (await answer?.body()) ?? Buffer.alloc(0);
  // What is fetched from here on is not the first load, and may be under way when the page closes.
  page.off("response", note);
  const scriptGzip = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  await interact(page);
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { lcp: number; cls: number; inp: number } }).seen,
  );
  await page.close();
  return { ...seen, htmlBytes: html.byteLength, htmlGzip: gzipSync(html).byteLength, scriptGzip };
}

/** Ticks a row, narrows by a facet, types, and moves on: what people do all day. */
async function interact(page: Page): Promise<void> {
  await page.locator("tbody input[type=checkbox]").first().click();
  await page.locator("[aria-label=Filters] input[type=checkbox]").first().click();
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Filter identities").pressSequentially(" pay");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(500);
}

/** Runs in the page, before anything of it. @see https://web.dev/articles/vitals */
function observe(): void {
  const seen = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { seen });
  const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  watch("layout-shift", (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) seen.cls += shift.value;
  });
  watch("event", (entry) => (seen.inp = Math.max(seen.inp, entry.duration)), { durationThreshold: 16 });
}
