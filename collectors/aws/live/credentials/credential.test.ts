import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { CallFault } from "../call-fault.ts";
import { openDoor } from "../door.ts";
import { isHostOf, partitionOf, PARTITIONS } from "../partitions.ts";
import { IAM, STS } from "../services.ts";
import { collectFrom, FAST, liveInput } from "../testing/collect-live.ts";
import { startFakeAws, type FakeAws } from "../testing/fake-aws/server.ts";
import { openWire } from "../wire.ts";
import { instanceKeys } from "./instance.ts";

/** Partitions with a region in each. */
const ENDPOINTS = [
  ["aws", "eu-west-1"],
  ["aws-cn", "cn-north-1"],
  ["aws-us-gov", "us-gov-west-1"],
  ["aws-eusc", "eusc-de-east-1"],
  ["aws-iso", "us-iso-east-1"],
  ["aws-iso-b", "us-isob-east-1"],
  ["aws-iso-e", "eu-isoe-west-1"],
  ["aws-iso-f", "us-isof-south-1"],
] as const;

const KEYS = `aws_access_key_id = AKIAOFAPROFILE000001
aws_secret_access_key = secret-of-a-profile # a comment`;

const CONFIG = `[default]
${KEYS}

[profile deploy]
role_arn = arn:aws:iam::222222222222:role/reader
source_profile = default

[profile process]
credential_process = /usr/bin/env printf '%s' "x"

[profile allowed]
credential_process = "DIRECTORY/give keys" --for rollcall

[profile sso]
sso_session = acme
`;

