import { describe, expect, it } from "vitest";
import type { CredentialName, NameOf } from "../../credentials/credential-name.ts";
import type { SeenCredential } from "../system.ts";
import { judge, namedBy } from "./leaked.ts";

const seen = (more: Partial<SeenCredential> = {}): SeenCredential => ({
  identity: "kubernetes:prod:serviceaccount:shop/ci",
  ...{ by: "id", present: true, gone: false, credential: null, listed: true, now: new Date("2026-03-10T12:00:00Z") },
  ...more,
});

const token: NameOf<"kubernetes-token"> = {
  kind: "kubernetes-token",
  ...{ namespace: "shop", account: "ci", accountUid: "uid-1", audiences: [] },
};

const certificate: NameOf<"certificate"> = {
  kind: "certificate",
  fingerprint: "ab".repeat(32),
  ...{ user: "ann", groups: ["ops"], notAfter: "2027-01-01T00:00:00.000Z" },
};

const bootstrap: CredentialName = { kind: "bootstrap-token", id: "07401b" };

describe("whether a leaked credential still works", () => {
  it.each<[string, CredentialName, Partial<SeenCredential>, string, RegExp]>([
    ["a token without Secret or pod works while its account is there", token, {}, "works", /account is still there/],
    [
      "a token of an account that is gone does not",
      token,
      { present: false, gone: true },
      "ended",
      /account it was given to is gone/,
    ],
    ["a token of an account that nobody looks for may", token, { present: false }, "unknown", /was not read/],
    [
      "a token that shares no more than the name with an account that is gone may",
      token,
      { by: "name", present: false, gone: true },
      "unknown",
      /this account’s own is not known/,
    ],
    [
      "a token whose Secret is gone does not",
      { ...token, secret: "ci-token" },
      { credential: { open: false, gone: true, content: {} } },
      "ended",
      /`ci-token` is gone/,
    ],
    [
      "a token whose Secret nobody looks for may",
      { ...token, secret: "ci-token" },
      { credential: { open: false, gone: false, content: {} } },
      "unknown",
      /^Not all Secrets/,
    ],
    ["a token known by its name only may", token, { by: "name" }, "unknown", /this account’s own is not known/],
    [
      "an expired token does not, whatever else is known",
      { ...token, expiresAt: "2026-03-10T12:00:00.000Z" },
      { by: "name", listed: false },
      "ended",
      /expired on 2026-03-10 12:00 UTC/,
    ],
    [
      "a certificate that was seen works until its end",
      certificate,
      { by: "credential", credential: { open: true, gone: false, content: {} } },
      "works",
      /until 2027-01-01 00:00 UTC/,
    ],
    ["a certificate known by its names may", certificate, { by: "name" }, "unknown", /not seen the certificate itself/],
    [
      "an expired certificate does not",
      { ...certificate, notAfter: "2026-01-01T00:00:00.000Z" },
      {},
      "ended",
      /expired/,
    ],
    [
      "a joining token with its Secret may",
      bootstrap,
      { credential: { open: true, gone: false, content: {} } },
      "unknown",
      /never reads/,
    ],
    [
      "a joining token whose Secret is gone does not",
      bootstrap,
      { by: "credential", listed: false, credential: { open: false, gone: true, content: {} } },
      "ended",
      /not there any more/,
    ],
    [
      "a joining token whose Secret nobody looks for may",
      bootstrap,
      { by: "credential", credential: { open: false, gone: false, content: {} } },
      "unknown",
      /^Not all Secrets/,
    ],
    [
      "a joining token known by its user only may",
      bootstrap,
      { by: "name" },
      "unknown",
      /of this cluster is not known/,
    ],
  ])("%s", (_what, name, given, standing, because) => {
    const judgement = judge(name, seen(given));

    expect(judgement.standing).toBe(standing);
    expect(judgement.because).toMatch(because);
    if (standing === "ended") expect(judgement.steps).toEqual([]);
  });

  it("is ended by bindings where nothing revokes it, and by a new authority where no binding gives it", () => {
    const ordinary = judge(certificate, seen()).steps.join(" ");
    const masters = judge({ ...certificate, groups: ["system:masters"] }, seen()).steps.join(" ");

    expect(ordinary).toContain("Take the bindings of the user `ann` and the group `ops` away");
    expect(masters).toMatch(/no binding gives and none can take/);
    expect(masters).not.toContain("Take the bindings");
  });
});

describe("whom a credential names in a cluster", () => {
  it("is the account of a token, whose common issuer says nothing", () => {
    const named = namedBy({ ...token, issuer: "kubernetes/serviceaccount", secret: "ci-token" }, { slug: "prod" });

    expect(named).toMatchObject({
      identities: ["kubernetes:prod:serviceaccount:shop/ci"],
      immutable: { kind: "service-account", key: "uid-1" },
      credential: "kubernetes:prod:serviceaccounttoken:shop/ci-token",
      issuer: null,
    });
  });

  it("is the user of a certificate first, then its groups", () => {
    expect(namedBy(certificate, { slug: "prod" })?.identities).toEqual([
      "kubernetes:prod:user:ann",
      "kubernetes:prod:group:ops",
    ]);
  });

  it("is nobody for what no cluster takes", () => {
    expect(namedBy({ kind: "aws-access-key", keyId: "AKIAQNZGKIQY56JQ7WML" }, { slug: "prod" })).toBeNull();
  });
});
