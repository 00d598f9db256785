import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rollcall, temporaryDirectory } from "./app.ts";
import { expectNoViolationsOn, SWEEP_WITHIN_MS, THEMES } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });

const directory = temporaryDirectory();
test.afterAll(() => rmSync(directory, { recursive: true, force: true }));

const SOURCE = "checkouts";
/** Exit code of a collection that could not read everything: what other repositories there are, no checkout says. */
const INCOMPLETE = 4;

const HOSTILE = `<img src=x onerror="document.title=1">`;
const HOSTILE_FILE = `a "b" <i>?#%2f..yml`;

const DEPLOY = `name: Deploy
on:
  push: { branches: [main, "release/*"] }
  pull_request_target: {}
permissions: { id-token: write, contents: read }
jobs:
  ship:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: "arn:aws:iam::111122223333:role/deploy", aws-region: eu-west-1 }
      - run: ./ship
        env: { KEY: "\${{ secrets.DEPLOY_KEY }}" }
  test:
    runs-on: [self-hosted, big]
    permissions: { contents: read }
    steps:
      - run: npm test
`;

const HOSTILE_WORKFLOW = `on: { push: { branches: ['${HOSTILE}'] } }
jobs:
  build:
    runs-on: ubuntu-latest
    environment: staging
    steps:
      - run: true
        env: { A: "\${{ secrets.TOKEN }}" }
`;

