import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

/** Certificates in base64, as a request carries them: made for these tests, their keys thrown away. */
const CERTIFICATES: Record<string, string> = JSON.parse(
  readFileSync(new URL("testing/certificates.json", import.meta.url), "utf8"),
);

const CLIENT = "kubernetes.io/kube-apiserver-client";

function request(name: string, certificate: unknown = CERTIFICATES[name], signerName = CLIENT): object {
  return {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { name: `${name}-csr`, creationTimestamp: "2026-03-01T11:00:00Z", labels: { team: "ops" } },
    spec: { signerName, request: "cAnArY", username: "somebody" },
    status: certificate === undefined ? {} : { certificate },
  };
}

function collect(...items: object[]): Promise<Collected> {
  return collectFiles({ "a.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) });
}

const certificatesOf = (collected: Collected) => factsOf(collected, "credential", "client-certificate");

describe("a certificate that was issued", () => {
  it("is a credential of the user it names, without itself", async () => {
    const collected = await collect(request("masters"));

    expect(certificatesOf(collected)).toEqual([
      {
        noun: "credential",
        kind: "client-certificate",
        scope: "",
        key: expect.stringMatching(/^[0-9a-f]{64}$/),
        alias: expect.stringMatching(/^kubernetes:test:clientcertificate:[0-9a-f]{64}$/),
        name: "kubernetes-admin",
        refs: { identity: "kubernetes:test:user:kubernetes-admin" },
        content: {
          type: "client-certificate",
          user: "kubernetes-admin",
          groups: ["system:masters"],
          signer: CLIENT,
          created: "2026-01-01T00:00:00.000Z",
          expires: "2027-01-01T00:00:00.000Z",
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        evidence: { source: "a.json", document: 1, line: 1 },
      },
    ]);
    expect(coverageOf(collected, "certificates")[""]?.status).toBe("complete");
  });

  it("proves the account that its user name is", async () => {
    expect(certificatesOf(await collect(request("account")))[0]?.refs).toEqual({
      identity: "kubernetes:test:serviceaccount:shop/ci",
    });
  });

  it("is read as the API server reads it: the last common name, every organization, whatever signs stand in them", async () => {
    expect(certificatesOf(await collect(request("odd")))[0]?.content).toMatchObject({
      user: "bob=1",
      groups: ["a/x", 'b, + "c"'],
    });
  });

  it("stands once, however many requests it stands in", async () => {
    const collected = await collect(request("node"), request("again", CERTIFICATES["node"]));

    expect(certificatesOf(collected)).toHaveLength(1);
  });

  it("keeps nothing but whom it proves and when", async () => {
    const collected = await collect(request("canary"));

    expect(certificatesOf(collected)).toHaveLength(1);
    expect(JSON.stringify(collected.emissions)).not.toMatch(/cAnArY/i);
    expect(JSON.stringify(collected.emissions)).not.toContain(CERTIFICATES["canary"]?.slice(40, 80));
  });

  it.each([
    ["has expired when the requests were read", request("expired")],
    ["names nobody", request("nameless")],
    [
      "is of a signer that proves nothing to the API server",
      request("masters", CERTIFICATES["masters"], "example.com/own"),
    ],
    ["serves a kubelet", request("node", CERTIFICATES["node"], "kubernetes.io/kubelet-serving")],
    ["is not issued yet", request("pending", undefined)],
  ])("is none that %s", async (_what, object) => {
    const collected = await collect(object);

    expect(certificatesOf(collected)).toEqual([]);
    expect(coverageOf(collected, "certificates")[""]?.status).toBe("complete");
  });

  it("that cannot be read makes the listing partial, and is not quoted", async () => {
    const collected = await collect(
      request("broken", Buffer.from("cAnArY-9f27b1c4").toString("base64")),
      request("node"),
    );

    expect(certificatesOf(collected)).toHaveLength(1);
    expect(coverageOf(collected, "certificates")[""]).toMatchObject({
      status: "partial",
      problems: [{ message: "Not read: CertificateSigningRequest: status.certificate is no certificate." }],
    });
    expect(JSON.stringify(collected.emissions)).not.toContain("cAnArY");
  });
});

it("manifests do not say which certificates were issued", async () => {
  const collected = await collect({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });

  expect(coverageOf(collected, "certificates")[""]).toMatchObject({
    status: "not-supported",
    reason: expect.stringContaining("connect the cluster"),
  });
});
