import { rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { writeSample } from "#prisma/seed/sample/generate.ts";
import { rollcall, temporaryDirectory } from "./app.ts";
import { expectNoViolationsOn, SWEEP_WITHIN_MS, THEMES } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });

const directory = temporaryDirectory();
test.afterAll(() => rmSync(directory, { recursive: true, force: true }));

const PRODUCTION = "111122223333";
const role = (name: string, account = PRODUCTION) => `aws:aws:${account}:role/${name}`;

/** Opens the page of an identity by a filter that finds only it. */
async function open(page: Page, filter: string, name: string): Promise<void> {
  await page.goto(`/identities?q=${encodeURIComponent(filter)}`);
  await page.locator("table tbody").getByRole("link", { name }).click();
}

const CI_DEPLOYER = "name:ci-deployer system:aws kind:role";

/** Exit codes of a collection that read everything, and of one that could not. */
const READ = [0, 4];

test("accounts, an organization and a cluster are collected from exports", async ({ page }) => {
  test.setTimeout(120_000);
  const last = new Map(writeSample(directory, new Date()).map((written) => [written.slug, written]));
  for (const slug of ["staging-eu", "tickets-github", "tickets-aws"]) {
    const { system, path } = last.get(slug) ?? { system: "", path: "" };
    const { code, stderr } = await rollcall("collect", system, "--from", path, "--source", slug, "--replace-sample");
    expect(READ, stderr).toContain(code);
  }
  await page.goto("/sources");

  await expect(
    page
      .locator("#tickets-aws")
      .getByText(/credential-report/i)
      .first(),
  ).toBeVisible();
});

test("one role for two worlds: who can become it, subject by subject and condition by condition", async ({ page }) => {
  await open(page, CI_DEPLOYER, "ci-deployer");
  await page.getByRole("link", { name: "Who can become it" }).click();

  const entrants = page.locator("#entrants");
  await expect(entrants.getByRole("row", { name: /kiosk-host/ })).toContainText("yes");
  const shop = page.getByRole("row", { name: /repo:tickets-example\/shop:pull_request/ });
  await expect(shop).toContainText("build.yml");
  await expect(shop).toContainText("yes");
  await expect(page.getByText(/is like repo:tickets-example\/\*/).first()).toBeVisible();
});

test("it leads over another account's role into both clusters, step by step", async ({ page }) => {
  await open(page, CI_DEPLOYER, "ci-deployer");
  await page.getByRole("link", { name: "Where it leads" }).click();
  const chains = page.locator("#chains-out");

  await expect(chains.getByText("group tickets:ci-deployers of cluster staging-eu")).toBeVisible();
  await expect(chains.getByText("aws-auth of cluster staging-eu takes ticket-deployer")).toBeVisible();
  await expect(chains.getByText("An access entry of cluster prod-eu takes ci-deployer")).toBeVisible();
  await chains.getByRole("link", { name: /ticket-deployer/ }).click();
  await expect(page.locator("h1")).toContainText("ticket-deployer");
});

test("a workflow leads there too", async ({ page }) => {
  await page.goto("/repositories/tickets-github/tickets-example/seat-maps");
  await page.locator("#workflows").getByRole("link", { name: "release.yml" }).first().click();
  await page.getByRole("link", { name: "Where it leads" }).click();

  await expect(
    page
      .locator("#chains-out")
      .getByText(/statement 1 of the trust policy of ci-deployer/)
      .first(),
  ).toBeVisible();
});

test("a role that hands any role to a build says so, with the fix", async ({ page }) => {
  await open(page, "name:build-starter", "build-starter");
  await page.getByRole("link", { name: "Where it leads" }).click();

  const ways = page.locator("#escalations");
  await expect(ways.getByText("It makes a build project that runs as the role.")).toBeVisible();
  await expect(ways.getByText(/with a condition on iam:PassedToService/)).toBeVisible();
});

test("an account says who is trusted from outside, with the keyboard alone", async ({ page }) => {
  await page.goto("/identities");
  await page.locator("h1").first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/accounts$/);
  const link = page.getByRole("link", { name: "tickets production" });
  await link.focus();
  await page.keyboard.press("Enter");

  await expect(page.locator("h1")).toContainText("tickets production");
  await expect(page.getByText("888800002222").first()).toBeVisible();
});

test("the command line answers with what decided", async () => {
  const secret = `arn:aws:secretsmanager:eu-central-1:${PRODUCTION}:secret:payments/psp-credentials-AbCdEf`;
  const may = await rollcall("can", role("psp-settlement"), "secretsmanager:GetSecretValue", secret, "--json");
  const mayNot = await rollcall("can", role("psp-settlement"), "iam:CreateUser", "*", "--json");

  expect(JSON.parse(may.stdout)).toMatchObject({ allowed: expect.anything() });
  expect(JSON.parse(mayNot.stdout)).toMatchObject({ allowed: false });
});

test("their pages are accessible in both themes and fit a narrow screen", async ({ page }) => {
  test.setTimeout(SWEEP_WITHIN_MS);
  await page.goto(`/identities?q=${encodeURIComponent(CI_DEPLOYER)}`);
  const address =
    (await page.locator("table tbody").getByRole("link", { name: "ci-deployer" }).getAttribute("href")) ?? "";
  const account = await firstAccount();
  const paths = [`${address}?tab=trust`, `${address}?tab=leads`, `${address}?tab=access`, account];
  for (const theme of THEMES) await expectNoViolationsOn(page, paths, theme);

  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of [...paths, "/accounts"]) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }

  async function firstAccount(): Promise<string> {
    await page.goto("/accounts");
    return (await page.getByRole("link", { name: "tickets production" }).getAttribute("href")) ?? "";
  }
});
