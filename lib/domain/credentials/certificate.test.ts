import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { afterAll, describe, expect, it } from "vitest";
import { readCertificate } from "./certificate.ts";
import { CredentialName, type NameOf } from "./credential-name.ts";
import { readCredential } from "./read-credential.ts";

const CERTIFICATES: Record<string, string> = JSON.parse(
  readFileSync(new URL("../../../collectors/kubernetes/testing/certificates.json", import.meta.url), "utf8"),
);

const hexOf = (fingerprint: string) => fingerprint.replaceAll(":", "").toLowerCase();

async function nameOf(text: string): Promise<NameOf<"certificate">> {
  const { findings, nameless } = await readCredential(text);
  expect(nameless).toEqual([]);
  const name = CredentialName.parse(findings[0]?.name);
  if (findings.length !== 1 || name.kind !== "certificate") throw new Error(JSON.stringify(findings));
  return name;
}

describe("a client certificate", () => {
  it.each(Object.entries(CERTIFICATES))("%s is named as OpenSSL reads it", async (_what, base64) => {
    const oracle = new X509Certificate(Buffer.from(base64, "base64"));

    const name = await nameOf(base64);

    expect(name.fingerprint).toBe(hexOf(oracle.fingerprint256));
    expect(name.notBefore).toBe(oracle.validFromDate.toISOString());
    expect(name.notAfter).toBe(oracle.validToDate.toISOString());
    expect(BigInt(`0x${name.serial ?? ""}`)).toBe(BigInt(`0x${oracle.serialNumber}`));
    const subject: Record<string, string | string[] | undefined> = { ...oracle.toLegacyObject().subject };
    expect([...name.groups].toSorted()).toEqual([subject["O"] ?? []].flat().toSorted());
    expect(name.user).toBe([subject["CN"] ?? []].flat().at(-1));
  });

  const base64 = CERTIFICATES["masters"] ?? "";
  const pem = Buffer.from(base64, "base64").toString();
  const [root = ""] = rootCertificates;

  it.each([
    ["in PEM", pem],
    ["in JSON, with its line ends written out", JSON.stringify({ certificate: pem })],
    ["with Windows line ends", pem.replaceAll("\n", "\r\n")],
    ["before its authority", `${pem}\n${root}`],
    ["behind its authority", `${root}\n${pem}`],
    [
      "in a kubeconfig",
      `certificate-authority-data: ${Buffer.from(root).toString("base64")}\n    client-certificate-data: ${base64}\n`,
    ],
    ["as bare DER in base64", new X509Certificate(pem).raw.toString("base64")],
  ])("is found %s", async (_where, text) => {
    expect(await nameOf(text)).toMatchObject({ user: "kubernetes-admin", groups: ["system:masters"] });
  });

  it("of an authority is said to prove nobody", async () => {
    const { findings, nameless } = await readCredential(root);

    expect(findings).toEqual([]);
    expect(nameless).toEqual([expect.stringContaining("certificate of an authority")]);
  });
});

describe("every certificate of an authority that Node brings along", () => {
  it("is read as OpenSSL reads it", async () => {
    expect(rootCertificates.length).toBeGreaterThan(100);
    for (const pem of rootCertificates) {
      const oracle = new X509Certificate(pem);

      const read = await readCertificate(new Uint8Array(oracle.raw));

      const { fingerprint256, validFromDate, validToDate } = oracle;
      expect(read?.name).toMatchObject({
        fingerprint: hexOf(fingerprint256),
        notBefore: validFromDate.toISOString(),
        notAfter: validToDate.toISOString(),
      });
      expect(read?.authority ?? false).toBe(oracle.ca);
      expect(CredentialName.safeParse(read?.name).success).toBe(true);
    }
  });
});

const hasOpenssl = works("openssl", "version");

