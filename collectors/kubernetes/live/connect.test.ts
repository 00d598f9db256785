import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InvalidInput } from "#lib/errors.ts";
import { testCertificate } from "#collectors/shared/testing/certificate.ts";
import { connect } from "./connect.ts";
import type { Endpoint } from "./endpoint.ts";
import { inCluster } from "./in-cluster.ts";
import { readSettings } from "./settings.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-connect-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

type Fields = Record<string, string | boolean>;

function settingsOf(connection: string, fields: Fields, credential: Record<string, string> | null = null) {
  const signal = new AbortController().signal;
  return readSettings({ settings: { connection, fields, permissions: [] }, credential, sourceSlug: "test", signal });
}

async function byAddress(fields: Fields, credential: Record<string, string>): Promise<Endpoint> {
  return connect(settingsOf("address", fields, credential));
}

describe("a cluster by its address", () => {
  const url = "https://93.184.216.34:6443";

  it("is asked with a token, or with a certificate and its key", async () => {
    const { cert, key } = testCertificate();
    const token = await byAddress({ url }, { token: "  abc\n" });
    const certified = await byAddress({ url, ca: cert }, { "client-certificate": cert, "client-key": key });

    expect(await token.token(false)).toBe("abc");
    expect(token.policy).toEqual({ allowPrivate: false });
    expect(certified.tls).toEqual({ ca: cert.trim(), certificate: cert.trim(), key: key.trim(), insecure: false });
  });

  it.each([
    ["no credential", { url }, {}, /There is no credential/],
    ["a certificate without its key", { url }, { "client-certificate": "x" }, /needs its key/],
    ["a certificate authority that is none", { url, ca: "x" }, { token: "t" }, /is not a certificate/],
    ["http", { url: "http://93.184.216.34" }, { token: "t" }, /Only https/],
    ["a private address nobody allowed", { url: "https://10.0.0.1" }, { token: "t" }, /private network/],
    [
      "a metadata service",
      { url: "https://169.254.169.254", "allow-private-addresses": true },
      { token: "t" },
      /never asked/,
    ],
    ["no address", {}, { token: "t" }, /field url is missing/],
    ["a token that holds a line", { url }, { token: "a\r\nx: y" }, /no token can hold/],
    ["namespaces that are none", { url, namespaces: "a/b" }, { token: "t" }, /no name of a namespace/],
  ] as const)("is not asked with %s", async (_, fields, credential, sentence) => {
    const asked = (async () => byAddress(fields, credential))();

    await expect(asked).rejects.toThrow(sentence);
    await expect(asked).rejects.toBeInstanceOf(InvalidInput);
  });
});

describe("the cluster Rollcall runs in", () => {
  it("is asked as the pod's own account, with the token of the moment", async () => {
    writeFileSync(join(directory, "ca.crt"), "the ca");
    writeFileSync(join(directory, "token"), "first");
    const endpoint = await inCluster({ NODE_ENV: "test", KUBERNETES_SERVICE_HOST: "fd00::1" }, directory);
    writeFileSync(join(directory, "token"), "second");

    expect(endpoint).toMatchObject({
      url: "https://[fd00::1]:443",
      renews: true,
      tls: { ca: "the ca", insecure: false },
    });
    expect(await endpoint.token(false)).toBe("second");
  });

  it("is said not to be one, elsewhere", async () => {
    await expect(inCluster({ NODE_ENV: "test" }, directory)).rejects.toThrow(/does not run in a cluster/);
    await expect(inCluster({ NODE_ENV: "test", KUBERNETES_SERVICE_HOST: "h" }, directory)).rejects.toThrow(
      /automountServiceAccountToken/,
    );
  });
});

