import type { Json, JsonObject } from "../../../facts/json.ts";
import { objectOf, textOf, textsOf } from "../../content.ts";
import { accountOf } from "../policy/arn.ts";
import { keysAskedBy } from "./asked-keys.ts";
import { issuerOf } from "./oidc/token.ts";
import type { Provider } from "./oidc/match.ts";
import {
  attachedTo,
  limitsOf,
  managedNamed,
  policyTypesOf,
  sourceNamed,
  type Sources,
  sourcesOf,
} from "./policy-sources.ts";
import { storedSecrets } from "./stored-secrets.ts";
import type { Account, Consumer, Group, Listed, Role, User, World } from "./world.ts";
import type { WorldFacts } from "./world-facts.ts";

const LISTED: readonly Listed[] = ["iam", "limits", "providers", "consumers", "secrets"];

/** Arranges the facts of a partition for questions of trust: one pass, documents shared and taken apart once each. */
export function worldOf(facts: WorldFacts): World {
  const sources = sourcesOf(facts);
  const resources = [...facts.resources];
  const groups = new Map<string, Group>();
  const byAlias = new Map<string, Group>();
  const identities = [...facts.identities];
  for (const { kind, alias, content } of identities) {
    if (kind !== "group") continue;
    const group: Group = { kind: "group", ...holderOf(sources, alias, content) };
    groups.set(group.arn, group);
    byAlias.set(alias, group);
  }
  const passwords = passwordsOf(facts);
  const roles = new Map<string, Role>();
  const users = new Map<string, User>();
  for (const { kind, alias, content } of identities) {
    if (kind === "role") {
      const role = roleOf(sources, alias, content);
      roles.set(role.arn, role);
    } else if (kind === "user") {
      const user = userOf(sources, alias, content, byAlias, passwords);
      users.set(user.arn, user);
    }
  }
  return {
    partition: facts.partition,
    at: facts.at ?? null,
    accounts: accountsOf(facts, sources, resources, [...roles.values(), ...users.values()]),
    roles,
    users,
    groups,
    managed: sources.managed,
    providers: providersOf(resources),
    samlProviders: new Set(
      resources.filter(({ kind }) => kind === "saml-provider").map(({ content }) => textOf(content.arn)),
    ),
    consumers: [...(facts.consumers ?? [])].flatMap(consumerOf),
    secrets: storedSecrets(facts, sources),
    askedKeys: new Set([...sources.byAlias.values()].flatMap(({ policy }) => [...keysAskedBy(policy)])),
  };
}

function holderOf(sources: Sources, alias: string, content: JsonObject) {
  const arn = textOf(content.arn);
  const attached = (sources.attachments.get(arn) ?? []).filter(({ kind }) => kind === "attached");
  return {
    arn,
    alias,
    account: accountOf(arn) ?? "",
    name: nameOf(arn),
    identity: attachedTo(sources, arn, "attached", "inline"),
    attached: attached.flatMap(({ of }) => sources.arnOf.get(of) ?? []),
  };
}

function roleOf(sources: Sources, alias: string, content: JsonObject): Role {
  const holder = holderOf(sources, alias, content);
  const [trust = null] = attachedTo(sources, holder.arn, "trust");
  return { kind: "role", ...holder, ...actingOf(sources, holder.arn, content), trust };
}

function userOf(
  sources: Sources,
  alias: string,
  content: JsonObject,
  byAlias: ReadonlyMap<string, Group>,
  passwords: ReadonlySet<string> | null,
): User {
  const holder = holderOf(sources, alias, content);
  const members = (sources.attachments.get(holder.arn) ?? []).filter(({ kind }) => kind === "member");
  const identity = members.flatMap(({ of }) => byAlias.get(of)?.identity ?? [sourceNamed(sources, of)]);
  return {
    kind: "user",
    ...holder,
    identity: [...holder.identity, ...identity],
    ...actingOf(sources, holder.arn, content),
    groups: members.flatMap(({ of }) => byAlias.get(of)?.arn ?? []),
    password: passwords ? passwords.has(alias) : null,
  };
}

function actingOf(sources: Sources, arn: string, content: JsonObject) {
  const named = textOf(content.boundary);
  const [attached = null] = attachedTo(sources, arn, "boundary");
  // A principal names its boundary itself: one whose attachment was not read limits it all the same.
  const boundary = attached ?? (named === "" ? null : managedNamed(sources, named));
  const boundaryArn = boundary && (sources.arnOf.get(boundary.id) ?? (named || null));
  return { tags: tagsOf(content.labels), boundary, boundaryArn };
}

/** Null: nothing about credentials was given. */
function passwordsOf({ credentials }: WorldFacts): Set<string> | null {
  if (!credentials) return null;
  const found = new Set<string>();
  for (const { kind, identity } of credentials) if (kind === "console-password") found.add(identity);
  return found;
}

function accountsOf(
  facts: WorldFacts,
  sources: Sources,
  resources: readonly { kind: string; content: JsonObject }[],
  actors: readonly { account: string }[],
): Map<string, Account> {
  const types = policyTypesOf(resources);
  const accounts = new Map<string, Account>();
  for (const { kind, content } of resources) {
    if (kind === "account") accounts.set(textOf(content.id), accountFrom(facts, sources, content, types));
  }
  for (const { account } of actors) {
    if (!accounts.has(account)) accounts.set(account, accountFrom(facts, sources, { id: account }, types));
  }
  return accounts;
}

function accountFrom(
  facts: WorldFacts,
  sources: Sources,
  content: JsonObject,
  types: ReadonlyMap<string, string[] | null>,
): Account {
  const id = textOf(content.id);
  const organization = textOf(content.organization) || null;
  const units = Array.isArray(content.units) ? content.units.map((unit) => textOf(objectOf(unit).id)) : null;
  const management = typeof content.management === "boolean" ? content.management : null;
  const switchedOn = organization === null ? null : (types.get(organization) ?? null);
  const limits = (kind: "scp" | "rcp", type: string) =>
    management === true || (switchedOn !== null && !switchedOn.includes(type))
      ? null
      : limitsOf(sources, kind, id, units);
  return {
    id,
    name: textOf(content.name) || null,
    organization,
    units,
    management,
    scps: limits("scp", "SERVICE_CONTROL_POLICY"),
    rcps: limits("rcp", "RESOURCE_CONTROL_POLICY"),
    read: new Set(LISTED.filter((listed) => facts.read(listed, id))),
  };
}

function providersOf(resources: readonly { kind: string; content: JsonObject }[]): Map<string, Provider> {
  const providers = new Map<string, Provider>();
  for (const { kind, content } of resources) {
    if (kind !== "oidc-provider") continue;
    const arn = textOf(content.arn);
    const clientIds = Array.isArray(content.clientIds) ? textsOf(content.clientIds) : null;
    providers.set(arn, { arn, issuer: issuerOf(textOf(content.url) || arn.replace(/^[^/]*\//u, "")), clientIds });
  }
  return providers;
}

function consumerOf({ kind, content }: { kind: string; content: JsonObject }): Consumer[] {
  const arn = textOf(content.arn);
  const role = textOf(content.role);
  // The execution role of a task pulls its image, and nothing in the task has it.
  if (objectOf(content.details).use === "execution") return [];
  return role === "" ? [] : [{ kind, arn, account: accountOf(arn) ?? accountOf(role) ?? "", role }];
}

/** `role/team/deploy` of an ARN without its first word. */
function nameOf(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1);
}

function tagsOf(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(objectOf(value)).map(([key, tag]) => [key, textOf(tag)]));
}
