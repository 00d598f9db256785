import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { checkLive } from "./check-live.ts";
import { FAST, liveInput } from "./testing/collect-live.ts";
import { FAULTS, SAID } from "./testing/fake-github/faults.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

describe("a test of a connection", () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 1 }));
  });
  afterAll(() => github.stop());

  const check = (more: Parameters<typeof liveInput>[1] = {}) =>
    checkLive(liveInput(github, more), () => undefined, FAST);
  const failure = (more: Parameters<typeof liveInput>[1] = {}) =>
    check(more).then(
      () => new Error("was accepted"),
      (error: unknown) => error as Error,
    );

  it("says who the App is, what it reached, and that everything is granted", async () => {
    const found = await check();

    expect(found.identity).toBe("rollcall[bot]");
    expect(found.trustDomainKey).toBe(new URL(github.url).hostname);
    expect(found.permissions.every(({ status }) => status === "granted")).toBe(true);
    expect(found.excess).toEqual([]);
    expect(found.warnings).toEqual([]);
  });

  it("names what is missing with what to do, and what is too much", async () => {
    const { permissions } = github.organization.installation;
    delete permissions["organization_hooks"];
    Object.assign(permissions, { contents: "write", issues: "read" });
    const found = await check();
    Object.assign(permissions, { organization_hooks: "read", contents: "read" });
    delete permissions["issues"];

    expect(found.permissions.filter(({ status }) => status !== "granted")).toMatchObject([
      { id: "organization_hooks", status: "missing", fix: "Grant it: Organization permissions → Webhooks: Read-only." },
    ]);
    expect(found.excess).toEqual([
      "Repository permissions → Contents: more than reading (write)",
      "issues: Rollcall does not use it",
    ]);
  });

  it("tries what a token may do, for GitHub does not say", async () => {
    const { permissions } = github.organization.installation;
    delete permissions["administration"];
    const found = await check({ as: "token" });
    permissions["administration"] = "read";
    const status = new Map(found.permissions.map((one) => [one.id, one.status]));

    expect(status.get("members")).toBe("granted");
    expect(status.get("administration")).toBe("missing");
    expect(status.get("environments")).toBe("unknown");
    expect(status.get("organization_personal_access_tokens")).toBe("missing");
    expect(found.excess).toBeNull();
    expect(found.warnings.join()).toContain("A token does not say");
  });

  it("says of a wrong key what to do", async () => {
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
      type: "pkcs8",
      format: "pem",
    });
    const noKey = await failure({ credential: { "private-key": String(other) } });
    github.trouble({ path: "/orgs/{org}/installation", serve: FAULTS["401 for good"]?.serve ?? fail });
    const refused = await failure();
    github.trouble(null);

    expect(noKey).toBeInstanceOf(InvalidInput);
    expect(noKey.message).toMatch(/private key is not usable.*Paste the whole \.pem/);
    expect(refused).toBeInstanceOf(InvalidInput);
    expect(refused.message).toMatch(/does not accept the App's key.*generate a new private key/);
    expect(refused.message).not.toContain(SAID);
  });

  it("says of a suspended App who lifts that, and where", async () => {
    github.organization.installation.suspended = true;
    const refused = await failure();
    github.organization.installation.suspended = false;

    expect(refused).toBeInstanceOf(InvalidInput);
    expect(refused.message).toMatch(/suspended.*organizations\/acme\/settings\/installations\/77/);
  });

  it("says of a renamed organization what it is called now", async () => {
    const refused = await failure({ fields: { organization: "acme-before" } });

    expect(refused).toBeInstanceOf(InvalidInput);
    expect(refused.message).toMatch(/not installed in an organization called acme-before; it is in acme\..*renamed/);
    expect((await failure({ as: "token", fields: { organization: "acme-before" } })).message).toMatch(/renamed/);
  });

  it("says of a limit when GitHub takes calls again", async () => {
    github.trouble({ path: "/orgs/{org}/installation", serve: FAULTS["quota used up"]?.serve ?? fail });
    const limited = await failure();
    github.trouble(null);

    expect(limited).toBeInstanceOf(ExternalSystem);
    const wait = limited instanceof ExternalSystem ? (limited.retryAt?.getTime() ?? 0) - Date.now() : 0;
    expect(wait).toBeGreaterThan(3_000_000);
    expect(wait).toBeLessThan(4_000_000);
  });

  it("follows a redirect at the same host and no other", async () => {
    const moved = (location: string) => {
      const serve = (answer: Parameters<typeof sendJson>[0]) => sendJson(answer, 301, {}, { location });
      return github.trouble({ path: "/orgs/{org}/installation", serve, times: 1 });
    };
    moved("/api/v3/orgs/acme/installation");
    expect((await check()).identity).toBe("rollcall[bot]");
    moved("https://example.org/api/v3/orgs/acme/installation");
    expect((await failure()).message).toMatch(/redirect \(301\) to elsewhere/);
    github.trouble(null);
  });

  it("sends nothing to an address in a private network that was not allowed", async () => {
    github.seen.length = 0;
    const refused = await failure({ fields: { "allow-private-addresses": false } });

    expect(refused.message).toMatch(/private network/);
    expect(github.seen).toEqual([]);
  });
});

function fail(): never {
  throw new Error("no such fault");
}
