import { legacyClaims, makeToken } from "#lib/domain/credentials/testing/make-token.ts";
import { uidOf } from "#prisma/seed/sample/writing/identifiers.ts";
import { expectExactTimes, expectIdsCopy } from "./exact.ts";
import { expect, signedIn as test } from "./fixtures.ts";

const DATES = "created,first-seen,last-change,last-used,expires";

for (const path of ["/", "/changes", "/sources", "/sources/prod-eu", `/identities?view=all&cols=${DATES}`]) {
  test(`every relative time is exact on hover and focus, and every id copies, on ${path}`, async ({ page }) => {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");

    await expectExactTimes(page, path);
    await expectIdsCopy(page, path);
  });
}

test("so they are in the answer whose a leaked credential is, and in the panel", async ({ page }) => {
  const uid = uidOf("prod-eu", "ServiceAccount", "payments", "ci", 1390);
  await page.goto("/leaked");
  await page
    .getByRole("textbox", { name: "Leaked credential" })
    .fill(makeToken(legacyClaims("payments", "ci", uid, "ci-token")).token);
  await page.keyboard.press("Enter");
  await page.getByText("This is sent, and nothing else").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Where it was looked for").waitFor();
  await expectExactTimes(page, "an answer");
  await expectIdsCopy(page, "an answer");

  await page.goto("/identities?view=all");
  await page.locator("tbody tr").first().locator("td.kind").click();
  await expect(page.getByRole("heading", { name: "Facts" })).toBeVisible();
  await expectExactTimes(page, "the panel");
  await expectIdsCopy(page, "the panel");
});