describe("a kubeconfig", () => {
  const cluster = { server: "https://10.0.0.1:6443" };

  function write(name: string, user: object, own: object = {}): void {
    const config = {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "c", cluster: { ...cluster, ...own } }],
      users: [{ name: "u", user }],
      contexts: [{ name: "prod", context: { cluster: "c", user: "u" } }],
      "current-context": "prod",
    };
    writeFileSync(join(directory, name), JSON.stringify(config));
  }

  function open(fields: Fields, environment: Record<string, string> = {}): Promise<Endpoint> {
    const variables = {
      NODE_ENV: "test" as const,
      ROLLCALL_KUBECONFIG_DIR: directory,
      PATH: process.env["PATH"],
      ...environment,
    };
    return connect(settingsOf("kubeconfig", fields), variables);
  }

  it("is read from the directory the operator named, at its current context or another", async () => {
    write(
      "a.yaml",
      { token: "secret-token" },
      { "certificate-authority-data": Buffer.from("the ca").toString("base64") },
    );

    const endpoint = await open({ file: "a.yaml" });

    expect(endpoint).toMatchObject({
      url: cluster.server,
      policy: { allowPrivate: true },
      tls: { ca: "the ca", insecure: false },
    });
    expect(await endpoint.token(false)).toBe("secret-token");
    await expect(open({ file: "a.yaml", context: "other" })).rejects.toThrow(/It has: prod/);
  });

  it("is not read from anywhere else", async () => {
    mkdirSync(join(directory, "below"));
    write("below/a.yaml", { token: "t" });
    for (const file of ["../a.yaml", "below/a.yaml", "/etc/passwd", "..", "."]) {
      await expect(open({ file }), file).rejects.toThrow(/file name alone/);
    }
    await expect(open({ file: "absent.yaml" })).rejects.toThrow(/cannot be read on the worker/);
    await expect(connect(settingsOf("kubeconfig", { file: "a" }), { NODE_ENV: "test" })).rejects.toThrow(
      /ROLLCALL_KUBECONFIG_DIR/,
    );
  });

  it.each([
    ["asks for a proxy", { token: "t" }, { "proxy-url": "http://proxy" }, /proxy-url/],
    ["skips the check of the certificate", { token: "t" }, { "insecure-skip-tls-verify": true }, /does not check/],
    ["names an address over http", { token: "t" }, { server: "http://10.0.0.1" }, /Only https/],
    ["names a metadata service", { token: "t" }, { server: "https://[fd00:ec2::254]" }, /never asked/],
    ["has no credential", {}, {}, /no token, client certificate or exec plugin/],
    ["impersonates", { token: "t", as: "admin" }, {}, /only tokens/],
    ["uses an old plugin", { "auth-provider": { name: "gcp" } }, {}, /only tokens/],
  ])("is refused when it %s", async (_, user, own, sentence) => {
    write("a.yaml", user, own);

    await expect(open({ file: "a.yaml" })).rejects.toThrow(sentence);
  });

  it("may skip the check of the certificate once the source allows it", async () => {
    write("a.yaml", { token: "t" }, { "insecure-skip-tls-verify": true });

    expect((await open({ file: "a.yaml", "insecure-skip-tls-verify": true })).tls.insecure).toBe(true);
  });

  it("is refused when it is none", async () => {
    writeFileSync(join(directory, "a.yaml"), "a: [");

    await expect(open({ file: "a.yaml" })).rejects.toThrow(/is not a kubeconfig|has no such context/);
  });

  describe("with a plugin", () => {
    const exec = (command: string, more: object = {}) => ({
      exec: { apiVersion: "client.authentication.k8s.io/v1", interactiveMode: "Never", command, ...more },
    });

    function plugin(script: string): string {
      const path = join(directory, "plugin");
      writeFileSync(path, `#!/bin/sh\n${script}\n`);
      chmodSync(path, 0o700);
      return path;
    }

    it("runs only what the operator listed", async () => {
      const path = plugin(`touch ${join(directory, "ran")}`);
      write("a.yaml", exec(path));

      await expect(open({ file: "a.yaml" })).rejects.toThrow(/Add it to ROLLCALL_KUBECONFIG_EXEC/);
      await expect(open({ file: "a.yaml" }, { ROLLCALL_KUBECONFIG_EXEC: "plugin aws" })).rejects.toThrow(
        /to allow that/,
      );
      expect(() => symlinkSync("x", join(directory, "ran"))).not.toThrow();
    });

    it("gives it nothing that is Rollcall's own, and renews what it gave", async () => {
      const path = plugin(
        `printf '{"kind":"ExecCredential","status":{"token":"t%s%s%s%s"}}' "$1" "$EXTRA" "$DATABASE_URL" "$ROLLCALL_AUTH_SECRET"\n` +
          `echo "$KUBERNETES_EXEC_INFO" >> ${join(directory, "runs")}`,
      );
      write("a.yaml", exec(path, { args: ["-arg"], env: [{ name: "EXTRA", value: "-env" }] }));
      const environment = { ROLLCALL_KUBECONFIG_EXEC: path, DATABASE_URL: "canary", ROLLCALL_AUTH_SECRET: "canary" };

      const endpoint = await open({ file: "a.yaml" }, environment);

      expect(endpoint.renews).toBe(true);
      expect(await endpoint.token(false)).toBe("t-arg-env");
      expect(await endpoint.token(true)).toBe("t-arg-env");
    });

    it("finds it where the worker would, whatever the file says of paths and loaders", async () => {
      const own = join(directory, "own");
      mkdirSync(own);
      const say = (word: string) => `#!/bin/sh\nprintf '{"kind":"ExecCredential","status":{"token":"${word}-%s%s%s"}}'`;
      const said = ` "$LD_LIBRARY_PATH" "$NODE_OPTIONS" "$EXTRA"\n`;
      writeFileSync(join(own, "giver"), say("own") + said, { mode: 0o700 });
      writeFileSync(join(directory, "giver"), say("foreign") + said, { mode: 0o700 });
      const env = Object.entries({ PATH: directory, LD_LIBRARY_PATH: "a", NODE_OPTIONS: "b", EXTRA: "c" });
      write("a.yaml", exec("giver", { env: env.map(([name, value]) => ({ name, value })) }));
      const environment = { ROLLCALL_KUBECONFIG_EXEC: "giver", PATH: `${own}:/usr/bin:/bin` };

      const endpoint = await open({ file: "a.yaml" }, environment);

      expect(await endpoint.token(false)).toBe("own-c");
      await expect(open({ file: "a.yaml" }, { ...environment, PATH: "/bin" })).rejects.toThrow(/on its PATH/);
    });

    it.each(["exit 1", "echo no", `echo '{"kind":"ExecCredential","status":{}}'`])(
      "is refused what is no credential: %s",
      async (script) => {
        const path = plugin(script);
        write("a.yaml", exec(path));

        await expect(open({ file: "a.yaml" }, { ROLLCALL_KUBECONFIG_EXEC: path })).rejects.toThrow(/Run it by hand/);
      },
    );
  });
});
