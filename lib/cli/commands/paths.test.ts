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
metadata: {name: deployer, namespace: pay}
rules:
- {apiGroups: [apps], resources: [deployments], verbs: [get, patch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci-deploys, namespace: pay}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
subjects: [{kind: ServiceAccount, name: ci}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: ci, namespace: pay}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: idle, namespace: pay}
---
apiVersion: v1
kind: Namespace
metadata: {name: pay, labels: {environment: production}}
`;

const CI = "kubernetes:prod:serviceaccount:pay/ci";

interface Line {
  from: string;
  to: string | null;
  ability: string | null;
  verdict: string;
  conditions: string[];
  hops: { edge: string; from: string; to: string; sentence: string; evidence: { alias: string }[] }[];
}

describe("rollcall paths", () => {
  let test: TestDatabase;
  const directory = mkdtempSync(join(tmpdir(), "rollcall-paths-"));

  async function run(argv: string[]) {
    let out = "";
    let errors = "";
    const context: CommandContext = {
      openDatabase: () => Promise.resolve({ database: test.database, url: test.url }),
      print: (text) => (out += text),
      complain: (text) => (errors += text),
      lines: async function* () {
        yield* [];
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

  const linesOf = (out: string) =>
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);

  beforeAll(async () => {
    test = await createTestDatabase();
    expect((await run(["paths", CI])).errors).toMatch(/no source was read/);
    writeFileSync(join(directory, "pay.yaml"), MANIFEST);
    const argv = ["collect", "kubernetes", "--from", directory, "--source", "prod"];
    expect(await run([...argv, "--read-at", "2026-03-01T12:00:00Z"])).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await test.drop();
    rmSync(directory, { recursive: true });
  });

  it("tells chains that hang together, each hop with what it stands on", async () => {
    const { code, out } = await run(["paths", CI, "--json"]);
    const lines = linesOf(out);

    expect(code).toBe(0);
    for (const { from, to, hops } of lines) {
      expect(from).toBe(CI);
      expect(hops.map((hop) => hop.from).slice(1)).toEqual(hops.map((hop) => hop.to).slice(0, -1));
      expect(hops.at(-1)?.to).toBe(to);
    }
    const evidence = lines[0]?.hops[0]?.evidence.map(({ alias }) => alias);
    expect(evidence).toContain("kubernetes:prod:role:pay/deployer");
  });

  it("says it for people, with the verdict first", async () => {
    const { code, out } = await run(["paths", CI]);

    expect(code).toBe(0);
    expect(out).toMatch(/^yes\n1\. execute, read in \d steps?\n {3}ci is given rights in pay\n/);
  });

  it("agrees with the list of identities", async () => {
    const listed = (await run(["identities", "--json"])).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { key: string; ability: string; chainLength: number });
    const [first] = linesOf((await run(["paths", CI, "--json"])).out);

    expect(listed.find(({ key }) => key === CI)).toMatchObject({
      reachesProduction: "production",
      ability: first?.ability,
      chainLength: first?.hops.length,
    });
    const found = (await run(["identities", "--json", "--filter", "reaches:production"])).out;
    expect(found).toContain(CI);
  });

  it("leads to one resource", async () => {
    const [first] = linesOf((await run(["paths", CI, "--json"])).out);
    const { code, out } = await run(["paths", CI, "--to", first?.to ?? "", "--json"]);

    expect(code).toBe(0);
    expect(linesOf(out).every(({ to }) => to === first?.to)).toBe(true);
  });

  it("never says yes where nothing says it", async () => {
    const { code, out } = await run(["paths", "kubernetes:prod:serviceaccount:pay/idle"]);

    expect([4, 5]).toContain(code);
    expect(out).toMatch(/^(no|unknown)\n/);
  });

  it.each([
    [["paths", "kubernetes:prod:serviceaccount:pay/nobody"], /nothing that was read names it/],
    [["paths", "00000000-0000-4000-8000-000000000000"], /no identity/],
    [["paths", CI, "--to", CI], /is an identity, and no resource/],
  ])("refuses %j with a sentence", async (argv, sentence) => {
    const { code, errors } = await run(argv);

    expect(code).toBe(1);
    expect(errors).toMatch(sentence);
  });

  it("prints the graph: nodes with their environment, then edges between them", async () => {
    const { code, out } = await run(["graph"]);
    const lines = out
      .trim()
      .split("\n")
      .map(
        (line) => JSON.parse(line) as { node?: { key: string; environment: string | null }; edge?: { from: string } },
      );
    const nodes = new Set(lines.flatMap(({ node }) => node?.key ?? []));

    expect(code).toBe(0);
    expect(lines.some(({ node }) => node?.environment === "production")).toBe(true);
    expect(lines.some(({ edge }) => edge?.from === CI)).toBe(true);
    expect(nodes).toContain(CI);
  });
});
