import type { EdgeCase } from "./case.ts";
import { ACME, Host, inAcme, inApi } from "./host.ts";

const BOT = `${ACME}:app-installation:bot`;
const PAT = `${ACME}:fine-grained-token:pat`;
const OLD = `${ACME}:classic-token:old`;
const API_ONLY = { selection: "selected", repositories: { known: [{ id: "101", name: "acme/api" }] } };
const writing = () => new Host().user("anna").role("user:anna", "write");

/** What Apps and tokens were given. */
export const TOKENS: readonly EdgeCase[] = [
  {
    kind: "github/app-permission",
    when: "an App may write contents everywhere, but no workflow files",
    host: () => new Host().app("bot", { contents: "write" }),
    ...{ from: BOT, to: inAcme("every-push-code"), answer: "yes" },
  },
  {
    kind: "github/app-permission",
    when: "an App may not change workflow files",
    host: () => new Host().app("bot", { contents: "write" }),
    ...{ from: BOT, to: inAcme("every-push"), answer: null },
  },
  {
    kind: "github/app-permission",
    when: "an App may change workflow files in one repository",
    host: () => new Host().app("bot", { contents: "write", workflows: "write" }, API_ONLY),
    ...{ from: BOT, to: inApi("push"), answer: "yes" },
  },
  {
    kind: "github/app-permission",
    when: "which repositories it has only it can list",
    host: () =>
      new Host().app("bot", { administration: "write" }, { selection: "selected", repositories: { unknown: "no" } }),
    ...{ from: BOT, to: inAcme("every-administer"), answer: "unknown", says: "only it can list" },
  },
  {
    kind: "github/app-permission",
    when: "it is suspended",
    host: () => new Host().app("bot", { secrets: "write" }, API_ONLY, { suspended: { at: "2025-01-01" } }),
    ...{ from: BOT, to: inApi("secrets"), answer: "conditional", says: "lifts its suspension" },
  },
  {
    kind: "github/app-permission",
    when: "it has a permission that nobody has reviewed",
    host: () => new Host().app("bot", { teleportation: "write" }, API_ONLY),
    ...{ from: BOT, to: inApi("administer"), answer: "unknown", says: "teleportation" },
  },
  {
    kind: "github/app-permission",
    when: "it makes owners",
    host: () => new Host().app("bot", { members: "write" }),
    ...{ from: BOT, to: inAcme("owners"), answer: "yes" },
  },
  {
    kind: "github/token-permission",
    when: "token and owner may write",
    host: () => writing().token("pat", "anna", { repository: { contents: "write" } }, API_ONLY),
    ...{ from: PAT, to: inApi("push-code"), answer: "yes" },
  },
  {
    kind: "github/token-permission",
    when: "its owner may only read",
    host: () =>
      new Host()
        .user("anna")
        .role("user:anna", "read")
        .token("pat", "anna", { repository: { contents: "write" } }, API_ONLY),
    ...{ from: PAT, to: inApi("push-code"), answer: null },
  },
  {
    kind: "github/token-permission",
    when: "what its owner may was not read",
    host: () =>
      new Host()
        .user("anna")
        .unread("repository-access", "api")
        .token("pat", "anna", { repository: { contents: "write" } }, API_ONLY),
    ...{ from: PAT, to: inApi("push-code"), answer: "unknown" },
  },
  {
    kind: "github/token-permission",
    when: "its owner may by a team, and it has all repositories",
    host: () =>
      new Host()
        .user("anna")
        .team("web", ["anna"])
        .role("team:web", "write")
        .token("pat", "anna", { repository: { contents: "write" } }),
    ...{ from: `hub:${ACME}:team:web#own-push-code`, to: inApi("push-code"), answer: "yes" },
  },
  {
    kind: "github/token-permission",
    when: "it has ended",
    host: () =>
      writing().token("pat", "anna", { repository: { contents: "write" } }, API_ONLY, {
        expires: "2025-06-01T00:00:00Z",
      }),
    ...{ from: PAT, to: inApi("push-code"), answer: null },
  },
  {
    kind: "github/classic-token",
    when: "its scope is repo",
    host: () => writing().classic("old", "anna", ["repo"]),
    ...{ from: OLD, to: `hub:${ACME}:user:anna#own-push-code`, answer: "yes" },
  },
  {
    kind: "github/classic-token",
    when: "it only reads packages",
    host: () => writing().classic("old", "anna", ["read:packages"]),
    ...{ from: OLD, to: `hub:${ACME}:user:anna#own-push-code`, answer: null },
  },
  {
    kind: "github/classic-token",
    when: "its scopes were not read",
    host: () => writing().classic("old", "anna", null),
    ...{ from: OLD, to: `${ACME}:user:anna`, answer: "unknown" },
  },
];
