import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { CredentialName } from "./credential-name.ts";
import { readCredential } from "./read-credential.ts";

async function read(text: string) {
  const reading = await readCredential(text);
  for (const { name } of reading.findings) expect(CredentialName.safeParse(name).success).toBe(true);
  return reading;
}

// Put together here, so that no scanner of this repository takes one for real.
const key = (prefix: string, rest: string) => prefix + rest;

describe("an access key of AWS", () => {
  it.each([
    // From the page that published how the account stands in an id.
    [key("ASIA", "QNZGKIQY56JQ7WML"), "029608264753"],
    [key("AKIA", "IOSFODNN7EXAMPLE"), undefined],
  ])("%s is of the account %s", async (keyId, account) => {
    const { findings } = await read(
      `aws_access_key_id = ${keyId}\naws_secret_access_key = ${"wJalrXUtnFEMI/K7MDENG/b".padEnd(40, "x9")}`,
    );

    expect(findings.map(({ name }) => name)).toEqual([{ kind: "aws-access-key", keyId, account }]);
    expect(findings[0]?.remarks[0]).toContain(account ?? "does not say which account");
  });

  it("is found in the scope of a signature", async () => {
    const { findings } = await read(`Credential=${key("AKIA", "QNZGKIQY56JQ7WML")}/20260101/us-east-1/s3/aws4_request`);

    expect(findings).toMatchObject([{ name: { kind: "aws-access-key" } }]);
  });

  it("does not hide another credential beside it", async () => {
    const secret = key("wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY");
    const gitlab = key("glpat-", "abcdefghijklmnopqrst");
    const { findings, nameless } = await read(
      `AWS_ID=${key("AKIA", "QNZGKIQY56JQ7WML")}\nAWS_SECRET=${secret}\nGITLAB=${gitlab}\n`,
    );

    expect(findings).toHaveLength(1);
    expect(nameless).toEqual([expect.stringContaining("GitLab")]);
  });

  it("without its id names nothing, and says what to paste", async () => {
    const { findings, nameless } = await read(key("wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY"));

    expect(findings).toEqual([]);
    expect(nameless[0]).toContain("paste the access key id");
  });
});

describe("a token of GitHub", () => {
  // Published by GitHub's own guides; long void. Its last six characters are its checksum.
  const token = key("ghp_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17");

  it("is named by what the audit log calls hashed_token", async () => {
    const { findings } = await read(`git clone https://x-access-token:${token}@github.com/acme/api`);

    const hash = createHash("sha256").update(token).digest("base64");
    expect(findings).toEqual([{ name: { kind: "github-token", prefix: "ghp", hash }, remarks: [] }]);
  });

  it("is found as the user of an address", async () => {
    const { findings } = await read(`url = https://${token}@github.com/acme/api.git`);

    expect(findings).toMatchObject([{ name: { kind: "github-token" }, remarks: [] }]);
  });

  it("with a wrong checksum is said to be none", async () => {
    const { findings } = await read(token.replace("zQW", "zQX"));

    expect(findings[0]?.remarks).toEqual([expect.stringContaining("checksum is wrong")]);
  });

  it("of the fine-grained kind is named too", async () => {
    const { findings } = await read(`github_pat_${"A".repeat(22)}_${"b".repeat(59)}`);

    expect(findings[0]).toMatchObject({ name: { kind: "github-token", prefix: "github_pat" }, remarks: [] });
  });
});

describe("other tokens", () => {
  it("by which a node joins is named by its id", async () => {
    const { findings } = await read("kubeadm join 10.0.0.1:6443 --token 07401b.f395accd246ae52d");

    expect(findings).toEqual([{ name: { kind: "bootstrap-token", id: "07401b" }, remarks: [] }]);
  });

  it.each([
    [key("glpat-", "abcdefghijklmnopqrst"), "GitLab"],
    [key("hvs.", "CAESIJ3xq7oXbVq2qJf0a1b2"), "Vault"],
    ["a password", "Nothing in that names a credential"],
  ])("%s cannot be looked for, which is said", async (text, words) => {
    const { findings, nameless } = await read(text);

    expect(findings).toEqual([]);
    expect(nameless.join(" ")).toContain(words);
  });

  it("nothing is said of nothing", async () => {
    expect(await read(" \n ")).toEqual({ findings: [], nameless: [] });
  });
});
