import type { Page, Route } from "@playwright/test";
import { legacyClaims, makeToken } from "#lib/domain/credentials/testing/make-token.ts";
import { uidOf } from "#prisma/seed/sample/writing/identifiers.ts";
import { expectNoViolations } from "./axe.ts";
import { expect, inTheme, signedIn as test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";

/** The account of the payments pipeline in the sample: born 1390 days ago there, with a token in a Secret. */
const UID = uidOf("prod-eu", "ServiceAccount", "payments", "ci", 1390);
const { token, signature } = makeToken(legacyClaims("payments", "ci", UID, "ci-token"));

/** Everything the browser sends while the test runs, as text. */
function listen(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    sent.push([request.url(), JSON.stringify(request.headers()), request.postData() ?? ""].join("\n"));
  });
  return sent;
}

/** No eight characters of the signature, in whatever way they are written, and not the token's claims as they were. */
function expectNothingOf(secret: string, sent: readonly string[]): void {
  const all = sent.map((text) => text + decodeURIComponent(text.replaceAll("%", "%25"))).join("\n");
  const windows = Array.from({ length: secret.length - 7 }, (_, start) => secret.slice(start, start + 8));
  expect(windows.filter((window) => all.includes(window))).toEqual([]);
  const [, claims = ""] = token.split(".");
  expect(all).not.toContain(claims.slice(0, 40));
}

async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press("Control+V");
}

test("a pasted token is answered by its identity, and nothing of its secret part leaves the browser", async ({
  page,
}) => {
  await page.goto("/leaked");
  const sent = listen(page);
  await tabTo(page, "textbox", "Leaked credential");
  await paste(page, `Authorization: Bearer ${token}`);

  await expect(page.getByText("This is sent, and nothing else")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Leaked credential" })).toHaveValue("");
  expect(sent.filter((text) => text.includes(UID))).toEqual([]);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: /It is of ci in prod-eu, and it still works/ })).toBeFocused();
  await expect(page.getByText(/Delete the Secret ci-token in payments/)).toBeVisible();
  expect(sent.filter((text) => text.includes(UID)).length).toBeGreaterThan(0);
  expectNothingOf(signature, sent);
  await tabTo(page, "link", "ci");
  await page.keyboard.press("Enter");
  await page.locator("h1", { hasText: "ci" }).waitFor();
  await page.goBack();

  await expect(page.getByRole("textbox", { name: "Leaked credential" })).toHaveValue("");
  expectNothingOf(signature, sent);
});

test("what is typed is taken out of the field, and a secret that names nothing is not sent", async ({ page }) => {
  await page.goto("/leaked");
  const sent = listen(page);
  const field = page.getByRole("textbox", { name: "Leaked credential" });
  const secret = ["wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY"].join("");
  await field.fill(secret);
  await field.press("Enter");

  await expect(page.getByText(/It names nothing: paste the access key id/)).toBeVisible();
  await expect(field).toHaveValue("");
  await field.press("Enter");
  expectNothingOf(secret, sent);
});

test("a key of an account that nobody reads is no all-clear", async ({ page }) => {
  await page.goto("/leaked");
  await page.getByRole("textbox", { name: "Leaked credential" }).focus();
  await paste(page, "aws_access_key_id = AKIAQNZGKIQY56JQ7WML");
  await expect(page.getByText("029608264753", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Nobody here can tell whose it is." })).toBeVisible();
  await expect(page.getByText(/belongs to account 029608264753, and no source reads that one/)).toBeVisible();
});

test("an answer and a word explained beside it have no accessibility violation, and fit 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/leaked");
  await page.getByRole("textbox", { name: "Leaked credential" }).focus();
  await paste(page, token);
  await page.getByText("This is sent, and nothing else").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Where it was looked for").waitFor();
  await page.getByRole("button", { name: "Environment" }).click();
  await page.getByRole("dialog", { name: "Environment" }).waitFor();

  for (const theme of ["light", "dark"] as const) {
    await inTheme(page, theme);
    await expectNoViolations(page, `an answer, ${theme}`);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

/** Drags a file with this text over something and drops it there, as a person's mouse does. */
async function drop(page: Page, selector: string, text: string): Promise<boolean[]> {
  return page.evaluate(
    ([where, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content ?? ""], "credential.txt", { type: "text/plain" }));
      const target = document.querySelector(where ?? "");
      // False where somebody took it: the browser would open it in the tab otherwise.
      return ["dragover", "drop"].map(
        (type) => target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })) ?? true,
      );
    },
    [selector, text],
  );
}

test("a file that is dropped on the field or beside it is read, and never opened", async ({ page }) => {
  await page.goto("/leaked");
  const field = page.getByRole("textbox", { name: "Leaked credential" });
  for (const where of ["#leaked", "h1"]) {
    await field.focus();
    await expect(async () => {
      expect(await drop(page, where, "aws_access_key_id = AKIAQNZGKIQY56JQ7WML")).toEqual([false, false]);
    }).toPass();
    await expect(page.getByText("029608264753", { exact: true })).toBeVisible();
    await expect(field).toHaveValue("");
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(page.getByText("029608264753", { exact: true })).toBeHidden();
  }
});

test("a search gives way to the next one, and its answer is not shown under what was pasted since", async ({
  page,
}) => {
  await page.goto("/leaked");
  const field = page.getByRole("textbox", { name: "Leaked credential" });
  await field.focus();
  await paste(page, "aws_access_key_id = AKIAQNZGKIQY56JQ7WML");
  await page.getByText("029608264753", { exact: true }).waitFor();
  const held: Route[] = [];
  await page.route("**/leaked/find", (route) => void held.push(route));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Searching/ })).toBeVisible();
  await field.focus();
  await paste(page, token);
  await page.getByText("This is sent, and nothing else").waitFor();
  await expect(page.getByRole("button", { name: /^Find whose it is/ })).toBeVisible();
  await page.unroute("**/leaked/find");
  await page.keyboard.press("Enter");

  // The first has no answer still, and is asked for no more.
  await expect(page.getByRole("heading", { name: /It is of ci in prod-eu/ })).toBeVisible();
  expect(held).toHaveLength(1);
  for (const route of held) await route.continue().catch(() => undefined);
  await expect(page.getByRole("heading", { name: "Nobody here can tell whose it is." })).toBeHidden();
});

test("a server that is not reached is said under the field, and what was read stays", async ({ page }) => {
  await page.goto("/leaked");
  await page.getByRole("textbox", { name: "Leaked credential" }).focus();
  await paste(page, token);
  await page.getByText("This is sent, and nothing else").waitFor();
  // What a proxy without its server says; a request that fails outright is an error of the page too.
  await page.route("**/leaked/find", (route) => route.fulfill({ contentType: "text/plain", body: "no server" }));
  await page.keyboard.press("Enter");

  await expect(page.getByText("Rollcall could not be reached, so there is no answer. Try again.")).toBeVisible();
  await page.unroute("**/leaked/find");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /It is of ci in prod-eu/ })).toBeVisible();
});
