import { CLIENT_SECRET, WEBHOOK_SECRET } from "#collectors/github/live/testing/fake-github/app-manifests.ts";
import { generateOrganization } from "#collectors/github/live/testing/fake-github/generate.ts";
import { startFakeGithub, type FakeGithub } from "#collectors/github/live/testing/fake-github/server.ts";
import type { Page } from "@playwright/test";
import { expectNoViolationsOn, THEMES } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });
// The GitHub of this spec has a certificate of its own.
test.use({ ignoreHTTPSErrors: true });

const SOURCE = "forge";
let fake: FakeGithub;

test.beforeAll(async () => {
  fake = await startFakeGithub(generateOrganization({ repositories: 2 }));
});
test.afterAll(() => fake.stop());

/** To where the browser is about to go to GitHub. */
async function begin(page: Page): Promise<void> {
  await page.goto(`/connect/${SOURCE}/grant`);
  const form = page.getByRole("form", { name: "Create a GitHub App" });
  await form.getByLabel("Organization").fill("acme");
  await form.getByText("More, for special cases").click();
  await form.getByLabel(/^Address \(optional\)/).fill(fake.url);
  await form.getByLabel(/^Certificate authority/).fill(fake.ca);
  await form.getByLabel(/private network/).check();
  await form.getByRole("button", { name: "Create a GitHub App" }).click();
  await page.waitForURL(/\/app\?at=/);
}

/** Creates the App as a person does, and answers where GitHub would send them. */
async function create(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Create it on/ }).click();
  return (await page.getByRole("link", { name: /Create GitHub App for acme/ }).getAttribute("href")) ?? "";
}

test("a page posts to the GitHub of its source and to no other", async ({ page }) => {
  await page.goto("/connect");
  await page.getByRole("radio", { name: "GitHub" }).check();
  await page.getByLabel("Name of the source").fill(SOURCE);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/forge\/read/);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/forge\/grant/);
  const refused = page.getByRole("form", { name: "Create a GitHub App" });
  await refused.getByLabel("Organization").fill("https://github.com/acme");
  await refused.getByRole("button", { name: "Create a GitHub App" }).click();
  await expect(refused.getByRole("alert")).toContainText("its name in addresses");

  await begin(page);

  const host = new URL(fake.url).host;
  const policies = await Promise.all(
    [`/connect/${SOURCE}/app?at=${host}`, `/connect/${SOURCE}/grant`].map(
      async (path) => (await page.request.get(path)).headers()["content-security-policy"] ?? "",
    ),
  );
  expect(policies.map((policy) => /form-action ([^;]*)/.exec(policy)?.[1])).toEqual([
    `'self' https://${host}`,
    "'self'",
  ]);
  await page.goto(`/connect/${SOURCE}/app?at=evil.example`);
  await expect(page).toHaveURL(new RegExp(`at=${host}$`));
  for (const theme of THEMES) await expectNoViolationsOn(page, [`/connect/${SOURCE}/app?at=${host}`], theme);
});

test("what comes back with another state is not taken, and can be begun again", async ({ page }) => {
  await begin(page);
  const back = new URL(await create(page));
  back.searchParams.set("state", "of-somebody-else");

  await page.goto(back.href);

  await expect(page.locator("h1")).toHaveText("The App was not taken over.");
  await expect(page.getByText(/not what was begun in this session/)).toBeVisible();
  await page.getByRole("link", { name: "Begin again" }).click();
  await expect(page).toHaveURL(/forge\/grant$/);
});

test("the App is created, its key fetched by a worker, and the organization can be read", async ({ page }) => {
  await begin(page);
  const back = await create(page);
  await page.goto(back);

  await expect(page.locator("h1")).toHaveText("App rollcall-forge created; install it on acme.", { timeout: 30_000 });
  await expect(page).toHaveURL(/\/app$/);
  await expect(page.getByRole("link", { name: /^Install it on GitHub/ })).toHaveAttribute(
    "href",
    `${fake.url}/organizations/acme/settings/apps/rollcall-forge/installations`,
  );
  const html = await page.content();
  for (const secret of [CLIENT_SECRET, WEBHOOK_SECRET, "PRIVATE KEY", "canary-code-"])
    expect(html).not.toContain(secret);
  await page.goto(back);
  await expect(page.locator("h1")).toHaveText("App rollcall-forge created; install it on acme.");

  await page.getByRole("button", { name: /^It is installed/ }).click();
  await expect(page.locator("h1")).toHaveText("Everything that was asked for can be read of forge.", {
    timeout: 30_000,
  });
  await expect(page.getByText("rollcall[bot]")).toBeVisible();
});

test("an App whose code GitHub does not know any more is told with what to do", async ({ page }) => {
  await begin(page);
  const back = await create(page);
  fake.created.clear();
  await page.goto(back);

  await expect(page.locator("h1")).toHaveText("The App was not taken over.", { timeout: 30_000 });
  await expect(page.getByText(/used already, or is older than an hour\. Delete the App/)).toBeVisible();
  await page.setViewportSize({ width: 320, height: 800 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
});

test("the source goes", async ({ page }) => {
  await page.goto(`/sources/${SOURCE}`);
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByLabel(`Type ${SOURCE} to remove it`).fill(SOURCE);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page).toHaveURL(/\/sources$/);
});
