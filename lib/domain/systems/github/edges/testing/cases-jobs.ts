import type { EdgeCase } from "./case.ts";
import { ACME, Host, inAcme, inApi } from "./host.ts";
import { BUILD, CALL, DEPLOY, SHARED } from "./workflow-files.ts";

const DEPLOYS = `${ACME}/api:workflow:.github/workflows/deploy.yml`;
const BUILDS = `${ACME}/api:workflow:.github/workflows/build.yml`;
const PRODUCTION = `${ACME}/api:deployment-environment:production`;
const KEY = `${ACME}/api:repository-secret:actions/DEPLOY_KEY`;
const GUARDED_KEY = `${ACME}/api:environment-secret:production/DEPLOY_KEY`;
const SHARED_KEY = `${ACME}:organization-secret:actions/DEPLOY_KEY`;
const LARGE = ["self-hosted", "large"];
const LARGE_JOBS = `hub:${ACME}:runner-group:Default#jobs:large,self-hosted`;
const deploys = () => new Host().workflow("deploy.yml", DEPLOY);
const calls = (secrets: string) =>
  new Host()
    .repository("shared")
    .workflow("shared.yml", SHARED, "shared")
    .workflow("deploy.yml", CALL("main", secrets));

/** What jobs take, deploy to and run on. */
export const JOBS: readonly EdgeCase[] = [
  {
    kind: "github/job-token",
    when: "a token may write contents",
    host: deploys,
    ...{ from: DEPLOYS, to: inApi("push-code"), answer: "yes" },
  },
  {
    kind: "github/job-token",
    when: "a token may do nothing",
    host: () => new Host().workflow("build.yml", BUILD),
    ...{ from: BUILDS, to: inApi("push-code"), answer: null },
  },
  {
    kind: "github/job-token",
    when: "neither the file nor what was read says",
    host: () => new Host({ workflow: {} }).workflow("build.yml", BUILD.replace("permissions: {}", "")),
    ...{ from: BUILDS, to: inApi("push-code"), answer: "unknown", says: "was not read" },
  },
  {
    kind: "github/job-token",
    when: "a workflow is disabled",
    host: () => new Host().workflow("deploy.yml", DEPLOY, "api", { state: "disabled_manually" }),
    ...{ from: DEPLOYS, to: inApi("push-code"), answer: "conditional", says: "enables it again" },
  },
  {
    kind: "github/job-token",
    when: "its job waits for approval of what it deploys to",
    host: () => deploys().environment("production", { reviewers: [{ user: "anna" }] }),
    ...{ from: DEPLOYS, to: inApi("push-code"), answer: "conditional", says: "anna approves" },
  },
  {
    kind: "github/use-secret",
    when: "its repository keeps the secret",
    host: () => deploys().secret("DEPLOY_KEY"),
    ...{ from: DEPLOYS, to: KEY, answer: "yes", ability: "secrets" },
  },
  {
    kind: "github/use-secret",
    when: "its repository is archived, where nothing runs",
    host: () => deploys().repository("api", { archived: true }).secret("DEPLOY_KEY"),
    ...{ from: DEPLOYS, to: KEY, answer: "conditional", says: "out of the archive" },
  },
  {
    kind: "github/use-secret",
    when: "Actions are off in its repository",
    host: () => deploys().settings({ enabled: false }).secret("DEPLOY_KEY"),
    ...{ from: DEPLOYS, to: KEY, answer: "conditional", says: "switches Actions on" },
  },
  {
    kind: "github/use-secret",
    when: "its environment keeps the secret",
    host: () =>
      deploys()
        .environment("production", { reviewers: [{ user: "anna" }] })
        .secret("DEPLOY_KEY", "production"),
    ...{ from: DEPLOYS, to: GUARDED_KEY, answer: "conditional", says: "anna approves" },
  },
  {
    kind: "github/use-secret",
    when: "the organization gives the secret to private repositories",
    host: () => deploys().sharedSecret("DEPLOY_KEY", { visibility: "private" }),
    ...{ from: DEPLOYS, to: SHARED_KEY, answer: "yes" },
  },
  {
    kind: "github/use-secret",
    when: "the repository is public",
    host: () =>
      deploys().repository("api", { visibility: "public" }).sharedSecret("DEPLOY_KEY", { visibility: "private" }),
    ...{ from: DEPLOYS, to: SHARED_KEY, answer: null },
  },
  {
    kind: "github/use-secret",
    when: "whom the organization gives it was not read",
    host: () => deploys().sharedSecret("DEPLOY_KEY", { visibility: "selected", repositories: { unknown: "no" } }),
    ...{ from: DEPLOYS, to: SHARED_KEY, answer: "unknown" },
  },
  {
    kind: "github/use-secret",
    when: "secrets were not read",
    host: () => deploys().unread("repository-secrets", "api"),
    ...{ from: DEPLOYS, to: KEY, answer: "unknown", says: "GitHub refused (403)" },
  },
  {
    kind: "github/use-secret",
    when: "a secret is of another name",
    host: () => deploys().secret("OTHER"),
    ...{ from: DEPLOYS, to: `${ACME}/api:repository-secret:actions/OTHER`, answer: null },
  },
  {
    kind: "github/use-secret",
    when: "the called workflow takes what the caller hands it",
    host: () => calls("secrets:\n      DEPLOY_KEY: ${{ secrets.OTHER }}").secret("OTHER"),
    ...{ from: DEPLOYS, to: `${ACME}/api:repository-secret:actions/OTHER`, answer: "yes" },
  },
  {
    kind: "github/inherited-secrets",
    when: "all secrets go along",
    host: () => calls("secrets: inherit"),
    ...{ from: DEPLOYS, to: inApi("all-secrets"), answer: "yes" },
  },
  {
    kind: "github/inherited-secrets",
    when: "one secret goes along",
    host: () => calls("secrets:\n      DEPLOY_KEY: ${{ secrets.OTHER }}"),
    ...{ from: DEPLOYS, to: inApi("all-secrets"), answer: null },
  },
  {
    kind: "github/every-secret",
    when: "a secret is of the repository",
    host: () => new Host().secret("DEPLOY_KEY"),
    ...{ from: inApi("all-secrets"), to: KEY, answer: "yes", ability: "secrets" },
  },
  {
    kind: "github/every-secret",
    when: "a secret is of an environment",
    host: () => new Host().environment("production", {}).secret("DEPLOY_KEY", "production"),
    ...{ from: inApi("all-secrets"), to: GUARDED_KEY, answer: null },
  },
  {
    kind: "github/every-secret",
    when: "the organization gives it to other repositories",
    host: () => new Host().sharedSecret("DEPLOY_KEY", { visibility: "selected", repositories: { known: [] } }),
    ...{ from: inApi("all-secrets"), to: SHARED_KEY, answer: null },
  },
  {
    kind: "github/deploy",
    when: "nothing protects the environment",
    host: () => deploys().environment("production", {}),
    ...{ from: DEPLOYS, to: PRODUCTION, answer: "yes", ability: "execute" },
  },
  {
    kind: "github/deploy",
    when: "somebody has to approve",
    host: () => deploys().environment("production", { reviewers: [{ team: "web" }] }),
    ...{ from: DEPLOYS, to: PRODUCTION, answer: "conditional", says: "the team web approves" },
  },
  {
    kind: "github/deploy",
    when: "it runs from the branch that may deploy",
    host: () =>
      deploys().environment("production", {
        branches: { policy: "custom", patterns: [{ name: "main", type: "branch" }] },
      }),
    ...{ from: DEPLOYS, to: PRODUCTION, answer: "yes" },
  },
  {
    kind: "github/deploy",
    when: "it runs from another branch than may deploy",
    host: () =>
      deploys().environment("production", {
        branches: { policy: "custom", patterns: [{ name: "stable", type: "branch" }] },
      }),
    ...{ from: DEPLOYS, to: PRODUCTION, answer: "conditional", says: "deployed from stable" },
  },
  {
    kind: "github/deploy",
    when: "environments were not read",
    host: () => deploys().unread("environments", "api"),
    ...{ from: DEPLOYS, to: PRODUCTION, answer: "conditional", says: "which was not read" },
  },
  {
    kind: "github/deploy",
    when: "no job names it",
    host: () => new Host().workflow("build.yml", BUILD).environment("production", {}),
    ...{ from: BUILDS, to: PRODUCTION, answer: null },
  },
  {
    kind: "github/environment-secret",
    when: "administrators take the protection away",
    host: () =>
      new Host().environment("production", { reviewers: [{ user: "anna" }] }).secret("DEPLOY_KEY", "production"),
    ...{ from: inApi("administer"), to: GUARDED_KEY, answer: "yes", ability: "secrets" },
  },
  {
    kind: "github/environment-secret",
    when: "others wait for approval",
    host: () =>
      new Host().environment("production", { reviewers: [{ user: "anna" }] }).secret("DEPLOY_KEY", "production"),
    ...{ from: inApi("deploy-anywhere"), to: GUARDED_KEY, answer: "conditional", says: "anna approves" },
  },
  {
    kind: "github/environment-secret",
    when: "a secret is of the repository",
    host: () => new Host().secret("DEPLOY_KEY"),
    ...{ from: inApi("administer"), to: KEY, answer: null },
  },
  {
    kind: "github/change-environment",
    when: "an environment is there",
    host: () => new Host().environment("production", {}),
    ...{ from: inApi("environments"), to: PRODUCTION, answer: "yes", ability: "admin" },
  },
  {
    kind: "github/change-environment",
    when: "it is only named",
    host: deploys,
    ...{ from: inApi("environments"), to: PRODUCTION, answer: null },
  },
  {
    kind: "github/run-on-runner",
    when: "a job asks for labels that a runner has",
    host: () => new Host().workflow("build.yml", BUILD).group("Default", {}).runner("r1", "Default", LARGE),
    ...{ from: BUILDS, to: LARGE_JOBS, answer: "yes" },
  },
  {
    kind: "github/run-on-runner",
    when: "no runner has the labels",
    host: () => new Host().workflow("build.yml", BUILD).group("Default", {}).runner("r1", "Default", ["self-hosted"]),
    ...{ from: BUILDS, to: LARGE_JOBS, answer: null },
  },
  {
    kind: "github/run-on-runner",
    when: "its group takes jobs of others only",
    host: () =>
      new Host()
        .workflow("build.yml", BUILD)
        .group("Default", { visibility: "selected", repositories: { known: [] } })
        .runner("r1", "Default", LARGE),
    ...{ from: BUILDS, to: LARGE_JOBS, answer: null },
  },
  {
    kind: "github/run-on-runner",
    when: "runners were not read",
    host: () => new Host().workflow("build.yml", BUILD).unread("organization-runners"),
    ...{ from: BUILDS, to: inAcme("unread-runners"), answer: "unknown" },
  },
  {
    kind: "github/run-on-runner",
    when: "only one workflow may use the group",
    host: () =>
      new Host()
        .group("Default", { workflows: ["acme/shared/.github/workflows/shared.yml@refs/heads/main"] })
        .runner("r1", "Default", LARGE),
    ...{ from: inAcme("jobs-everywhere"), to: `hub:${ACME}:runner-group:Default#jobs`, answer: null },
  },
  {
    kind: "github/kept-runner",
    when: "a runner is kept between jobs",
    host: () => new Host().workflow("build.yml", BUILD).group("Default", {}).runner("r1", "Default", LARGE),
    from: `${ACME}:organization-runner:r1`,
    ...{ to: `hub:${ACME}:runner-group:Default#next:large,self-hosted`, answer: "yes" },
  },
  {
    kind: "github/kept-runner",
    when: "a runner is thrown away after a job",
    host: () => new Host().workflow("build.yml", BUILD).group("Default", {}).runner("r1", "Default", LARGE, true),
    from: `${ACME}:organization-runner:r1`,
    ...{ to: `hub:${ACME}:runner-group:Default#next:large,self-hosted`, answer: null },
  },
  {
    kind: "github/add-runner",
    when: "jobs ask for a runner of the organization",
    host: () => new Host().workflow("build.yml", BUILD).group("Default", {}).runner("r1", "Default", LARGE, true),
    from: inAcme("add-runners"),
    ...{ to: `hub:${ACME}:runner-group:Default#next:large,self-hosted`, answer: "yes" },
  },
  {
    kind: "github/add-runner",
    when: "no job asks for a runner of one's own",
    host: () => new Host().workflow("deploy.yml", DEPLOY).group("Default", {}).runner("r1", "Default", LARGE),
    from: inAcme("add-runners"),
    ...{ to: `hub:${ACME}:runner-group:Default#next:large,self-hosted`, answer: null },
  },
];
