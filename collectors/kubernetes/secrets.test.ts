import { describe, expect, it } from "vitest";
import type { Fact } from "#lib/domain/facts/fact.ts";
import { factsOf } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

function secret(name: string, type: string, more: object = {}, namespace = "kube-system"): object {
  return { apiVersion: "v1", kind: "Secret", metadata: { name, namespace, ...more }, type };
}

async function credentials(...items: object[]): Promise<Fact[]> {
  const collected = await collectFiles({ "a.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) });
  return collected.facts.filter(({ noun }) => noun === "credential");
}

const TOKEN = "kubernetes.io/service-account-token";
const BOOTSTRAP = "bootstrap.kubernetes.io/token";

describe("the token of a service account", () => {
  it("has its last use beside its content, so that use is no change", async () => {
    const labels = (day: string) => ({ labels: { "kubernetes.io/legacy-token-last-used": day } });
    const [before] = await credentials(secret("t", TOKEN, labels("2026-02-20")));
    const [after] = await credentials(secret("t", TOKEN, labels("2026-02-21")));

    expect(before?.lastUse).toEqual({ at: "2026-02-20T00:00:00.000Z", granularity: "day" });
    expect(after?.content).toEqual(before?.content);
  });

  it.each(["yesterday", "2026-13-01", "2026-02-31x", ""])("takes %j for no day", async (day) => {
    const [fact] = await credentials(secret("t", TOKEN, { labels: { "kubernetes.io/legacy-token-last-used": day } }));

    expect(fact).not.toHaveProperty("lastUse");
  });

  it("that the server made invalid keeps since when", async () => {
    const labels = { "kubernetes.io/legacy-token-invalid-since": "2026-02-01" };

    expect((await credentials(secret("t", TOKEN, { labels })))[0]?.content).toMatchObject({
      invalidSince: "2026-02-01T00:00:00.000Z",
    });
  });

  it("is another when it is made again, unless its uid was copied", async () => {
    const keys = async (...items: object[]) => (await credentials(...items)).map(({ key }) => key);

    expect(await keys(secret("t", TOKEN, { uid: "one" }))).toEqual(["one"]);
    expect(await keys(secret("t", TOKEN, { uid: "one" }), secret("u", TOKEN, { uid: "one" }))).toEqual([
      "kubernetes:test:serviceaccounttoken:kube-system/t",
      "kubernetes:test:serviceaccounttoken:kube-system/u",
    ]);
  });
});

describe("the token by which nodes join", () => {
  it("proves whom its name says, until a time that is not read", async () => {
    const [fact] = await credentials(secret("bootstrap-token-07401b", BOOTSTRAP));

    expect(fact).toMatchObject({
      kind: "bootstrap-token",
      alias: "kubernetes:test:bootstraptoken:kube-system/bootstrap-token-07401b",
      refs: { identity: "kubernetes:test:user:system:bootstrap:07401b" },
    });
    expect(fact?.content).not.toHaveProperty("expires");
  });

  it.each([
    ["bootstrap-token-07401b", "default"],
    ["bootstrap-token-07401", "kube-system"],
    ["other", "kube-system"],
  ])("named %s in %s proves nobody, as the server does not take it", async (name, namespace) => {
    const [fact] = await credentials(secret(name, BOOTSTRAP, {}, namespace));

    expect(fact?.refs).not.toHaveProperty("identity");
  });
});

it("keys and certificates of other types are stored copies only", async () => {
  const collected = await collectFiles({ "a.json": JSON.stringify(secret("cert", "kubernetes.io/tls")) });

  expect(factsOf(collected, "stored-copy", "secret")).toMatchObject([{ content: { type: "kubernetes.io/tls" } }]);
  expect(collected.facts.some(({ noun }) => noun === "credential")).toBe(false);
});
