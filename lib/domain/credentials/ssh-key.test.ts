import { execFileSync, spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCredential } from "./read-credential.ts";

async function fingerprintOf(text: string): Promise<string> {
  const { findings, nameless } = await readCredential(text);
  const name = findings[0]?.name;
  return name?.kind === "ssh-key" && findings.length === 1 ? name.fingerprint : nameless.join(" ");
}

/** The public half in the wire form of SSH, written here once more. */
function blobOf(key: KeyObject): Buffer {
  const { kty, n = "", e = "", x = "", y = "" } = key.export({ format: "jwk" });
  const integer = (text: string) => {
    const bytes = Buffer.from(text, "base64url");
    return (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  };
  const parts =
    kty === "RSA"
      ? [Buffer.from("ssh-rsa"), integer(e), integer(n)]
      : kty === "EC"
        ? [
            Buffer.from("ecdsa-sha2-nistp256"),
            Buffer.from("nistp256"),
            Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]),
          ]
        : [Buffer.from("ssh-ed25519"), Buffer.from(x, "base64url")];
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}

const PAIRS = [
  ["rsa", generateKeyPairSync("rsa", { modulusLength: 2048 })],
  ["ec", generateKeyPairSync("ec", { namedCurve: "P-256" })],
  ["ed25519", generateKeyPairSync("ed25519")],
] as const;

describe.each(PAIRS)("a key of the kind %s", (kind, { publicKey, privateKey }) => {
  const blob = blobOf(publicKey);
  const expected = `SHA256:${createHash("sha256").update(blob).digest("base64").replace("=", "")}`;

  it("is named by its public line", async () => {
    const line = `${blob.subarray(4, 4 + blob.readUInt32BE(0)).toString()} ${blob.toString("base64")} ci@build`;

    expect(await fingerprintOf(line)).toBe(expected);
    expect(await fingerprintOf(`command="backup",no-pty ${line}`)).toBe(expected);
  });

  it("is named by the public half of its private file", async () => {
    expect(await fingerprintOf(String(privateKey.export({ type: "pkcs8", format: "pem" })))).toBe(expected);
    if (kind === "rsa") {
      expect(await fingerprintOf(String(privateKey.export({ type: "pkcs1", format: "pem" })))).toBe(expected);
    }
    if (kind === "ec") {
      expect(await fingerprintOf(String(privateKey.export({ type: "sec1", format: "pem" })))).toBe(expected);
    }
  });

  it("is not named by a private file that is encrypted, and says what to paste", async () => {
    const encryption = { format: "pem", cipher: "aes-256-cbc", passphrase: "four unrelated words" } as const;

    const said = await fingerprintOf(String(privateKey.export({ type: "pkcs8", ...encryption })));

    expect(said).toMatch(/is encrypted.*Paste the public key/);
  });
});

describe("keys that cannot be named", () => {
  it("in the old encrypted form say so", async () => {
    const [, pair] = PAIRS[0];
    const encryption = { format: "pem", cipher: "aes-256-cbc", passphrase: "four unrelated words" } as const;

    expect(await fingerprintOf(String(pair.privateKey.export({ type: "pkcs1", ...encryption })))).toMatch(/encrypted/);
  });
});

const hasSshKeygen = spawnSync("ssh-keygen", ["-?"]).error === undefined;

describe.skipIf(!hasSshKeygen)("keys as ssh-keygen makes them", () => {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-ssh-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  it.each([
    ["ed25519", ""],
    ["ed25519", "a passphrase"],
    ["ecdsa", ""],
    ["rsa", "a passphrase"],
  ])("%s with the passphrase “%s” have the fingerprint it says", async (type, passphrase) => {
    const file = join(directory, `${type}-${passphrase.length}`);
    execFileSync("ssh-keygen", ["-q", "-t", type, "-N", passphrase, "-f", file, "-C", "ci@build"]);
    const said = execFileSync("ssh-keygen", ["-l", "-f", `${file}.pub`])
      .toString()
      .split(" ")[1];

    expect(await fingerprintOf(readFileSync(file, "utf8"))).toBe(said);
    expect(await fingerprintOf(readFileSync(`${file}.pub`, "utf8"))).toBe(said);
  });
});
