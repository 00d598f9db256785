import { ADMINISTRATOR, expect, SESSION_FILE, test } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });

test("nobody sees anything before signing in", async ({ page }) => {
  for (const path of ["/", "/identities", "/changes", "/sources"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
});

test("the first administrator comes in by the one-time link and sees the sample", async ({ page }) => {
  await page.goto(process.env.E2E_SIGN_IN_LINK ?? "");
  await page.getByLabel("Name", { exact: true }).fill(ADMINISTRATOR.name);
  await page.getByLabel(/email/i).fill(ADMINISTRATOR.email);
  const passwords = page.locator('input[type="password"]');
  await passwords.nth(0).fill(ADMINISTRATOR.password);
  await passwords.nth(1).fill(ADMINISTRATOR.password);
  await page.locator('button[type="submit"]').click();

  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/identities/);
  await expect(page.getByText(/sample organization/i).first()).toBeVisible();
  await page.context().storageState({ path: SESSION_FILE });
});

test("the link works once", async ({ page }) => {
  await page.goto(process.env.E2E_SIGN_IN_LINK ?? "");

  await expect(page.getByText(/was used, has expired/)).toBeVisible();
});

test("a wrong password is refused without saying what was wrong; the right one signs in", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel(/email/i).fill(ADMINISTRATOR.email);
  await page.getByLabel(/password/i).fill("not the password at all");
  await page.locator('button[type="submit"]').click();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);

  await page.getByLabel(/email/i).fill(ADMINISTRATOR.email);
  await page.getByLabel(/password/i).fill(ADMINISTRATOR.password);
  await page.locator('button[type="submit"]').click();

  await expect(page).toHaveURL("/");
});
