import { appKey } from "../app-key.ts";
import type { FakeGithub } from "./server.ts";
import { TIME_OF_EVERYTHING as TIME, userRow } from "./rows.ts";

/** Secrets of every App the fake GitHub makes: canaries for tests. */
export const CLIENT_SECRET = "canary-client-secret-0001";
export const WEBHOOK_SECRET = "canary-webhook-secret-0001";

/** An App that a person created from a manifest and whose key nobody has fetched. */
interface CreatedApp {
  owner: string;
  manifest: { name: string; redirect_url: string; default_permissions: Record<string, string> };
}

/** Apps by the code that fetches their key, once. */
export type CreatedApps = Map<string, CreatedApp>;

/**
 * The page on which GitHub asks a person whether to create the App of a manifest; its one link is what the button does.
 * Null: this is no such page.
 */
export function creationPage(fake: FakeGithub, path: string, query: URLSearchParams, body: string): string | null {
  const owner = /^\/organizations\/([\w-]+)\/settings\/apps\/new$/.exec(path)?.[1];
  if (owner === undefined) return null;
  const manifest = JSON.parse(new URLSearchParams(body).get("manifest") ?? "{}") as CreatedApp["manifest"];
  const code = `canary-code-${String(fake.created.size + 1).padStart(4, "0")}`;
  fake.created.set(code, { owner, manifest });
  const back = new URL(manifest.redirect_url);
  back.searchParams.set("code", code);
  back.searchParams.set("state", query.get("state") ?? "");
  return `<!doctype html><title>Create GitHub App</title><link rel="icon" href="data:,"><a href="${back.href.replaceAll("&", "&amp;")}">Create GitHub App for ${owner}</a>`;
}

/** What GitHub gives for a code; null where it knows none, as of one that was used. */
export function conversionOf(fake: FakeGithub, path: string): object | null {
  const code = /^\/app-manifests\/([^/]+)\/conversions$/.exec(path)?.[1] ?? "";
  const app = fake.created.get(code);
  if (!app || !fake.created.delete(code)) return null;
  return {
    ...{ id: 4, slug: app.manifest.name, node_id: "A_4", name: app.manifest.name, client_id: "Iv1.0123456789abcdef" },
    owner: userRow(app.owner, fake.organization.id, "Organization"),
    ...{ description: null, external_url: "https://github.com", html_url: `${fake.url}/apps/${app.manifest.name}` },
    ...{ created_at: TIME, updated_at: TIME, permissions: app.manifest.default_permissions, events: [] },
    ...{ client_secret: CLIENT_SECRET, webhook_secret: WEBHOOK_SECRET, pem: appKey() },
  };
}
