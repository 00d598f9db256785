import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rollcall, temporaryDirectory } from "./app.ts";
import { expectNoViolations, expectNoViolationsOn, MAIN_PAGES, SWEEP_WITHIN_MS, THEMES } from "./axe.ts";
import { expect, signedIn as test } from "./fixtures.ts";

test.describe.configure({ mode: "serial" });

const directory = temporaryDirectory();
test.afterAll(() => rmSync(directory, { recursive: true, force: true }));

const HOSTILE = '<img src=x onerror="document.title=1">';

function manifest(kind: string, name: string, namespace: string | null, rest = "", apiVersion = "v1"): string {
  const place = namespace === null ? "" : `\n  namespace: ${namespace}`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${JSON.stringify(name)}${place}\n${rest}`;
}

function binding(name: string, namespace: string, role: string, account: string): string {
  const rest = `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}\nsubjects: [{kind: ServiceAccount, name: ${account}}]\n`;
  return manifest("RoleBinding", name, namespace, rest, "rbac.authorization.k8s.io/v1");
}

function write(file: string, ...documents: string[]): void {
  writeFileSync(join(directory, file), documents.join("---\n"));
}

const collect = (...more: string[]) =>
  rollcall("collect", "kubernetes", "--from", directory, "--source", "own", ...more);

test("sample and real never stand side by side", async () => {
  write("a.yaml", manifest("Namespace", "payments", null), manifest("ServiceAccount", "ci", "payments"));

  const { code, stderr } = await collect();

  expect(code).toBe(3);
  expect(stderr).toMatch(/--replace-sample/);
});

test("the sample is removed with one click, and nothing looks like good news then", async ({ page }) => {
  await page.goto("/identities");
  await page
    .getByRole("button", { name: /remove/i })
    .first()
    .click();
  await page
    .getByRole("alertdialog")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: /remove/i })
    .click();

  await expect(page.getByText(/rollcall -- collect kubernetes/).first()).toBeVisible();
  test.setTimeout(SWEEP_WITHIN_MS);
  for (const path of MAIN_PAGES) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    const said = (await page.locator("main").innerText()).replaceAll(/\d\d:\d\d/g, "");
    expect(said, path).not.toMatch(/\b0\b|no changes|nothing waits|\ball (read|complete)/i);
  }
  for (const theme of THEMES) await expectNoViolationsOn(page, MAIN_PAGES, theme);
});

test("an own directory is collected and shown, hostile names as text", async ({ page }) => {
  write("b.yaml", manifest("Namespace", "loyalty", null), manifest("ServiceAccount", "sync", "loyalty"));
  write("hostile.yaml", manifest("ServiceAccount", HOSTILE, "payments"));

  const { code, stderr } = await collect();
  await page.goto("/identities");

  expect(code, stderr).toBe(0);
  await expect(page.locator("table tbody tr")).toHaveCount(3);
  await expect(page.getByText(HOSTILE).first()).toBeVisible();
  await expect(page).not.toHaveTitle("1");
  test.setTimeout(SWEEP_WITHIN_MS);
  for (const theme of THEMES) await expectNoViolationsOn(page, MAIN_PAGES, theme);
});

test("a changed directory shows exactly the changes, sentence first", async ({ page }) => {
  write("c.yaml", binding("ci-edit", "payments", "edit", "ci"), manifest("ServiceAccount", "api", "payments"));

  const { stdout } = await collect();
  await page.goto("/changes");

  expect(stdout).toMatch(/2 changes/);
  await expect(
    page.getByText(/payments\/ci gained the ClusterRole edit in payments, by the RoleBinding ci-edit/),
  ).toBeVisible();
  await expect(page.getByText(/Service account payments\/api is new/)).toBeVisible();
  const { stdout: listed } = await rollcall("changes", "--since", "1d", "--json");
  expect(listed.trim().split("\n")).toHaveLength(2);
});

test("an unreadable file is coverage, and nothing is removed", async ({ page }) => {
  write(
    "c.yaml",
    binding("ci-edit", "payments", "edit", "ci"),
    "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: api\n",
  );

  const { code } = await collect();
  await page.goto("/sources");

  expect(code).toBe(4);
  await expect(page.getByText(/c\.yaml/).first()).toBeVisible();
  const { stdout } = await rollcall("changes", "--since", "1d", "--json");
  expect(stdout).not.toMatch(/"removed"/);
  const { stdout: identities } = await rollcall("identities", "--json");
  expect(identities).toMatch(/payments\/api/);
  await page.goto("/identities");
  await expect(page.getByText(/at least/i).first()).toBeVisible();
  await expectNoViolations(page);
});

test("a deleted namespace closes what was in it, with that reason", async ({ page }) => {
  write("c.yaml", binding("ci-edit", "payments", "edit", "ci"), manifest("ServiceAccount", "api", "payments"));
  rmSync(join(directory, "b.yaml"));

  const { code, stderr } = await collect();
  await page.goto("/changes");

  expect(code, stderr).toBe(0);
  await expect(page.getByText(/Namespace loyalty is gone/)).toBeVisible();
  await expect(page.getByText(/Service account loyalty\/sync is gone/)).toBeVisible();
  await expect(page.getByText(/What it lived in is gone: namespace loyalty/).first()).toBeVisible();
});

test("too many removals wait until somebody looks at them and confirms", async ({ page }) => {
  const crowd = Array.from({ length: 30 }, (_, index) => manifest("ServiceAccount", `runner-${index}`, "payments"));
  write("d.yaml", ...crowd);
  await collect();
  rmSync(join(directory, "d.yaml"));
  await collect();

  await page.goto("/sources");
  await page.getByRole("button", { name: /^Confirm 30 removals/ }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("runner-29")).toBeVisible();
  await expectNoViolations(page);
  await page.screenshot({ path: test.info().outputPath("confirm.png") });
  await dialog.getByRole("button", { name: /^Confirm 30 removals/ }).click();

  await expect(dialog).toBeHidden();
  await expect(page.getByText("One source, read completely")).toBeVisible();
  const { stdout: identities } = await rollcall("identities", "--json");
  expect(identities).not.toMatch(/runner-/);
  await page.goto("/changes");
  await expect(page.getByText(/Service account payments\/runner-29 is gone/)).toBeVisible();
});

test("a directory that cannot be read is an error that says what to do", async () => {
  const locked = temporaryDirectory();
  chmodSync(locked, 0o755);
  rmSync(locked, { recursive: true });

  const { code, stderr } = await rollcall("collect", "kubernetes", "--from", locked);

  expect(code).toBe(1);
  expect(stderr).toMatch(/is not a directory that can be read/);
});
