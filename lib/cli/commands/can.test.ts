import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { CommandContext } from "../context.ts";
import { runProgram } from "../program.ts";

const MANIFEST = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: pay}
rules:
- {apiGroups: [apps], resources: [deployments, deployments/scale], verbs: [get, VERB]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci-reads, namespace: pay}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: ci}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ship-views, namespace: ship}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: ci}]
`;

const CI = "kubernetes:prod:serviceaccount:pay/ci";
const SHIP = "kubernetes:prod:serviceaccount:ship/ci";
const IN_PAY = ["--namespace", "pay"];

describe("rollcall can", () => {
  let test: TestDatabase;
  const directory = mkdtempSync(join(tmpdir(), "rollcall-can-"));

  async function run(argv: string[], lines: string[] = []) {
    let out = "";
    let errors = "";
    const context: CommandContext = {
      openDatabase: () => Promise.resolve({ database: test.database, url: test.url }),
      print: (text) => (out += text),
      complain: (text) => (errors += text),
      lines: async function* () {
        yield* lines;
      },
      ask: null,
      directory,
      baseUrl: "http://127.0.0.1:3000",
      signal: new AbortController().signal,
      now: new Date("2026-03-10T12:00:00Z"),
    };
    const code = await runProgram(argv, context);
    return { code, out, errors };
  }

  async function collect(verb: string, readAt: string) {
    writeFileSync(join(directory, "rbac.yaml"), MANIFEST.replace("VERB", verb));
    const argv = ["collect", "kubernetes", "--from", directory, "--source", "prod", "--read-at", readAt];
    expect(await run(argv)).toMatchObject({ code: 0 });
  }

  beforeAll(async () => {
    test = await createTestDatabase();
    await collect("list", "2026-03-01T12:00:00Z");
    await collect("patch", "2026-03-05T12:00:00Z");
  });
  afterAll(async () => {
    await test.drop();
    rmSync(directory, { recursive: true });
  });

  it("says yes with the binding, the role and the rule", async () => {
    const { code, out } = await run(["can", CI, "patch", "deployments.apps", ...IN_PAY, "--subresource", "scale"]);

    expect(code).toBe(0);
    expect(out).toBe(
      "yes\n  The RoleBinding pay/ci-reads gives it the Role reader; its rule 1: get, patch deployments, deployments/scale (apps).\n",
    );
  });

  it.each([
    ["another verb", ["delete", "deployments.apps", ...IN_PAY]],
    ["another group", ["get", "deployments", ...IN_PAY]],
    ["all namespaces at once", ["get", "deployments.apps"]],
  ])("says no, with an exit code of its own, to %s", async (_what, question) => {
    const { code, out } = await run(["can", CI, ...question]);

    expect(code).toBe(5);
    expect(out).toMatch(/^no\n {2}No role bound to it allows this/);
  });

  it("says unknown, and what is not known, where manifests lack a built-in role", async () => {
    const { code, out } = await run(["can", SHIP, "get", "pods", "--namespace", "ship"]);

    expect(code).toBe(4);
    expect(out).toMatch(/^unknown\n.*The rules of the ClusterRole view were not read/);
  });

  it("answers as of a time", async () => {
    const question = ["can", CI, "list", "deployments.apps", ...IN_PAY];

    expect((await run(question)).code).toBe(5);
    expect((await run([...question, "--as-of", "2026-03-02"])).code).toBe(0);
  });

  it("answers a batch in its order, one JSON object per line, whatever the lines are", async () => {
    const ask = (identity: string, question: object) => JSON.stringify({ identity, ...question });
    const { code, out } = await run(
      ["can", "--batch"],
      [
        ask(CI, { verb: "get", group: "apps", resource: "deployments", namespace: "pay" }),
        ask(CI, { verb: "get", group: "apps", resource: "deployments", namespace: "ship" }),
        "",
        ask(CI, { verb: "get", path: "/metrics" }),
        "no JSON",
        ask(CI, { resource: "pods" }),
        ask("kubernetes:other:serviceaccount:pay/ci", { verb: "get", path: "/metrics" }),
        ask("kubernetes:prod:group:system:masters", { verb: "get", path: "/metrics" }),
      ],
    );
    const answers = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { allowed: unknown; error?: string });

    expect(answers.map(({ allowed }) => allowed)).toEqual([
      true,
      false,
      "unknown",
      "unknown",
      "unknown",
      "unknown",
      true,
    ]);
    expect(answers.map(({ error }) => error?.slice(0, 12))).toEqual([
      ...[undefined, undefined, undefined, "Not a JSON o", "Ask {verb, g", "No source ha", undefined],
    ]);
    expect(code).toBe(1);
  });

  it.each([
    [["can", CI, "get"], /who, what and on what/],
    [["can", CI, "get", "pods/log"], /--subresource/],
    [["can", CI, "get", "/metrics", ...IN_PAY], /has no namespace/],
    [["can", "kubernetes:prod:role:pay/reader", "get", "pods"], /no service account/],
    [["can", "00000000-0000-4000-8000-000000000000", "get", "pods"], /no identity/],
    [["can", "payments/ci", "get", "pods"], /identity's key is like/],
    [["can", CI, "--batch"], /standard input/],
  ])("refuses %j with a sentence", async (argv, sentence) => {
    const { code, errors } = await run(argv);

    expect(code).toBe(1);
    expect(errors).toMatch(sentence);
  });
});