describe("where the first credential is from", () => {
  let fake: FakeAws;
  let directory: string;
  beforeAll(async () => {
    fake = await startFakeAws();
    directory = mkdtempSync(join(tmpdir(), "rollcall-aws-credentials-"));
    writeFileSync(join(directory, "config"), CONFIG.replace("DIRECTORY", directory));
    writeFileSync(join(directory, "token"), "token-of-a-web-identity");
    symlinkSync("/etc/hostname", join(directory, "link"));
    const said = { Version: 1, AccessKeyId: "AKIAOFAPROCESS000001", SecretAccessKey: "secret-of-a-process" };
    writeFileSync(
      join(directory, "give keys"),
      `#!/bin/sh\ntest -z "$ROLLCALL_AWS_DIR" && echo '${JSON.stringify(said)}'\n`,
    );
    chmodSync(join(directory, "give keys"), 0o755);
  });
  afterAll(async () => {
    await fake.stop();
    rmSync(directory, { recursive: true });
  });

  const collect = (
    fields: Record<string, string>,
    environment: Partial<NodeJS.ProcessEnv>,
    onSecret?: (one: string) => void,
  ) =>
    collectFrom(
      liveInput(fake, { as: "account", permissions: [], credential: null, fields, ...(onSecret ? { onSecret } : {}) }),
      {},
      { environment: { NODE_ENV: "test", PATH: "/usr/bin:/bin", ...environment } },
    );

  it("the environment gives keys, which are told as secrets", async () => {
    const secrets: string[] = [];
    const environment = { AWS_ACCESS_KEY_ID: "AKIAENVIRONMENT00001", AWS_SECRET_ACCESS_KEY: "secret-of-it" };
    await collect({}, environment, (one) => secrets.push(one));
    expect(secrets).toContain("secret-of-it");
  });

  it("a profile gives keys, or a role that another profile becomes", async () => {
    await collect({ "profile-file": "config" }, { ROLLCALL_AWS_DIR: directory });
    const found = await collect({ "profile-file": "config", profile: "deploy" }, { ROLLCALL_AWS_DIR: directory });
    expect(found.slices.some(({ slice }) => slice.scope === "account/222222222222")).toBe(true);
  });

  it("a program gives keys when the operator lists it, without seeing what is Rollcall's", async () => {
    const program = join(directory, "give keys");
    const fields = { "profile-file": "config", profile: "allowed" };
    await expect(collect(fields, { ROLLCALL_AWS_DIR: directory })).rejects.toThrow(/ROLLCALL_AWS_CREDENTIAL_PROCESS/);
    // Names are separated by blanks, so one with a blank cannot be listed.
    const environment = { ROLLCALL_AWS_DIR: directory, ROLLCALL_AWS_CREDENTIAL_PROCESS: program };
    await expect(collect(fields, environment)).rejects.toThrow(/wants to run/);
    const plain = join(directory, "give");
    symlinkSync(program, plain);
    writeFileSync(join(directory, "plain"), `[default]\ncredential_process = ${plain}\n`);
    await collect({ "profile-file": "plain" }, { ...environment, ROLLCALL_AWS_CREDENTIAL_PROCESS: plain });
  });

  it.each([
    [{ "profile-file": "config" }, {}, /set ROLLCALL_AWS_DIR for the worker/],
    [{ "profile-file": "config", profile: "nobody" }, "directory", /has no profile nobody. It has: default, deploy/],
    [{ "profile-file": "config", profile: "process" }, "directory", /wants to run \/usr\/bin\/env/],
    [{ "profile-file": "config", profile: "sso" }, "directory", /Other ways are not supported/],
    [{ "profile-file": "../config" }, "directory", /without directories/],
    [{ "profile-file": "link" }, "directory", /cannot be read/],
    [
      { "web-identity-file": "token", "web-identity-role": "arn:aws:iam::111111111111:role/hub" },
      "directory",
      /token is sent to AWS only/,
    ],
    [{ "web-identity-file": "token" }, "directory", /Name the role that the web identity token may become/],
    [{ "profile-file": "config", "web-identity-file": "token" }, "directory", /several credentials/],
  ])("%o is refused with a sentence", async (fields, environment, words) => {
    const given = environment === "directory" ? { ROLLCALL_AWS_DIR: directory } : {};
    await expect(collect(fields as unknown as Record<string, string>, given)).rejects.toThrow(words);
  });

  it("half a key is refused, and so is a secret in the wrong place", async () => {
    const input = liveInput(fake, { as: "account", credential: { "access-key-id": "AKIAROLLCALLTEST0001" } });
    await expect(collectFrom(input)).rejects.toThrow(
      "An access key is its ID and its secret together. Give both, or neither.",
    );
  });

  describe("with settings of AWS's own programs around", () => {
    const home = mkdtempSync(join(tmpdir(), "rollcall-aws-home-"));
    beforeEach(() => {
      mkdirSync(join(home, ".aws"), { recursive: true });
      const evil =
        "[default]\nendpoint_url = https://evil.invalid\nregion = xx-evil-1\ncredential_process = /bin/false\n";
      writeFileSync(join(home, ".aws", "config"), evil);
      vi.stubEnv("HOME", home);
      vi.stubEnv("AWS_CONFIG_FILE", join(home, ".aws", "config"));
      vi.stubEnv("AWS_PROFILE", "default");
      vi.stubEnv("AWS_ENDPOINT_URL", "https://evil.invalid");
      vi.stubEnv("AWS_ENDPOINT_URL_STS", "https://evil.invalid");
      vi.stubEnv("AWS_REGION", "xx-evil-1");
      vi.stubEnv("AWS_USE_FIPS_ENDPOINT", "true");
      vi.stubEnv("AWS_MAX_ATTEMPTS", "99");
    });
    afterEach(() => vi.unstubAllEnvs());
    afterAll(() => rmSync(home, { recursive: true }));

    it("asks where the source says and nowhere else", async () => {
      const before = fake.seen.length;
      await collectFrom(liveInput(fake, { as: "account", permissions: [] }));
      expect(fake.seen.length - before).toBeGreaterThanOrEqual(2);
    });

    it("asks AWS by its own names where the source names no address", async () => {
      const hosts: string[] = [];
      const handle = (request: { hostname: string }) => {
        hosts.push(request.hostname);
        return Promise.reject(new CallFault("lasting", "goes no further"));
      };
      const wire = {
        handler: { metadata: { handlerProtocol: "http/1.1" }, handle, destroy() {} },
        close: async () => {},
      };
      const { signal } = new AbortController();
      for (const [id, region] of ENDPOINTS) {
        const partition = partitionOf(id);
        if (!partition) throw new Error(`no partition ${id}`);
        const endpoint = { partition, policy: { allowPrivate: false } };
        const keys = async () => ({ accessKeyId: "AKIA", secretAccessKey: "secret" });
        const door = openDoor(wire, endpoint, keys, { signal, limits: FAST });
        await expect(
          door.desk(STS, region).call((sts, options) => sts.send(new GetCallerIdentityCommand({}), options)),
        ).rejects.toThrow();
        await expect(
          door.desk(IAM, region).call((iam, options) => iam.send(new ListRolesCommand({}), options)),
        ).rejects.toThrow();
        expect(
          hosts.splice(0).every((host) => isHostOf(partition, host)),
          `${id}: ${hosts.join()}`,
        ).toBe(true);
      }
    });

    it("refuses to ask a host that is none of AWS's", async () => {
      const { signal } = new AbortController();
      const [partition] = PARTITIONS;
      if (!partition) throw new Error("no partition");
      const wire = openWire({ partition, policy: { allowPrivate: true } }, { signal, limits: FAST });
      for (const hostname of ["evil.invalid", "amazonaws.com.evil.invalid", "evilamazonaws.com", "127.0.0.1"]) {
        const request = { method: "POST", protocol: "https:", hostname, path: "/", headers: {} };
        await expect(wire.handler.handle(request), hostname).rejects.toThrow("is no host of AWS");
      }
      await wire.close();
    });
  });
});

describe("the credential of an instance", () => {
  it("comes by the second version of the metadata service", async () => {
    const asked: string[] = [];
    const role = {
      Code: "Success",
      AccessKeyId: "ASIA1",
      SecretAccessKey: "s",
      Token: "t",
      Expiration: "2030-01-01T00:00:00Z",
    };
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      if (request.method === "PUT") return void response.end("session");
      if (request.headers["x-aws-ec2-metadata-token"] !== "session") return void response.writeHead(401).end();
      response.end(request.url?.endsWith("/web") ? JSON.stringify(role) : "web");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/latest/`;

    const keys = await instanceKeys(new AbortController().signal, base);
    server.close();

    expect(keys).toMatchObject({ accessKeyId: "ASIA1", sessionToken: "t" });
    expect(asked[0]).toBe("PUT /latest/api/token");
    expect(await instanceKeys(new AbortController().signal, base)).toBeNull();
  });
});
