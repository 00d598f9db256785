import { listOf, objectOf, textOf } from "../../content.ts";
import type { RepositoryFact, RepositoryFactsRead } from "./repository-facts.ts";
import type { RepositoryPusher } from "./repository-view.ts";

/** Roles of GitHub by which nobody pushes; what is none of GitHub's the organization made, and may let its bearer push. */
const CANNOT = new Set(["read", "triage"]);
const CAN = new Set(["admin", "maintain", "write"]);

/** Who and what may push to a repository: people, teams, keys, Apps and tokens. */
export function pushersOf(facts: RepositoryFactsRead): RepositoryPusher[] {
  return [
    ...facts.attachments.filter(({ kind }) => kind === "repository-role").flatMap((fact) => byRole(fact, facts)),
    ...facts.identities.filter(({ kind, content }) => kind === "deploy-key" && content.readOnly === false).map(byKey),
    ...facts.attachments.flatMap((fact) => byGrant(fact, facts)),
  ];
}

function byRole({ content }: RepositoryFact, facts: RepositoryFactsRead): RepositoryPusher[] {
  const role = textOf(content.role);
  const base = baseOf(role, facts);
  const user = textOf(content.user);
  if (CANNOT.has(base)) return [];
  return [
    {
      kind: user === "" ? "team" : "user",
      name: user || textOf(content.team),
      role: role || "unknown",
      id: null,
      remark: CAN.has(base) ? null : "what this role allows was not read",
    },
  ];
}

/** The role of GitHub that a role of the organization adds to; where that was not read, the role itself. */
function baseOf(role: string, { around }: RepositoryFactsRead): string {
  const organization = around.find(({ kind }) => kind === "organization");
  const roles = listOf(organization?.content.repositoryRoles).map(objectOf);
  return textOf(roles.find(({ name }) => name === role)?.base) || role;
}

function byKey({ identity, name }: RepositoryFact): RepositoryPusher {
  return { kind: "deploy key", name, role: "write", id: identity, remark: null };
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
  const remark = open ? "which repositories it was given was not read" : null;
  return [{ kind, name: fact.name, role: "write", id: identity?.identity ?? null, remark }];
}
