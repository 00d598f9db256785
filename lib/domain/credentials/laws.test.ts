import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CredentialName } from "./credential-name.ts";
import { MAX_PASTED, readCredential } from "./read-credential.ts";
import { boundClaims, legacyClaims, makeToken } from "./testing/make-token.ts";

const UID = "4d3b4a0e-7b0e-4f5d-9a39-6a2f2f3f9d11";

/** All that the browser may send of a text, as it would be written to the wire. */
async function sent(text: string): Promise<string> {
  const { findings, nameless } = await readCredential(text);
  expect(findings.map(({ name }) => CredentialName.safeParse(name).success)).not.toContain(false);
  return JSON.stringify([findings, nameless]);
}

/** Eight characters of a secret are more than chance puts anywhere. */
function windowsOf(secret: string): string[] {
  return Array.from({ length: Math.max(secret.length - 7, 0) }, (_, start) => secret.slice(start, start + 8));
}

async function expectNothingOf(secret: string, text: string): Promise<void> {
  const wire = await sent(text);
  expect(windowsOf(secret).filter((window) => wire.includes(window))).toEqual([]);
}

const base62 = (length: number) =>
  fc.string({
    unit: fc.constantFrom(..."ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789"),
    minLength: length,
    maxLength: length,
  });

describe("what is sent", () => {
  it("holds nothing of a token's signature", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.boolean(), async (uid, legacy) => {
        const claims = legacy ? legacyClaims("payments", "ci", uid, "ci-token") : boundClaims("payments", "ci", uid);
        const { token, signature } = makeToken(claims);
        await expectNothingOf(signature, token);
        await expectNothingOf(signature, `token: ${Buffer.from(token).toString("base64")}`);
      }),
      { numRuns: 50 },
    );
  });

  it("holds nothing of the secret beside an AWS key id, or of a GitHub token", async () => {
    await fc.assert(
      fc.asyncProperty(base62(40), base62(36), async (secret, random) => {
        await expectNothingOf(secret, `AKIAQNZGKIQY56JQ7WML ${secret}`);
        await expectNothingOf(secret, secret);
        await expectNothingOf(random, `ghp_${random}`);
        await expectNothingOf(random, `https://ghs_${random}@github.com`);
        await expectNothingOf(secret, `AKIAQNZGKIQY56JQ7WML/${secret}`);
      }),
      { numRuns: 100 },
    );
  });

  it("holds nothing of a private key", async () => {
    const keys = [
      generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
      generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
      generateKeyPairSync("ed25519").privateKey,
    ];
    for (const key of keys) {
      const pem = String(key.export({ type: "pkcs8", format: "pem" }));
      const { d = "" } = createPrivateKey(pem).export({ format: "jwk" });
      const body = pem.split("\n").slice(1, -2).join("");
      for (const secret of [d, Buffer.from(d, "base64url").toString("hex"), body]) await expectNothingOf(secret, pem);
    }
  });

  it("holds nothing of a bootstrap token's secret", async () => {
    await expectNothingOf("f395accd246ae52d", "07401b.f395accd246ae52d");
  });

  it("is nothing at all of what is not recognized", async () => {
    await fc.assert(
      fc.asyncProperty(base62(24), async (password) => {
        await expectNothingOf(password, password);
        await expectNothingOf(password, `password: ${password}`);
      }),
    );
  });
});

const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("eyJ", ".", "..", "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "AAAA", "AKIA", "ghp_"),
  fc.constantFrom(
    "-----BEGIN PRIVATE KEY-----",
    "-----END PRIVATE KEY-----",
    "LS0tLS1CRUdJT",
    "ZXlK",
    "MII",
    "=",
    "\n",
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("base64")),
  fc.json().map((json) => `eyJ${Buffer.from(json).toString("base64url").slice(3)}`),
  fc.constantFrom(makeToken(boundClaims("a", "b", UID)).token),
);

describe("whatever is pasted", () => {
  it("is read without an exception, and what comes out can be sent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        await sent(pieces.join(""));
      }),
      { numRuns: 500 },
    );
  });

  it("is read byte for byte when a certificate or a token is damaged", async () => {
    const { token } = makeToken(boundClaims("payments", "ci", UID));
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.string({ maxLength: 3 }), async (place, noise) => {
        await sent(token.slice(0, place) + noise + token.slice(place + 1));
      }),
      { numRuns: 300 },
    );
  });

  // Each would keep a reader that tries again at every character busy for hours; the suite's own limit is the assertion.
  it.each([
    ["one letter", "a".repeat(1_000_000)],
    ["dots", `a${".".repeat(1_000_000)}a`],
    ["dashes", "-".repeat(1_000_000)],
    ["blocks that begin and never end", "-----BEGIN CERTIFICATE-----\n".repeat(35_000)],
    ["ends without a beginning", "-----END CERTIFICATE-----\n".repeat(35_000)],
    ["beginnings of tokens", "eyJ.".repeat(250_000)],
    ["tokens that are short", "eyJ.eyJ.x ".repeat(100_000)],
    ["one token without end", `eyJ${"A".repeat(1_000_000)}.eyJ`],
    ["lengths that lie", Buffer.from("30ffffffff".repeat(100_000), "hex").toString("base64")],
    ["sequences in sequences", `MII${"MII".repeat(300_000)}`],
    ["text in text", `LS0tLS1CRUdJT${"LS0tLS1CRUdJT".repeat(70_000)}`],
    ["signs that mean nothing", "\u202e".repeat(100_000) + "\0".repeat(100_000)],
    ["white space", `a${" ".repeat(1_000_000)}a`],
    ["slashes", "/".repeat(1_000_000)],
    ["pieces between slashes", `${"a".repeat(16)}/`.repeat(60_000)],
    ["line ends written out", "\\n".repeat(500_000)],
  ])("is read in one pass: %s", async (_what, text) => {
    expect((await readCredential(text)).findings).toEqual([]);
  });

  it("is refused when it is too long, without being read", async () => {
    expect((await readCredential("a".repeat(MAX_PASTED + 1))).nameless).toEqual([expect.stringContaining("too long")]);
  });
});
