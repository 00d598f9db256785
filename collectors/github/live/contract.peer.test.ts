import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPrism, type Prism } from "#e2e/peers/github/prism.ts";
import { checkLive } from "./check-live.ts";
import { collectFrom, FAST, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { createApp } from "./testing/create-app.ts";
import { ROUTES } from "./testing/fake-github/routes.ts";
import { CONVERSIONS, startFakeGithub, type FakeGithub, type Seen } from "./testing/fake-github/server.ts";
import { takeOver } from "./take-over.ts";

const WITHIN_MS = 300_000;

/** What the fake GitHub answers and lists in no table: the token of an installation, the key of a new App. */
const MORE = ["/app/installations/{installation_id}/access_tokens", CONVERSIONS];

/** What Prism found, as it says in a header. */
interface Violation {
  location: string[];
  severity: string;
  message: string;
}

describe("GitHub's own description", () => {
  let upstream: FakeGithub;
  let prism: Prism;
  let asked: Seen[];
  beforeAll(async () => {
    const organization = generateOrganization({ repositories: 4 });
    const client = await startFakeGithub(organization);
    await collectFrom(liveInput(client), { pageSize: 2 });
    organization.installation.selection = "selected";
    await collectFrom(liveInput(client));
    organization.installation.selection = "all";
    await collectFrom(liveInput(client, { as: "token" }));
    await checkLive(liveInput(client, { as: "token" }), () => undefined, FAST);
    const code = await createApp(client);
    await takeOver({ ...liveInput(client), code }, FAST);
    asked = [...new Map(client.seen.map((seen) => [`${seen.method} ${seen.url}`, seen])).values()];
    await client.stop();
    upstream = await startFakeGithub(organization, { plain: true });
    await createApp(upstream);
    prism = await startPrism(upstream.url, [...new Set([...ROUTES.map(({ path }) => path), ...MORE])]);
  }, WITHIN_MS);
  afterAll(async () => {
    await prism?.stop();
    await upstream?.stop();
  });

  it(
    "allows every request the client sends, and knows every answer of the simulator",
    { timeout: WITHIN_MS },
    async () => {
      const rest = asked.filter(({ url }) => !url.endsWith("/graphql"));
      const faults = new Set<string>();
      for (const { method, url, authorization, body } of rest) {
        const path = url.replace(/^\/api\/v3/, "");
        const answer = await fetch(prism.url + path, {
          method,
          headers: {
            authorization: `Bearer ${authorization}`,
            accept: "application/json",
            "x-github-api-version": "2022-11-28",
          },
          ...(method === "POST" && body !== "" ? { body, headers: { "content-type": "application/json" } } : {}),
        });
        const said = answer.headers.get("sl-violations");
        const found = said === null ? [] : (JSON.parse(said) as Violation[]);
        for (const { location, severity, message } of found) {
          if (severity === "Error")
            faults.add(`${method} ${path.replace(/\?.*/, "")}: ${location.join(".")} ${message}`);
        }
        if (answer.status >= 500 || (answer.status === 404 && !path.startsWith("/apps/"))) {
          faults.add(`${method} ${path}: answered ${answer.status}`);
        }
      }
      expect([...faults]).toEqual([]);
      expect(rest.length).toBeGreaterThan(100);
    },
  );

  it("is what is looked at: a request it does not allow is noticed", async () => {
    const answer = await fetch(`${prism.url}/orgs/acme/members?per_page=many&role=boss`);
    expect(answer.headers.get("sl-violations") ?? (await answer.text())).toMatch(/role|per_page/);
  });

  it("is asked about every path the simulator has", () => {
    const paths = asked.map(({ url }) => url.replace(/^\/api\/v3/, "").replace(/\?.*/, ""));
    const never = ROUTES.filter(({ path }) => {
      const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
      return !paths.some((one) => pattern.test(one));
    });
    expect(never.map(({ path }) => path)).toEqual([
      "/app/installations",
      "/orgs/{org}/dependabot/secrets/{secret_name}/repositories",
      "/repos/{owner}/{repo}",
    ]);
  });
});
