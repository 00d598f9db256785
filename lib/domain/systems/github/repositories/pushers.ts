import { listOf, objectOf, textOf } from "../../content.ts";
import type { RepositoryFact, RepositoryFactsRead } from "./repository-facts.ts";
import type { PartRead, PushCount, RepositoryPusher } from "./repository-view.ts";
import { baseOfMembers, baseOfRole, CAN_PUSH, CANNOT_PUSH, isOwnerRole } from "./roles.ts";

/**
 * Who and what may push to a repository: people, teams, keys, Apps and tokens. GitHub lists with a repository only whom
 * it was given to: what members of the organization may do by default, and its owners, are added.
 */
export function pushersOf(facts: RepositoryFactsRead): RepositoryPusher[] {
  const owners = facts.attachments.filter(isOwnerRole).map(({ content }) => textOf(content.user));
  const roles = facts.attachments.filter(
    ({ kind, content }) => kind === "repository-role" && !owners.includes(textOf(content.user)),
  );
  return [
    ...byMembership(facts),
    ...[...new Set(owners)].map((name) => ({ kind: "user", name, role: "owner", id: null, remark: null })),
    ...roles.flatMap((fact) => byRole(fact, facts)),
    ...facts.attachments
      .filter(({ kind, content }) => kind === ASSIGNMENT && !owners.includes(textOf(content.user)))
      .flatMap((fact) => byOrganizationRole(fact, facts)),
    ...facts.identities.filter(({ kind, content }) => kind === "deploy-key" && content.readOnly !== true).map(byKey),
    ...facts.attachments.flatMap((fact) => byGrant(fact, facts)),
  ];
}

/**
 * How many they are: those that surely push. Exact only where everything that lets somebody push was read to its end,
 * and nobody is among them who stands for many.
 */
export function pushCount(
  pushers: readonly RepositoryPusher[],
  { access, apps, deployKeys }: Record<"access" | "apps" | "deployKeys", PartRead>,
): PushCount {
  const sure = pushers.filter(({ remark }) => remark === null);
  const read = [access, apps, deployKeys].every(({ status }) => status === "complete");
  const many = pushers.some(({ kind }) => kind === MEMBERS);
  return { count: sure.length, exact: read && !many && sure.length === pushers.length };
}

const MEMBERS = "members";

/** What every member of the organization may do in each of its repositories; empty where that was not read. */
export function basePermission({ around }: RepositoryFactsRead): string {
  const organization = around.find(({ kind }) => kind === "organization");
  return baseOfMembers(organization?.content);
}

function byMembership(facts: RepositoryFactsRead): RepositoryPusher[] {
  const role = basePermission(facts);
  const [owner = ""] = facts.itself.name.split("/");
  return CAN_PUSH.has(role) ? [{ kind: MEMBERS, name: `every member of ${owner}`, role, id: null, remark: null }] : [];
}

const ASSIGNMENT = "organization-role-assignment";

/** A role of the organization holds in each of its repositories by the role it is based on. Who has it by a team is in it. */
function byOrganizationRole(fact: RepositoryFact, { documents }: RepositoryFactsRead): RepositoryPusher[] {
  const document = documents.find(({ alias }) => alias === fact.document);
  const base = textOf(document?.content.baseRole);
  const user = textOf(fact.content.user);
  if (fact.content.assignment === "indirect" || (document && !CAN_PUSH.has(base))) return [];
  return [
    {
      kind: user === "" ? "team" : "user",
      name: user || textOf(fact.content.team),
      role: base === "" ? textOf(fact.content.role) : `${base}, by the organization role ${textOf(fact.content.role)}`,
      id: null,
      remark: document ? null : "what this role allows was not read",
    },
  ];
}

function byRole({ content }: RepositoryFact, { around }: RepositoryFactsRead): RepositoryPusher[] {
  const role = textOf(content.role);
  const base = baseOfRole(role, around.find(({ kind }) => kind === "organization")?.content);
  const user = textOf(content.user);
  if (CANNOT_PUSH.has(base)) return [];
  return [
    {
      kind: user === "" ? "team" : "user",
      name: user || textOf(content.team),
      role: role || "unknown",
      id: null,
      remark: CAN_PUSH.has(base) ? null : "what this role allows was not read",
    },
  ];
}

function byKey({ identity, name, content }: RepositoryFact): RepositoryPusher {
  const known = content.readOnly === false;
  const remark = known ? null : "whether it may write was not read";
  return { kind: "deploy key", name, role: known ? "write" : "unknown", id: identity, remark };
}

const GIVEN: Readonly<Record<string, string>> = { "app-access": "App", "token-access": "fine-grained token" };

/** An App or a token of the organization that may write contents here. */
function byGrant(fact: RepositoryFact, { itself, documents, identities }: RepositoryFactsRead): RepositoryPusher[] {
  const kind = Object.hasOwn(GIVEN, fact.kind) ? GIVEN[fact.kind] : undefined;
  const permissions = objectOf(documents.find(({ alias }) => alias === fact.document)?.content.permissions);
  const contents = textOf(permissions.contents) || textOf(objectOf(permissions.repository).contents);
  const { selection, repositories } = fact.content;
  if (kind === undefined || contents !== "write" || selection === "none") return [];
  const known = listOf(objectOf(repositories).known);
  const given = selection === "all" || known.some((one) => textOf(objectOf(one).name) === itself.name);
  const open = !given && selection !== "all" && objectOf(repositories).known === undefined;
  if (!given && !open) return [];
  const identity = identities.find(({ alias }) => alias === fact.identity);
  if (identity?.content.suspended) return [];
  const remark = open ? "which repositories it was given was not read" : null;
  return [{ kind, name: fact.name, role: "write", id: identity?.identity ?? null, remark }];
}