function write(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

const collect = () => rollcall("collect", "github", "--from", directory, "--source", SOURCE, "--replace-sample");

test("checkouts are collected, and what they do not say is said", async ({ page }) => {
  write({
    "acme__api/.github/workflows/deploy.yml": DEPLOY,
    "acme__api/.github/CODEOWNERS": "# who answers\n.github/ @acme/platform @mona\n",
    [`acme__odd/.github/workflows/${HOSTILE_FILE}`]: HOSTILE_WORKFLOW,
  });

  const { code, stderr } = await collect();
  await page.goto("/sources");

  expect(code, stderr).toBe(INCOMPLETE);
  await expect(page.locator(`#${SOURCE}`).getByText(/kinds of listings/)).toBeVisible();
  await expect(page.locator(`#${SOURCE}`).getByText(/deploy keys/)).toBeVisible();
});

test("a workflow is found in the inventory by its code owner and speaks GitHub's language", async ({ page }) => {
  await page.goto(`/identities?q=${encodeURIComponent("owner:@acme/platform")}`);
  await page.locator("table tbody").getByRole("link", { name: "deploy.yml" }).click();

  await expect(page.locator("h1")).toHaveText(
    /^deploy\.yml can sign in to AWS as deploy.* and @acme\/platform is named as its owner/,
  );
  const main = page.locator("main");
  await expect(main.getByText("Two jobs run in it")).toBeVisible();
  await expect(main.getByText("Each run gets tokens of its own, which end with it").first()).toBeVisible();
  await expect(page.locator("#starts").getByText(/Strangers' pull requests start it/)).toBeVisible();
  await expect(
    page.locator("#workloads").getByText(/runs on a runner of its own, labeled self-hosted, big/),
  ).toBeVisible();
  await expect(page.locator("#secrets").getByText("DEPLOY_KEY").first()).toBeVisible();
  const line = page.locator("#secrets").getByRole("link", { name: /^line 14/ });
  await expect(line).toHaveAttribute("href", "https://github.com/acme/api/blob/HEAD/.github/workflows/deploy.yml#L14");
  await expect(line).toHaveAttribute("rel", "noreferrer");
  await expect(main).not.toContainText(/pod|workload|binding|namespace|cluster/i);
});

test("the subjects it can mint stand on its page, to copy", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/identities?q=${encodeURIComponent("name:deploy.yml source:checkouts")}`);
  await page.locator("table tbody").getByRole("link", { name: "deploy.yml" }).click();
  await page.getByRole("link", { name: /^Access/ }).click();

  const subject = "repo:acme/api:environment:production";
  await page.locator("#subjects").getByRole("button", { name: subject }).click();

  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(subject);
});

test("its repository is a click away, and in the list of repositories", async ({ page }) => {
  await page.goto("/repositories");
  const row = page.getByRole("row", { name: /acme\/api/ });
  await expect(row).toContainText("not read");
  await row.getByRole("link", { name: "acme/api" }).click();

  await expect(page.locator("h1")).toHaveText("acme/api has 1 workflow that takes 1 secret.");
  await expect(page.locator("#subjects").getByText("repo:acme/api:environment:production")).toBeVisible();
  await expect(page.locator("#deploy-keys").getByText(/Deploy keys not read/)).toBeVisible();
  await expect(page.locator("#access").getByText(/not read/)).toBeVisible();
  await expect(page.locator("#environments").getByText("production", { exact: true })).toBeVisible();
  await page.locator("#workflows").getByRole("link", { name: "deploy.yml" }).click();
  await page
    .locator(".facts")
    .getByRole("link", { name: /acme\/api/ })
    .click();
  await expect(page).toHaveURL(/\/repositories\/checkouts\/acme\/api$/);
});

test("a repository that is none is not found, and an address that means nothing is said", async ({ page }) => {
  const none = await page.request.get("/repositories/checkouts/acme/none");
  await page.goto("/repositories?cursor=x&q=odd");

  expect(none.status()).toBe(404);
  await expect(page.getByText(/cursor=x/)).toBeVisible();
  await expect(page.getByRole("row", { name: /acme\/odd/ })).toBeVisible();
});

test("hostile names of files and branches are text", async ({ page }) => {
  await page.goto("/repositories/checkouts/acme/odd");
  await page.locator("#workflows").waitFor();
  await expect(page).not.toHaveTitle("1");

  const link = page.locator("#workflows").getByRole("link").first();
  await expect(link).toContainText(HOSTILE_FILE);
  await link.click();

  await expect(page.locator("#starts").getByText(HOSTILE)).toBeVisible();
  const hrefs = await page
    .locator('a[href^="https://"]')
    .evaluateAll((links) => links.map((one) => one.getAttribute("href")));
  expect(hrefs.length).toBeGreaterThan(0);
  for (const href of hrefs) expect(href).toMatch(/^https:\/\/github\.com\/acme\/odd\/blob\/HEAD\/[^<>"?#]*(?:#L\d+)?$/);
  await expect(page).not.toHaveTitle("1");
});

test("a changed workflow is a change in GitHub's words, and past times show it as it was", async ({ page }) => {
  const before = new Date();
  await page.waitForTimeout(1100);
  write({ "acme__api/.github/workflows/deploy.yml": DEPLOY.replace("secrets.DEPLOY_KEY", "secrets.OTHER_KEY") });

  await collect();
  await page.goto("/changes");

  await expect(
    page.getByText(/Job ship of \.github\/workflows\/deploy\.yml in acme\/api now takes the secret OTHER_KEY/),
  ).toBeVisible();
  const past = `${before.toISOString().replace(/\.\d+Z$/, "")}Z`;
  await page.goto(`/repositories/checkouts/acme/api?asof=${encodeURIComponent(past)}`);
  await expect(page.locator("#secrets").getByText("DEPLOY_KEY").first()).toBeVisible();
  await expect(page.getByText("OTHER_KEY")).toHaveCount(0);
});

test("its pages are accessible in both themes and fit a narrow screen", async ({ page }) => {
  test.setTimeout(SWEEP_WITHIN_MS);
  await page.goto("/repositories/checkouts/acme/odd");
  const workflow = await page.locator("#workflows").getByRole("link").first().getAttribute("href");
  const paths = ["/repositories", "/repositories?q=zzz", "/repositories/checkouts/acme/odd", workflow ?? ""];
  for (const theme of THEMES) await expectNoViolationsOn(page, [...paths, `${workflow}?tab=access`], theme);

  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of [...paths, "/repositories/checkouts/acme/api"]) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});

test("the source goes, and its repositories with it", async ({ page }) => {
  await page.goto(`/sources/${SOURCE}`);
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByLabel(`Type ${SOURCE} to remove it`).fill(SOURCE);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page).toHaveURL(/\/sources$/);

  await page.goto("/repositories");
  await expect(page.getByText("No repository was read yet.")).toBeVisible();
});
