import { describe, expect, it } from "vitest";
import { CredentialName } from "./credential-name.ts";
import { readCredential } from "./read-credential.ts";
import { boundClaims, legacyClaims, makeToken } from "./testing/make-token.ts";

const UID = "4d3b4a0e-7b0e-4f5d-9a39-6a2f2f3f9d11";

async function nameOf(text: string) {
  const { findings, nameless } = await readCredential(text);
  expect(nameless).toEqual([]);
  expect(findings).toHaveLength(1);
  const name = findings[0]?.name;
  expect(CredentialName.safeParse(name).success).toBe(true);
  return name;
}

describe("a token of a service account", () => {
  it("of a pod names its account, uid, pod and times", async () => {
    const { token } = makeToken(boundClaims("payments", "ci", UID));

    expect(await nameOf(token)).toEqual({
      kind: "kubernetes-token",
      issuer: "https://kubernetes.default.svc.cluster.local",
      namespace: "payments",
      account: "ci",
      accountUid: UID,
      secret: undefined,
      pod: "ci-7d9f",
      audiences: ["https://kubernetes.default.svc.cluster.local"],
      tokenId: "0f7b0d3e-6a8c-4c45-9d5a-40a52c4a5f0d",
      issuedAt: "2026-11-09T04:00:00.000Z",
      expiresAt: "2026-11-09T05:00:00.000Z",
    });
  });

  it("in a Secret names the Secret and has no end", async () => {
    const { token } = makeToken(legacyClaims("payments", "ci", UID, "ci-token-x7k2p"));

    expect(await nameOf(token)).toMatchObject({
      issuer: "kubernetes/serviceaccount",
      ...{ namespace: "payments", account: "ci", accountUid: UID, secret: "ci-token-x7k2p" },
      expiresAt: undefined,
    });
  });

  it("is named by its subject alone where nothing else says it", async () => {
    const { token } = makeToken({ sub: "system:serviceaccount:payments:ci" });

    expect(await nameOf(token)).toMatchObject({ kind: "kubernetes-token", namespace: "payments", account: "ci" });
  });

  const { token } = makeToken(boundClaims("payments", "ci", UID));
  const inSecret = Buffer.from(token).toString("base64");

  it.each([
    ["with spaces around it", `\n  ${token}\t\n`],
    ["in quotes", `"${token}"`],
    ["in a header", `Authorization: Bearer ${token}`],
    ["in a curl command", `curl -H 'Authorization: Bearer ${token}' https://10.0.0.1:6443/api`],
    ["in a kubeconfig", `users:\n- name: ci\n  user:\n    token: ${token}\n`],
    ["in JSON", JSON.stringify({ kind: "ExecCredential", status: { token } })],
    ["in an address", `https://ci.example/?token=${token}&x=1`],
    ["at the end of a sentence", `Somebody posted ${token}.`],
    ["wrapped by a terminal", token.replaceAll(/(.{80})/g, "$1\n")],
    ["in the data of a Secret", `apiVersion: v1\nkind: Secret\ndata:\n  token: ${inSecret}\n`],
    ["in base64 over several lines", inSecret.replaceAll(/(.{76})/g, "$1\n")],
    ["without its signature", token.slice(0, token.lastIndexOf("."))],
    ["twice", `${token}\n${token}`],
  ])("is found %s", async (_where, text) => {
    expect(await nameOf(text)).toMatchObject({ kind: "kubernetes-token", accountUid: UID });
  });
});

describe("other signed tokens", () => {
  it("are named by issuer, subject and id", async () => {
    const { token } = makeToken({ iss: "https://token.actions.githubusercontent.com", sub: "repo:acme/api", jti: "1" });

    expect(await nameOf(token)).toMatchObject({
      kind: "jwt",
      ...{ issuer: "https://token.actions.githubusercontent.com", subject: "repo:acme/api", tokenId: "1" },
    });
  });

  it.each([
    ["without a name", makeToken({ exp: 1_794_200_400 }).token, /nothing in it says whose/],
    ["that are encrypted", `${makeToken({}).token}.AAAA.AAAA`, /encrypted token/],
  ])("%s are said to be so", async (_what, token, words) => {
    const { findings, nameless } = await readCredential(token);

    expect(findings).toEqual([]);
    expect(nameless.join(" ")).toMatch(words);
  });

  it("name only what a name can be: caps, no control characters, no times out of range", async () => {
    const { token } = makeToken({ sub: `a\0b${"x".repeat(5000)}`, aud: Array(50).fill("y"), exp: 1e300, iat: -5 });

    const name = await nameOf(token);

    expect(name).toMatchObject({ issuedAt: undefined, expiresAt: undefined });
    expect(JSON.stringify(name).length).toBeLessThan(1000);
    expect(JSON.stringify(name)).toContain("a\uFFFDb");
  });
});
