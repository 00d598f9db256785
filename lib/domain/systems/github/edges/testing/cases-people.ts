import type { EdgeCase } from "./case.ts";
import { ACME, Host, inAcme, inApi } from "./host.ts";

const ANNA = `${ACME}:user:anna`;
const WEB = `${ACME}:team:web`;

/** Who may do what, as people, teams, keys, Apps and tokens. */
export const PEOPLE: readonly EdgeCase[] = [
  {
    kind: "github/team-member",
    when: "somebody is in a team",
    host: () => new Host().user("anna").team("web", ["anna"]),
    ...{ from: ANNA, to: WEB, answer: "yes" },
  },
  {
    kind: "github/team-member",
    when: "a team lies below another",
    host: () => new Host().team("all", []).team("web", [], "all"),
    ...{ from: WEB, to: `${ACME}:team:all`, answer: "yes" },
  },
  {
    kind: "github/team-member",
    when: "somebody is in no team",
    host: () => new Host().user("anna").team("web", []),
    ...{ from: ANNA, to: WEB, answer: null },
  },
  {
    kind: "github/team-member",
    when: "teams were not read",
    host: () => new Host().user("anna").unread("teams"),
    ...{ from: ANNA, to: inAcme("unread-teams"), answer: "unknown", says: "GitHub refused (403)" },
  },
  {
    kind: "github/organization-member",
    when: "somebody is a member",
    host: () => new Host().user("anna"),
    ...{ from: ANNA, to: inAcme("members"), answer: "yes" },
  },
  {
    kind: "github/organization-member",
    when: "somebody only collaborates from outside",
    host: () => new Host().user("anna", "outside_collaborator"),
    ...{ from: ANNA, to: inAcme("members"), answer: null },
  },
  {
    kind: "github/organization-owner",
    when: "somebody owns the organization",
    host: () => new Host().user("anna", "admin"),
    ...{ from: ANNA, to: inAcme("owners"), answer: "yes" },
  },
  {
    kind: "github/organization-owner",
    when: "somebody is a member",
    host: () => new Host().user("anna"),
    ...{ from: ANNA, to: inAcme("owners"), answer: null },
  },
  {
    kind: "github/organization-owner",
    when: "who owns it was not read",
    host: () => new Host().user("anna").unread("people"),
    ...{ from: ANNA, to: inAcme("owners"), answer: "unknown" },
  },
  {
    kind: "github/organization-role",
    when: "a role is based on write",
    host: () => new Host().user("anna").organizationRole("9", { baseRole: "write", permissions: [] }, "user:anna"),
    ...{ from: ANNA, to: inAcme("every-push"), answer: "yes" },
  },
  {
    kind: "github/organization-role",
    when: "a role reaches into no repository",
    host: () => new Host().user("anna").organizationRole("9", { permissions: ["read_audit_logs"] }, "user:anna"),
    ...{ from: ANNA, to: inAcme("every-push"), answer: null },
  },
  {
    kind: "github/organization-role",
    when: "roles were not read",
    host: () => new Host().user("anna").unread("organization-roles"),
    ...{ from: ANNA, to: inAcme("unread-roles"), answer: "unknown" },
  },
  {
    kind: "github/repository-role",
    when: "somebody may write",
    host: () => new Host().user("anna").role("user:anna", "write"),
    ...{ from: ANNA, to: inApi("push"), answer: "yes" },
  },
  {
    kind: "github/repository-role",
    when: "a role of the organization adds to one of GitHub's",
    host: () => new Host({ repositoryRoles: [{ name: "release", base: "maintain" }] }).role("team:web", "release"),
    ...{ from: WEB, to: inApi("push"), answer: "yes" },
  },
  {
    kind: "github/repository-role",
    when: "somebody may triage",
    host: () => new Host().user("anna").role("user:anna", "triage"),
    ...{ from: ANNA, to: inApi("push"), answer: null },
  },
  {
    kind: "github/repository-role",
    when: "what a role allows was not read",
    host: () => new Host().user("anna").role("user:anna", "release"),
    ...{ from: ANNA, to: inApi("administer"), answer: "unknown", says: "release" },
  },
  {
    kind: "github/repository-role",
    when: "every member may read",
    host: () => new Host({ members: { defaultRepositoryPermission: "read" } }),
    ...{ from: inAcme("members"), to: inAcme("every-read"), answer: "yes" },
  },
  {
    kind: "github/every-repository",
    when: "something may be done everywhere",
    host: () => new Host({ members: { defaultRepositoryPermission: "read" } }),
    ...{ from: inAcme("every-read"), to: inApi("read"), answer: "yes" },
  },
  {
    kind: "github/every-repository",
    when: "nobody may do it everywhere",
    host: () => new Host(),
    ...{ from: inAcme("every-read"), to: inApi("read"), answer: null },
  },
  {
    kind: "github/deploy-key",
    when: "a key may write",
    host: () => new Host().key("5", { readOnly: false }),
    ...{ from: `${ACME}/api:deploy-key:5`, to: inApi("push"), answer: "yes" },
  },
  {
    kind: "github/deploy-key",
    when: "a key only reads",
    host: () => new Host().key("5", { readOnly: true }),
    ...{ from: `${ACME}/api:deploy-key:5`, to: inApi("push"), answer: null },
  },
  {
    kind: "github/deploy-key",
    when: "a key is disabled",
    host: () => new Host().key("5", { readOnly: false, enabled: false }),
    ...{ from: `${ACME}/api:deploy-key:5`, to: inApi("push"), answer: "conditional", says: "enables it again" },
  },
  {
    kind: "github/deploy-key",
    when: "whether it may write was not read",
    host: () => new Host().key("5", {}),
    ...{ from: `${ACME}/api:deploy-key:5`, to: inApi("push"), answer: "unknown" },
  },
];
