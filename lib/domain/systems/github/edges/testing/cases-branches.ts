import type { EdgeCase } from "./case.ts";
import { ACME, API, Host, inAcme, inApi } from "./host.ts";
import { ARTIFACT, BUILD, CALL, DEPLOY, SHARED, STRANGERS } from "./workflow-files.ts";

const DEPLOYS = `${ACME}/api:workflow:.github/workflows/deploy.yml`;
const RELEASE = `${ACME}/api:workflow:.github/workflows/release.yml`;
const BOT = `${ACME}:app-installation:bot`;
const REVIEWED = { rules: [{ type: "pull_request", approvals: 1 }] };
const fromPush = { from: inApi("push"), to: inApi("change-branch") };
const deploys = () => new Host().workflow("deploy.yml", DEPLOY);

/** From pushing to what runs. */
export const BRANCHES: readonly EdgeCase[] = [
  {
    kind: "github/change-branch",
    when: "what protects it was not read, which an organization may have set above administrators",
    host: () => deploys().unread("branch-rules", "api"),
    ...{ from: inApi("administer"), to: inApi("change-branch"), answer: "conditional", says: "was not read" },
  },
  {
    kind: "github/repository-power",
    when: "whoever pushes adds workflows",
    host: () => new Host(),
    ...{ from: inApi("push"), to: inApi("own-workflows"), answer: "yes" },
  },
  {
    kind: "github/repository-power",
    when: "a repository is archived",
    host: () => new Host().repository("api", { archived: true }),
    ...{ from: inApi("push"), to: inApi("own-workflows"), answer: "conditional", says: "out of the archive" },
  },
  {
    kind: "github/repository-power",
    when: "Actions are off",
    host: () => new Host().settings({ enabled: false }),
    ...{ from: inApi("push"), to: inApi("own-workflows"), answer: "conditional", says: "switches Actions on" },
  },
  {
    kind: "github/repository-power",
    when: "reading is not pushing",
    host: () => new Host(),
    ...{ from: inApi("read"), to: inApi("push"), answer: null },
  },
  {
    kind: "github/repository-power",
    when: "administrators administer",
    host: () => new Host(),
    ...{ from: inApi("administer"), to: API, answer: "yes", ability: "admin" },
  },
  { kind: "github/change-branch", when: "no rule holds", host: deploys, ...fromPush, answer: "yes" },
  {
    kind: "github/change-branch",
    when: "somebody has to approve",
    host: () => deploys().ruleset("main", REVIEWED),
    ...{ ...fromPush, answer: "conditional", says: "approves the change to main" },
  },
  {
    kind: "github/change-branch",
    when: "a ruleset is not enforced",
    host: () => deploys().ruleset("main", { ...REVIEWED, enforcement: "evaluate" }),
    ...{ ...fromPush, answer: "yes" },
  },
  {
    kind: "github/change-branch",
    when: "a ruleset is about another branch",
    host: () => deploys().ruleset("main", { ...REVIEWED, include: ["refs/heads/release/**/*"] }),
    ...{ ...fromPush, answer: "yes" },
  },
  {
    kind: "github/change-branch",
    when: "a ruleset leaves the branch out",
    host: () => deploys().ruleset("main", { ...REVIEWED, include: ["~ALL"], exclude: ["refs/heads/ma*"] }),
    ...{ ...fromPush, answer: "yes" },
  },
  {
    kind: "github/change-branch",
    when: "a branch protection asks for checks",
    host: () => deploys().protection("ma?n", { reviews: null, checks: { contexts: ["build"] }, pushers: null }),
    ...{ ...fromPush, answer: "conditional", says: "build" },
  },
  {
    kind: "github/change-branch",
    when: "rules were not read",
    host: () => deploys().unread("branch-rules", "api"),
    ...{ ...fromPush, answer: "conditional", says: "which was not read" },
  },
  {
    kind: "github/change-branch",
    when: "administrators lift the rules of their repository",
    host: () => deploys().ruleset("main", REVIEWED),
    ...{ from: inApi("administer"), to: inApi("change-branch"), answer: "yes" },
  },
  {
    kind: "github/change-branch",
    when: "administrators do not lift those of the organization",
    host: () => deploys().ruleset("main", { ...REVIEWED, sourceType: "Organization" }),
    ...{ from: inApi("administer"), to: inApi("change-branch"), answer: "conditional" },
  },
  {
    kind: "github/change-branch",
    when: "a workflow lies there",
    host: deploys,
    ...{ from: inApi("change-branch"), to: DEPLOYS, answer: "yes" },
  },
  {
    kind: "github/change-branch",
    when: "a job checks out code beside its file",
    host: deploys,
    ...{ from: inApi("change-code"), to: DEPLOYS, answer: "conditional", says: "runs what it checks out" },
  },
  {
    kind: "github/change-branch",
    when: "no job checks anything out",
    host: () => new Host().workflow("deploy.yml", BUILD),
    ...{ from: inApi("change-code"), to: DEPLOYS, answer: null },
  },
  {
    kind: "github/change-branch",
    when: "a workflow of another branch has rules of its own",
    host: () =>
      new Host()
        .ruleset("release", { ...REVIEWED, include: ["refs/heads/stable"] })
        .workflow("deploy.yml", DEPLOY, "api", { branch: "stable" }),
    from: inApi("push"),
    to: `${ACME}/api:branch-workflow:stable:.github/workflows/deploy.yml`,
    ...{ answer: "conditional", says: "approves the change to stable" },
  },
  {
    kind: "github/bypass-rules",
    when: "an App gets around the ruleset",
    host: () =>
      deploys()
        .app("bot", { contents: "write", workflows: "write" })
        .ruleset("main", { ...REVIEWED, bypass: [{ type: "Integration", id: "app-bot", mode: "always" }] }),
    ...{ from: BOT, to: inApi("change-branch"), answer: "yes" },
  },
  {
    kind: "github/bypass-rules",
    when: "an App is named that may not push",
    host: () =>
      deploys()
        .app("bot", { contents: "read" })
        .ruleset("main", { ...REVIEWED, bypass: [{ type: "Integration", id: "app-bot", mode: "always" }] }),
    ...{ from: BOT, to: inApi("change-branch"), answer: null },
  },
  {
    kind: "github/bypass-rules",
    when: "another ruleset holds it all the same",
    host: () =>
      deploys()
        .key("5", { readOnly: false })
        .ruleset("main", { ...REVIEWED, bypass: [{ type: "DeployKey", mode: "always" }] })
        .ruleset("checks", { rules: [{ type: "required_status_checks", checks: ["build"] }] }),
    ...{ from: `${ACME}/api:deploy-key:5`, to: inApi("change-branch"), answer: "conditional", says: "build" },
  },
  {
    kind: "github/open-pull-request",
    when: "a repository is public",
    host: () => new Host().repository("api", { visibility: "public" }),
    ...{ from: inAcme("anybody"), to: inApi("pull-requests"), answer: "yes" },
  },
  {
    kind: "github/open-pull-request",
    when: "runs of strangers wait for approval",
    host: () =>
      new Host({ forkPullRequestApproval: "first_time_contributors" }).repository("api", { visibility: "public" }),
    ...{ from: inAcme("anybody"), to: inApi("pull-requests"), answer: "conditional", says: "approves the run" },
  },
  {
    kind: "github/open-pull-request",
    when: "private repositories are not forked",
    host: () => new Host({ members: { mayForkPrivateRepositories: false } }),
    ...{ from: inApi("read"), to: inApi("pull-requests"), answer: null },
  },
  {
    kind: "github/untrusted-code",
    when: "a job checks out a pull request with secrets",
    host: () => new Host().workflow("release.yml", STRANGERS),
    ...{ from: inApi("pull-requests"), to: RELEASE, answer: "yes" },
  },
  {
    kind: "github/untrusted-code",
    when: "a job takes an artifact of a pull request",
    host: () => new Host().workflow("build.yml", BUILD).workflow("release.yml", ARTIFACT),
    ...{ from: inApi("pull-requests"), to: RELEASE, answer: "conditional", says: "runs what it downloads" },
  },
  {
    kind: "github/untrusted-code",
    when: "what it waits for does not run on pull requests",
    host: () => new Host().workflow("release.yml", ARTIFACT),
    ...{ from: inApi("pull-requests"), to: RELEASE, answer: null },
  },
  {
    kind: "github/called-workflow",
    when: "a call names the default branch",
    host: () =>
      new Host()
        .repository("shared")
        .workflow("shared.yml", SHARED, "shared")
        .workflow("release.yml", CALL("main", "")),
    ...{ from: `${ACME}/shared:workflow:.github/workflows/shared.yml`, to: RELEASE, answer: "yes" },
  },
  {
    kind: "github/called-workflow",
    when: "a call names a tag",
    host: () =>
      new Host().repository("shared").workflow("shared.yml", SHARED, "shared").workflow("release.yml", CALL("v1", "")),
    from: `${ACME}/shared:workflow:.github/workflows/shared.yml`,
    ...{ to: RELEASE, answer: "conditional", says: "v1 of acme/shared is moved" },
  },
  {
    kind: "github/called-workflow",
    when: "a call names a commit",
    host: () =>
      new Host()
        .repository("shared")
        .workflow("shared.yml", SHARED, "shared")
        .workflow("release.yml", CALL("11bd71901bbe5b1630ceea73d27597364c9af683", "")),
    ...{ from: `${ACME}/shared:workflow:.github/workflows/shared.yml`, to: RELEASE, answer: null },
  },
  {
    kind: "github/called-workflow",
    when: "what is called was not read",
    host: () => new Host().workflow("release.yml", CALL("main", "")),
    ...{ from: RELEASE, to: inApi("own-workflows"), answer: "unknown", says: "was not read" },
  },
];
