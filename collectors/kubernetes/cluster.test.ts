import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

function collect(...items: object[]): Promise<Collected> {
  return collectFiles({ "a.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) });
}

const FINGERPRINT = "ab".repeat(32);

function clusterFacts(more: object = {}): object {
  return {
    apiVersion: "rollcall.dev/v1",
    kind: "ClusterFacts",
    metadata: { name: "cluster" },
    version: "v1.33.1-eks-595af52",
    issuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE",
    jwksUri: "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE/keys",
    caFingerprint: FINGERPRINT,
    ...more,
  };
}

function node(name: string, providerID: string | undefined, region?: string): object {
  const labels = region === undefined ? {} : { "topology.kubernetes.io/region": region };
  return { apiVersion: "v1", kind: "Node", metadata: { name, labels }, spec: { providerID } };
}

const contentOf = (collected: Collected, kind: string) =>
  factsOf(collected, "resource", kind).map(({ content }) => content);

describe("the cluster itself", () => {
  it("is a resource called by its slug", async () => {
    const [fact] = factsOf(await collect(clusterFacts()), "resource", "cluster");

    expect(fact).toMatchObject({
      alias: "kubernetes:test:cluster:test",
      name: "test",
      scope: "",
      content: {
        version: "v1.33.1-eks-595af52",
        issuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE",
        jwksUri: "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE/keys",
        caFingerprint: FINGERPRINT,
      },
    });
  });

  it("keeps of addresses and versions only what is one", async () => {
    const odd = clusterFacts({
      version: "latest; rm",
      issuer: "https://user:pass@issuer.example/a?b=c#d",
      jwksUri: "file:///etc/passwd",
      caFingerprint: FINGERPRINT.toUpperCase().replace(/..(?=.)/g, "$&:"),
    });

    expect(contentOf(await collect(odd), "cluster")).toMatchObject([
      { version: null, issuer: "https://issuer.example/a", jwksUri: null, caFingerprint: FINGERPRINT },
    ]);
  });

  it("may say nothing but its version", async () => {
    const bare = {
      apiVersion: "rollcall.dev/v1",
      kind: "ClusterFacts",
      metadata: { name: "cluster" },
      version: "v1.20.0",
    };

    expect(contentOf(await collect(bare), "cluster")).toMatchObject([
      { version: "v1.20.0", issuer: null, jwksUri: null, caFingerprint: null },
    ]);
  });
});

describe("nodes", () => {
  it("say where the cluster runs, and are nothing else", async () => {
    const collected = await collect(
      node("a", "aws:///eu-west-1a/i-0abc"),
      node("b", "aws:///eu-west-1b/i-0def", "eu-west-1"),
      node("c", undefined),
    );

    expect(collected.facts).toMatchObject([
      { alias: "kubernetes:test:nodecloud:aws", content: { provider: "aws", account: null, regions: ["eu-west-1"] } },
    ]);
  });

  it.each([
    ["aws:///eu-west-1-lhr-1a/i-0abc", undefined, { provider: "aws", account: null, regions: [] }],
    ["aws:///us-gov-east-1a/i-0abc", undefined, { provider: "aws", account: null, regions: ["us-gov-east-1"] }],
    [
      "gce://shop-prod/europe-west1-b/gke-1",
      undefined,
      { provider: "gce", account: "shop-prod", regions: ["europe-west1"] },
    ],
    [
      "azure:///subscriptions/0A1b2c3d-0000-0000-0000-000000000000/resourceGroups/rg/providers/x",
      "westeurope",
      { provider: "azure", account: "0a1b2c3d-0000-0000-0000-000000000000", regions: ["westeurope"] },
    ],
    ["kind://docker/kind/kind-control-plane", undefined, { provider: "kind", account: null, regions: [] }],
    ["digitalocean://12345", "fra1", { provider: "digitalocean", account: null, regions: ["fra1"] }],
  ])("%s in %s", async (providerId, region, expected) => {
    expect(contentOf(await collect(node("a", providerId, region)), "node-cloud")).toMatchObject([expected]);
  });

  it("that come and go change nothing", async () => {
    const before = await collect(node("a", "aws:///eu-west-1a/i-1"), node("b", "aws:///eu-west-1a/i-2"));
    const after = await collect(node("c", "aws:///eu-west-1b/i-3"));

    expect(contentOf(after, "node-cloud")).toEqual(contentOf(before, "node-cloud"));
  });
});

it("manifests do not say what the cluster is or where it runs", async () => {
  const collected = await collect({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });

  for (const kind of ["cluster", "nodes"]) {
    expect(coverageOf(collected, kind)[""]).toMatchObject({ status: "not-supported" });
  }
});
