import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { loadAll } from "js-yaml";
import { z } from "zod";
import { rollcall } from "./app.ts";
import { expect, inTheme, signedIn as test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";
import { apiClient, type ApiClient } from "./peers/kubernetes/api.ts";
import { missingKubernetes } from "./peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "./peers/kubernetes/start.ts";

test.describe.configure({ mode: "serial" });

const missing = missingKubernetes();
const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const PATHS: Record<string, (namespace: string) => string> = {
  Namespace: () => "/api/v1/namespaces",
  ServiceAccount: (namespace) => `/api/v1/namespaces/${namespace}/serviceaccounts`,
  ClusterRole: () => `${RBAC}/clusterroles`,
  ClusterRoleBinding: () => `${RBAC}/clusterrolebindings`,
  Role: (namespace) => `${RBAC}/namespaces/${namespace}/roles`,
  RoleBinding: (namespace) => `${RBAC}/namespaces/${namespace}/rolebindings`,
};

const Manifest = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
});

/** What `kubectl apply -f` does with a text whose objects are new. */
async function apply(admin: ApiClient, text: string): Promise<void> {
  for (const document of loadAll(text)) {
    const body = Manifest.parse(document);
    const path = PATHS[body.kind]?.(body.metadata.namespace ?? "default");
    if (!path) throw new Error(`No path for a ${body.kind}`);
    await admin.demand({ method: "POST", path, body });
  }
}

