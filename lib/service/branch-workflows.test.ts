import { afterAll, beforeAll, expect, it } from "vitest";
import { applyLive } from "#collectors/github/live/testing/apply-live.ts";
import { liveInput } from "#collectors/github/live/testing/collect-live.ts";
import { generateOrganization } from "#collectors/github/live/testing/fake-github/generate.ts";
import { repositoryNamed } from "#collectors/github/live/testing/fake-github/model.ts";
import { startFakeGithub, type FakeGithub } from "#collectors/github/live/testing/fake-github/server.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { WorkflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import type { Actor } from "./actor.ts";
import type { Context } from "./context.ts";
import { getIdentity } from "./identity.ts";
import { getRepository, listRepositories, readSubjectsOf } from "./repositories.ts";
import { listWorkflows } from "./workflows.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };
const FILE = "deploy-10001.yml";
const PATH = `.github/workflows/${FILE}`;

let github: FakeGithub;
let test: TestDatabase;
let context: Context;

beforeAll(async () => {
  const organization = generateOrganization({ repositories: 1 });
  const repository = repositoryNamed(organization, "repo-0001");
  const hotfix = repository.branches.get("hotfix");
  // Without an environment, so that its subject is made of the branch.
  hotfix?.set(PATH, (hotfix.get(PATH) ?? "").replace("    environment: production\n", ""));
  repository.protections = [{ pattern: "gone", approvals: 1 }];
  [github, test] = await Promise.all([startFakeGithub(organization), createTestDatabase()]);
  context = { actor: operator, database: test.database, now: new Date() };
  await applyLive(test, liveInput(github));
});

afterAll(async () => {
  await github.stop();
  await test.drop();
});

async function repository() {
  const [row] = (await listRepositories(context, { text: [], asOf: null, pageSize: 1 })).repositories;
  if (!row) throw new Error("no repository");
  return { row, view: await getRepository(context, row, null) };
}

it("every file of every branch that was read is listed with its ref, also where it is as on the default branch", async () => {
  const files: WorkflowView[] = [];
  for await (const one of listWorkflows(context, { asOf: null })) files.push(one);

  expect(files.map(({ path, ref }) => `${ref} ${path.slice(".github/workflows/".length)}`)).toEqual([
    "refs/heads/main deploy-10001.yml",
    "refs/heads/main deploy-10002.yml",
    "refs/heads/main deploy-10003.yml",
    "refs/heads/hotfix deploy-10001.yml",
    "refs/heads/hotfix deploy-10002.yml",
    "refs/heads/hotfix deploy-10003.yml",
  ]);
  expect(files[3]?.jobs[0]).toMatchObject({ secrets: ["OLD_SECRET_10001"], id: "ship" });
  expect(files[3]?.jobs[0]?.subjects).toContain("repo:acme/repo-0001:ref:refs/heads/hotfix");
  expect(files[3]?.jobs[0]?.subjects).not.toContain("repo:acme/repo-0001:ref:refs/heads/*");
  expect(files[4]?.jobs).toEqual(files[1]?.jobs);
});

it("the page of a repository says of which branch a line is, and which branches were not read", async () => {
  const { row, view } = await repository();

  expect(row.workflows).toBe(3);
  expect(view.workflows.map(({ name, branch }) => [name, branch])).toEqual([
    ["deploy-10001.yml", null],
    ["deploy-10002.yml", null],
    ["deploy-10003.yml", null],
    ["deploy-10001.yml", "hotfix"],
  ]);
  expect(view.branches.map(({ name, state, files }) => [name, state, files.all, files.asDefault])).toEqual([
    ["hotfix", "read", 3, 2],
    ["gone", "absent", 0, 0],
    ["release/*", "pattern", 0, 0],
  ]);
  expect(view.branches[0]?.by).toContainEqual({ kind: "environment", name: "stage/10001" });
  const old = view.secrets.find(({ name }) => name === "OLD_SECRET_10001");
  expect(old?.uses.map(({ workflow }) => workflow.name)).toEqual([`${FILE}@hotfix`]);
});

it("its own page tells what it takes, mints and is started by, and its subject counts where clouds are asked", async () => {
  const { view } = await repository();
  const id = view.workflows.at(-1)?.id ?? "";
  const identity = await getIdentity(context, id, { tab: "overview" });
  const { host } = view;
  const { subjects } = await readSubjectsOf(context, { host, names: [{ text: "acme/", whole: false }] }, 10, null);

  expect(identity.head.row).toMatchObject({ name: `${FILE}@hotfix`, kind: "branch-workflow" });
  expect(JSON.stringify(identity.content)).toContain("OLD_SECRET_10001");
  const subject = subjects.find((one) => one.subject === "repo:acme/repo-0001:ref:refs/heads/hotfix");
  expect(subject?.workflows.map(({ name }) => name)).toEqual([`${FILE}@hotfix`]);
});
