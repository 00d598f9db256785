import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, withFiles } from "#collectors/shared/testing/collected.ts";
import { collect, collectFiles } from "./testing/collect.ts";

const DEPLOY = `name: Deploy
on:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  ship:
    runs-on: ubuntu-latest
    environment: production
    permissions:
      id-token: write
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-west-1
      - run: ./ship
        env:
          TOKEN: \${{ secrets.SHIP_TOKEN }}
`;

const WORKFLOW = ".github/workflows/deploy.yml";
const ALIAS = "github:github.com/acme/api:workflow:.github/workflows/deploy.yml";

describe("a directory of checkouts", () => {
  it("shows each workflow as an identity with its jobs, what their tokens may do and as whom they sign in", async () => {
    const found = await collectFiles({ [`acme__api/${WORKFLOW}`]: DEPLOY });

    const [workflow] = factsOf(found, "identity", "workflow");
    expect(workflow).toMatchObject({
      alias: ALIAS,
      name: "deploy.yml",
      scope: "repository/acme/api",
      refs: { container: "github:github.com:repository:acme/api" },
      content: { name: "Deploy", ref: null, state: null, permissions: { value: { contents: "read" } } },
      evidence: { source: `acme__api/${WORKFLOW}` },
    });
    const [job] = factsOf(found, "consumer", "workflow-job");
    expect(job).toMatchObject({
      alias: `github:github.com/acme/api:workflow-job:${WORKFLOW}#ship`,
      refs: { identity: ALIAS },
      content: { secrets: [{ name: "SHIP_TOKEN" }], idToken: "write" },
      evidence: { line: 8 },
    });
    expect(factsOf(found, "attachment", "workflow-token")[0]).toMatchObject({
      refs: { identity: ALIAS },
      content: { job: "ship", token: { value: { "id-token": "write" } } },
    });
    expect(factsOf(found, "attachment", "workflow-login")[0]).toMatchObject({
      refs: { identity: ALIAS },
      content: {
        login: { system: "aws", static: false, value: { values: ["arn:aws:iam::111122223333:role/deploy"] } },
      },
      evidence: { line: 14 },
    });
  });

  it("never takes a repository for gone, and says that only GitHub tells the rest", async () => {
    const found = await collectFiles({ [`acme__api/${WORKFLOW}`]: DEPLOY, "acme__docs/README.md": "" });

    expect(coverageOf(found, "repositories")[""]).toMatchObject({ status: "partial" });
    expect(coverageOf(found, "workflows")).toMatchObject({
      "repository/acme/api": { status: "complete" },
      "repository/acme/docs": { status: "complete" },
    });
    expect(coverageOf(found, "deploy-keys")[""]).toMatchObject({ status: "not-supported" });
  });

  it("names whom CODEOWNERS makes responsible, and the line", async () => {
    const owners = "* @acme/everybody\n# deploys\n/.github/ @acme/platform @mona\n/.github/workflows/other.yml\n";
    const found = await collectFiles({
      [`acme__api/${WORKFLOW}`]: DEPLOY,
      "acme__api/.github/workflows/other.yml": DEPLOY,
      "acme__api/.github/CODEOWNERS": owners,
      "acme__api/CODEOWNERS": "* @acme/nobody\n",
    });

    expect(factsOf(found, "identity", "workflow").map(({ content }) => content["codeOwners"])).toEqual([
      { owners: ["@acme/platform", "@mona"], because: ".github/CODEOWNERS, line 3" },
      null,
    ]);
  });

  it("follows no link to the file of code owners, and knows managed users", async () => {
    await withFiles({ [`acme__api/${WORKFLOW}`]: DEPLOY, "elsewhere/CODEOWNERS": "* @acme/other\n" }, async (path) => {
      symlinkSync(join(path, "elsewhere"), join(path, "acme__api/docs"));
      const found = await collect(path);

      expect(factsOf(found, "identity", "workflow")[0]?.content["codeOwners"]).toBeNull();
      expect(coverageOf(found, "workflows")["repository/acme/api"]).toMatchObject({ status: "partial" });
    });
    const managed = await collectFiles({
      [`acme__api/${WORKFLOW}`]: DEPLOY,
      "acme__api/CODEOWNERS": "* @acme/all\n/.github/ @mona_acme\n",
    });
    expect(factsOf(managed, "identity", "workflow")[0]?.content["codeOwners"]).toMatchObject({
      owners: ["@mona_acme"],
    });
  });

  it("says of a file it cannot read where it stops, keeps the rest, and closes nothing there", async () => {
    const found = await collectFiles({
      [`acme__api/${WORKFLOW}`]: DEPLOY,
      "acme__api/.github/workflows/broken.yml": "on: push\njobs:\n  a: {}\n  a: {}\n",
    });

    expect(factsOf(found, "identity", "workflow")).toHaveLength(1);
    const { status, problems } = coverageOf(found, "workflows")["repository/acme/api"] ?? {};
    expect(status).toBe("partial");
    expect(problems).toMatchObject([{ where: "acme__api/.github/workflows/broken.yml", line: 4 }]);
  });

  it("keeps no value that stands in a file, and quotes none", async () => {
    const secret = "hunter2-canary";
    const found = await collectFiles({
      [`acme__api/${WORKFLOW}`]: DEPLOY.replace("./ship", `./ship --password ${secret}`).replace(
        "\${{ secrets.SHIP_TOKEN }}",
        secret,
      ),
      "acme__api/.github/workflows/broken.yml": `on: push\njobs: "${secret}`,
      "acme__api/.git/config": `[remote "origin"]\n\turl = https://x:${secret}@github.com/acme/api.git\n`,
    });

    expect(JSON.stringify(found)).not.toContain("canary");
  });

  it("follows no link out of a checkout, and reads only the folder that GitHub reads", async () => {
    await withFiles({ [`acme__api/${WORKFLOW}`]: DEPLOY, "secret.yml": DEPLOY }, async (path) => {
      symlinkSync(join(path, "secret.yml"), join(path, "acme__api/.github/workflows/link.yml"));
      const found = await collect(path);

      expect(factsOf(found, "identity", "workflow")).toHaveLength(1);
      expect(coverageOf(found, "workflows")["repository/acme/api"]?.problems).toMatchObject([
        { where: "acme__api/.github/workflows/link.yml" },
      ]);
    });
  });

  it("is refused when it holds no repository", async () => {
    await expect(collectFiles({ "notes/README.md": "" })).rejects.toThrow(/holds no repository/);
  });
});

describe("a git checkout", () => {
  it("is known by its remote and branch, without running git", async () => {
    await withFiles({ [WORKFLOW]: DEPLOY }, async (path) => {
      const git = (...words: string[]) => execFileSync("git", ["-C", path, ...words], { stdio: "ignore" });
      git("init", "--initial-branch", "release");
      git("remote", "add", "origin", "git@ghe.example.com:acme/api.git");

      const found = await collect(path);

      expect(factsOf(found, "identity", "workflow")[0]).toMatchObject({
        alias: `github:ghe.example.com/acme/api:workflow:${WORKFLOW}`,
        content: { ref: "refs/heads/release" },
      });
    });
  });

  it("without a remote is passed over with what to do", async () => {
    await withFiles({ "api/.git/HEAD": "ref: refs/heads/main\n", [`acme__web/${WORKFLOW}`]: DEPLOY }, async (path) => {
      const found = await collect(path);

      expect(found.notes).toMatchObject([{ kind: "ignored", message: expect.stringContaining("<owner>__<name>") }]);
      expect(coverageOf(found, "repositories")[""]?.problems).toMatchObject([{ where: "api" }]);
    });
  });
});