test.describe("connecting a running cluster", () => {
  test.skip(missing !== null, missing ?? "");
  let peer: KubernetesPeer;
  let admin: ApiClient;
  let token = "";

  test.beforeAll(async () => {
    test.setTimeout(30 * 60_000);
    peer = await startKubernetes({ controllers: true });
    admin = apiClient(peer, peer.adminToken);
    const shop = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop", labels: { env: "production" } } };
    await admin.demand({ method: "POST", path: "/api/v1/namespaces", body: shop });
    const ci = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "ci-deployer" } };
    await admin.demand({ method: "POST", path: "/api/v1/namespaces/shop/serviceaccounts", body: ci });
  });

  test.afterAll(async () => {
    admin?.close();
    await peer?.stop();
  });

  /** A page while it loads has nothing to look at yet. */
  async function open(page: Page, path: string): Promise<void> {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
  }

  async function press(page: Page, role: string, name: string | RegExp, key = "Enter"): Promise<void> {
    await tabTo(page, role, name);
    await page.keyboard.press(key);
  }

  async function type(page: Page, label: RegExp, text: string): Promise<void> {
    await tabTo(page, "textbox", label);
    await page.keyboard.insertText(text);
  }

  test("is chosen, granted, tested and read with the keyboard alone", async ({ page }) => {
    test.setTimeout(180_000);
    await page.goto("/sources");
    await press(page, "link", "Connect a source");
    await page.waitForURL(/\/connect$/);
    await type(page, /^Name of the source/, "harbor");
    await page.keyboard.press("Enter");

    await page.waitForURL(/harbor\/read/);
    await press(page, "button", "Continue");

    await page.waitForURL(/harbor\/grant/);
    await apply(admin, (await page.getByRole("region", { name: "rollcall-reader.yaml" }).textContent()) ?? "");
    token = await tokenOf(admin);
    await press(page, "link", /applied/);

    await page.waitForURL(/harbor\/test/);
    await tabTo(page, "radio", /./);
    while (!(await page.getByRole("radio", { name: /^Address and credential/ }).isChecked())) {
      await page.keyboard.press("ArrowDown");
    }
    await type(page, /^Address of the API server/, peer.url);
    await type(page, /^Certificate authority/, peer.ca);
    await type(page, /^Token/, token);
    await press(page, "checkbox", /private network/, "Space");
    await press(page, "button", "Save and test");

    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Everything that was asked for/, {
      timeout: 30_000,
    });
    await expect(page.getByText("system:serviceaccount:rollcall:rollcall-reader").first()).toBeVisible();
    await press(page, "link", "Continue");

    await page.waitForURL(/harbor\/first/);
    // Run by itself this spec still finds the sample.
    if (await page.getByRole("checkbox", { name: /Remove the sample/ }).isVisible()) {
      await press(page, "checkbox", /Remove the sample/, "Space");
    }
    await press(page, "button", "Start the first collection");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/identit.* in harbor/, { timeout: 60_000 });
    await press(page, "link", "Look through all of them");
    await expect(page.getByRole("link", { name: "ci-deployer" })).toBeVisible();
  });

  test("shows what it cost, and whatever was read in full", async ({ page }) => {
    await page.goto("/sources/harbor");

    await expect(page.getByRole("heading", { level: 1, name: "harbor" })).toBeVisible();
    const newest = page.getByRole("table", { name: "Collections" }).getByRole("row").nth(1);
    await expect(newest).toContainText("finished");
    await expect(page.getByRole("row", { name: /Service accounts complete/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /Secrets.* switched off/ })).toBeVisible();
  });

  for (const theme of ["light", "dark"] as const) {
    test(`has no accessibility violation in any step, ${theme}`, async ({ page }) => {
      await inTheme(page, theme);
      for (const path of ["/connect", ...["read", "grant", "test", "first"].map((step) => `/connect/harbor/${step}`)]) {
        await open(page, path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations, path).toEqual([]);
      }
      await open(page, "/sources/harbor");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }

  test("says what is missing once a right is taken away, and removes nothing", async ({ page }) => {
    const path = `${RBAC}/clusterroles/rollcall-reader`;
    const role = z.looseObject({ rules: z.array(z.looseObject({ resources: z.array(z.string()) })) });
    const { rules } = role.parse(await admin.demand({ path }));
    const without = rules.filter(({ resources }) => !resources.includes("clusterrolebindings"));
    await admin.demand({ method: "PATCH", path, body: { rules: without } });
    await page.goto("/sources/harbor");

    await page.getByRole("button", { name: "Collect now" }).click();

    await expect(page.getByRole("row", { name: /Cluster role bindings denied/ })).toBeVisible({ timeout: 30_000 });
    const { stdout } = await rollcall("changes", "--since", "1d", "--json");
    const changes = z.array(z.looseObject({ type: z.string(), sourceSlug: z.string() })).parse(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
    expect(changes.filter(({ type, sourceSlug }) => sourceSlug === "harbor" && type === "removed")).toEqual([]);
    await page.goto("/identities?q=source:harbor");
    await expect(page.getByRole("region", { name: "What is missing" })).toContainText(/cluster-role-bindings: denied/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/At least/);
  });

  test("shows nowhere the token it was given", async ({ page }) => {
    for (const path of ["/sources/harbor", "/connect/harbor/test", "/connect/harbor/first"]) {
      await open(page, path);
      expect(await page.content()).not.toContain(token);
    }
  });

  test("is paused, and removed by its typed name", async ({ page }) => {
    await page.goto("/sources/harbor");
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText(/paused: not read/)).toBeVisible();

    await page.getByRole("button", { name: "Remove…" }).click();
    await page.getByLabel(/Type harbor/).fill("harbour");
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Type harbor" })).toBeVisible();
    await page.getByLabel(/Type harbor/).fill("harbor");
    await page.getByRole("button", { name: "Remove", exact: true }).click();

    await page.waitForURL(/\/sources$/);
    await expect(page.getByText("harbor")).toHaveCount(0);
    await page.goto("/identities?q=source:harbor");
    await expect(page.getByRole("link", { name: "ci-deployer" })).toHaveCount(0);
  });
});

async function tokenOf(admin: ApiClient): Promise<string> {
  const answer = await admin.demand({
    method: "POST",
    path: "/api/v1/namespaces/rollcall/serviceaccounts/rollcall-reader/token",
    body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: 3600 } },
  });
  return z.object({ status: z.object({ token: z.string() }) }).parse(answer).status.token;
}
