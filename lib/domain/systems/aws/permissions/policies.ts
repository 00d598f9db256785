import type { JsonObject } from "../../../facts/json.ts";
import type { PolicyFacts } from "../../system.ts";
import { textOf } from "../../content.ts";
import { code } from "../code.ts";
import type { PolicySource } from "../policy/policy.ts";
import { aliasOfArn } from "../read-alias.ts";
import { policyName, sourceOf } from "../statements.ts";
import { customerKeyOf } from "../trust/stored-secrets.ts";
import type { Known } from "./principal-context.ts";
import type { AttachedLimit } from "./organization-limits.ts";

/** All policies of a partition, arranged by whom and what they are attached to. */
export interface PolicyIndex extends Known {
  /** Of a role or user by its alias, its groups' included. */
  identity(alias: string): { sources: PolicySource[]; unread: string[] };
  boundary(alias: string): { source: PolicySource | null; unread: string | null };
  /** Trust policy of a role, policy of a key, a secret or a registry, by ARN. */
  resource(arn: string): { source: PolicySource | null; unread: boolean };
  /** Key of a customer that something stored is encrypted with, by the ARN of that; null: none is known. */
  keyOf(arn: string): string | null;
  limits: AttachedLimit[];
  /** What people call a policy, by its alias. */
  nameOf(alias: string): string;
  organization(id: string): JsonObject | null;
}

const GIVING = new Set(["attached", "inline"]);
const OF_RESOURCES = new Set(["trust", "secret-policy", "repository-policy", "key-policy"]);

/** Arranges what is known of who may do what. */
export function indexPolicies(facts: PolicyFacts): PolicyIndex {
  const { documents, attachments, identities = [], platform = [], storedCopies = [] } = facts;
  const byAlias = new Map<string, JsonObject>();
  const names = new Map<string, string>();
  for (const { alias, name, content } of documents) {
    if (alias === undefined) continue;
    byAlias.set(alias, content);
    names.set(alias, name);
  }
  const nameOf = (alias: string) => names.get(alias) ?? policyName(alias);
  const given = new Map<string, string[]>();
  const groups = new Map<string, string[]>();
  const boundaries = new Map<string, string>();
  const ofResources = new Map<string, string>();
  const limits: AttachedLimit[] = [];
  const sourceAt = (alias: string) => {
    const content = byAlias.get(alias);
    return content ? sourceOf(alias, content, nameOf(alias)) : null;
  };
  for (const { content } of attachments) {
    const [kind, target, of] = [textOf(content.kind), textOf(content.target), textOf(content.of)];
    const alias = aliasOfArn(target) ?? target;
    if (GIVING.has(kind)) push(given, alias, of);
    else if (kind === "member") push(groups, alias, of);
    else if (kind === "boundary") boundaries.set(alias, of);
    else if (OF_RESOURCES.has(kind)) ofResources.set(target, of);
    else if (kind === "scp" || kind === "rcp") limits.push({ kind, target, source: sourceAt(of) });
  }
  const known = new Map<string, JsonObject>();
  for (const { alias, content } of identities) known.set(alias, content);
  const keys = new Map<string, string | null>();
  for (const { content } of storedCopies) keys.set(textOf(content.arn), customerKeyOf(textOf(content.arn), content));
  const resources = { account: new Map<string, JsonObject>(), organization: new Map<string, JsonObject>() };
  for (const { kind, content } of platform) {
    if (kind === "account" || kind === "organization") resources[kind].set(textOf(content.id), content);
  }
  return {
    identity(alias) {
      const all = [alias, ...(groups.get(alias) ?? [])].flatMap((holder) => given.get(holder) ?? []);
      const sources = all.map(sourceAt);
      return {
        sources: sources.filter((source) => source !== null),
        unread: all.filter((_, index) => sources[index] === null).map(unreadWords),
      };
    },
    boundary(alias) {
      const of = boundaries.get(alias) ?? (textOf(known.get(alias)?.boundary) || null);
      if (of === null) return { source: null, unread: null };
      const source = sourceAt(of);
      return source
        ? { source, unread: null }
        : { source: null, unread: `Its permissions boundary ${code(policyName(of))} was not read.` };
    },
    resource(arn) {
      const of = ofResources.get(arn);
      const source = of === undefined ? null : sourceAt(of);
      return { source, unread: of !== undefined && source === null };
    },
    keyOf: (arn) => keys.get(arn) ?? null,
    limits,
    nameOf,
    known: (alias) => known.get(alias) ?? null,
    account: (id) => resources.account.get(id) ?? null,
    organization: (id) => resources.organization.get(id) ?? null,
  };
}

function unreadWords(alias: string): string {
  return `The policy ${code(policyName(alias))} of it was not read.`;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