describe.skipIf(!hasOpenssl)("a certificate and its key as openssl makes them", () => {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-certificate-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  it("are one credential, named by the certificate", async () => {
    const [key, certificate] = [join(directory, "key.pem"), join(directory, "certificate.pem")];
    const subject = "/O=system:masters/O=Zürich/CN=first/CN=kubernetes-admin";
    execFileSync(
      "openssl",
      [
        "req",
        "-x509",
        "-utf8",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        key,
        "-out",
        certificate,
        "-subj",
        subject,
      ].concat(["-days", "7", "-addext", "basicConstraints=critical,CA:FALSE"]),
      { stdio: "ignore" },
    );
    const said = execFileSync("openssl", ["x509", "-in", certificate, "-noout", "-fingerprint", "-sha256"]).toString();
    const base64 = (path: string) => readFileSync(path).toString("base64");

    const name = await nameOf(`client-certificate-data: ${base64(certificate)}\nclient-key-data: ${base64(key)}\n`);

    expect(name.fingerprint).toBe(hexOf(said.trim().split("=")[1] ?? ""));
    expect(name).toMatchObject({ user: "kubernetes-admin", groups: ["system:masters", "Zürich"] });
  });

  it("carry the authority they were found with, where that bears their issuer’s name", async () => {
    const file = (name: string) => join(directory, name);
    const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: directory, stdio: "ignore" });
    const text = (name: string) => readFileSync(file(name), "utf8");
    const authority = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "7"];
    openssl(...authority, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=kubernetes");
    openssl(...authority, "-keyout", "other.key", "-out", "other.pem", "-subj", "/CN=front-proxy");
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "admin.key", "-out", "admin.csr", "-subj", "/CN=admin");
    openssl("x509", "-req", "-in", "admin.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "7", "-out", "admin.pem");
    const base64 = (name: string) => readFileSync(file(name)).toString("base64");
    const kubeconfig = [
      ...["certificate-authority-data", "client-certificate-data", "client-key-data"].map(
        (key, index) => `    ${key}: ${base64(["ca.pem", "admin.pem", "admin.key"][index] ?? "")}`,
      ),
    ].join("\n");

    const expected = hexOf(new X509Certificate(text("ca.pem")).fingerprint256);
    expect((await nameOf(kubeconfig)).authority).toBe(expected);
    expect((await nameOf(text("admin.pem") + text("ca.pem"))).authority).toBe(expected);
    expect((await nameOf(text("other.pem") + text("admin.pem"))).authority).toBeUndefined();

    openssl(...authority, "-keyout", "second.key", "-out", "second.pem", "-subj", "/CN=kubernetes");
    expect((await nameOf(text("ca.pem") + text("ca.pem") + text("admin.pem"))).authority).toBe(expected);
    expect((await nameOf(text("ca.pem") + text("second.pem") + text("admin.pem"))).authority).toBeUndefined();
    expect((await nameOf(text("second.pem") + text("ca.pem") + text("admin.pem"))).authority).toBeUndefined();
  });

  it.each([
    ["rsa:2048", []],
    ["ec", ["-pkeyopt", "ec_paramgen_curve:P-256"]],
    ["ed25519", []],
  ])("stand for their own key only: %s", async (algorithm, options) => {
    const make = (name: string) => {
      const subject = ["-subj", `/CN=${name}`, "-days", "7", "-addext", "basicConstraints=critical,CA:FALSE"];
      const files = ["-keyout", `${name}.key`, "-out", `${name}.pem`];
      execFileSync("openssl", ["req", "-x509", "-nodes", "-newkey", algorithm, ...options, ...files, ...subject], {
        cwd: directory,
        stdio: "ignore",
      });
      return [`${name}.pem`, `${name}.key`].map((file) => readFileSync(join(directory, file), "utf8"));
    };
    const [certificate = "", own = ""] = make("mine");
    const [, foreign = ""] = make("foreign");
    const kindsOf = async (text: string) => (await readCredential(text)).findings.map(({ name }) => name.kind);

    expect(await kindsOf(certificate + own)).toEqual(["certificate"]);
    expect(await kindsOf(certificate + own + foreign)).toEqual(["certificate", "ssh-key"]);
    expect(await kindsOf(`a: ${btoa(certificate)}\nb: ${btoa(foreign)}\n`)).toEqual(["certificate", "ssh-key"]);
  });
});

function works(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
