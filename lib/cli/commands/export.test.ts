import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakeCluster, type FakeCluster } from "#collectors/kubernetes/live/testing/fake-cluster.ts";
import { collect, incomplete } from "#collectors/kubernetes/testing/collect.ts";
import type { CommandContext } from "../context.ts";
import { runProgram } from "../program.ts";

describe("rollcall export", () => {
  let cluster: FakeCluster;
  const directory = mkdtempSync(join(tmpdir(), "rollcall-export-"));
  const named = process.env["ROLLCALL_KUBECONFIG_DIR"];

  beforeAll(async () => {
    cluster = await startFakeCluster();
    const config = {
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        {
          name: "c",
          cluster: { server: cluster.url, "certificate-authority-data": Buffer.from(cluster.ca).toString("base64") },
        },
      ],
      users: [{ name: "u", user: { token: "t" } }],
      contexts: [{ name: "prod", context: { cluster: "c", user: "u" } }],
      "current-context": "prod",
    };
    writeFileSync(join(directory, "config"), JSON.stringify(config));
  });
  afterAll(async () => {
    if (named === undefined) delete process.env["ROLLCALL_KUBECONFIG_DIR"];
    else process.env["ROLLCALL_KUBECONFIG_DIR"] = named;
    await cluster.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function run(...argv: string[]) {
    let out = "";
    let errors = "";
    const context: CommandContext = {
      openDatabase: () => Promise.reject(new Error("an export needs no database")),
      print: (text) => (out += text),
      complain: (text) => (errors += text),
      lines: async function* () {},
      ask: null,
      directory,
      baseUrl: "http://127.0.0.1:3000",
      signal: new AbortController().signal,
      now: new Date("2026-03-10T12:00:00Z"),
    };
    const code = await runProgram(["export", "kubernetes", "--kubeconfig", "config", ...argv], context);
    return { code, out, errors };
  }

  it("writes a directory that is collected whole, with what was chosen", async () => {
    const { code, out } = await run("--out", "prod-eu", "--with", "secrets", "--without", "pods,jobs");

    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^Exported \d+ objects to .*prod-eu\. Collect them with/),
    });
    const collected = await collect(join(directory, "prod-eu"));
    expect(collected.head.sourceSlug).toBe("prod-eu");
    expect(incomplete(collected)).toEqual(expect.arrayContaining(["pods", "jobs"]));
    expect(readdirSync(join(directory, "prod-eu"))).toEqual(
      expect.arrayContaining(["collection.json", "secrets.json"]),
    );
    const head = JSON.parse(readFileSync(join(directory, "prod-eu", "collection.json"), "utf8")) as {
      slices: object[];
    };
    expect(head.slices).toContainEqual(expect.objectContaining({ kind: "pods", status: "switched-off" }));
  });

  it("leaves Secrets out unless asked for, and says what could not be read", async () => {
    cluster.trouble({ serve: (answer) => answer.writeHead(403).end("{}"), slice: "roles", page: 0 });
    const { code, out } = await run("--out", "some", "--json");
    cluster.trouble(null);

    expect(code).toBe(4);
    const summary = JSON.parse(out) as { slices: { path: string; status: string }[] };
    expect(summary.slices).toContainEqual(expect.objectContaining({ path: "cluster/secrets", status: "switched-off" }));
    expect(summary.slices).toContainEqual(expect.objectContaining({ path: "cluster/roles", status: "denied" }));
  });

  it.each([
    ["a right there is not", ["--out", "a", "--with", "everything"], /There is no right everything/],
    ["a directory that holds something", ["--out", "."], /--source|is not empty/],
    ["a directory that holds something", ["--out", ".", "--source", "x"], /is not empty/],
    ["a kubeconfig that is not there", ["--out", "b", "--kubeconfig", "absent"], /absent cannot be read/],
    ["a context that is not there", ["--out", "c", "--context", "other"], /It has: prod/],
  ])("refuses %s", async (_, argv, sentence) => {
    const { code, errors } = await run(...argv);

    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(sentence) });
  });
});
