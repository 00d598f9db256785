import type { Json } from "../../facts/json.ts";
import type { GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument, Membership, System } from "../system.ts";
import { textOf } from "../content.ts";
import { deedWords } from "./action-words.ts";
import { code } from "./code.ts";
import { conditionsWords } from "./condition-words.ts";
import { lastOf, readAlias } from "./read-alias.ts";
import { statementsOf, type PlacedStatement } from "./statements.ts";

/** Attachments whose documents give rights, or take them by Deny; boundaries and trust policies never give any. */
const GIVING: ReadonlySet<string> = new Set(["attached", "inline"]);

/**
 * What the policies of a role or user say, its own and those of its groups: one row for each statement. Denials stand among
 * them, marked: what they take away no other statement gives.
 */
export const grants: System["grants"] = (alias, attached, memberships, listed) =>
  attached
    .filter(({ attachment }) => GIVING.has(textOf(attachment.content.kind)))
    .flatMap((one) => grantsOf(alias, one, memberships, listed))
    .toSorted((one, other) => rankOf(one) - rankOf(other));

function grantsOf(
  alias: string,
  one: AttachedDocument,
  memberships: readonly Membership[],
  listed: boolean,
): GrantView[] {
  const frame = frameOf(alias, one, memberships);
  const { document } = one;
  const fault = document ? textOf(document.content.fault) : "";
  if (!document || fault !== "") {
    const { name } = frame.because.role;
    const nothing = { verbs: [], resources: [] };
    if (!document && listed && frame.because.role.kind === "inline policy") return [];
    const why = fault === "" ? "was not read" : "could not be understood";
    return [{ ...frame, ...nothing, words: `unknown: the policy ${code(name)} ${why}`, unread: true }];
  }
  return statementsOf(document.content).map((placed) => ({ ...frame, ...statementGrant(placed, frame) }));
}

type Frame = Omit<GrantView, "words" | "verbs" | "resources">;

function statementGrant({ statement, path }: PlacedStatement, frame: Frame) {
  const { action, resource, effect, conditions, index, sid } = statement;
  const deed = `${deedWords(statement)}${conditionsWords(conditions)}`;
  const place = sid === null ? `statement ${index + 1}` : `statement ${index + 1}, ${sid}`;
  return {
    words: effect === "Deny" ? `denied: ${deed}` : deed,
    verbs: [...action.patterns],
    resources: [...(resource?.patterns ?? [])],
    scope: scopeOf(resource?.not ? [] : (resource?.patterns ?? [])),
    because: { ...frame.because, rule: { words: place, path } },
    ...(effect === "Deny" ? { denies: true as const } : {}),
    ...(action.not ? { except: true as const } : {}),
  };
}

/** Where a statement holds: one resource by name, else as much of the account as it names. */
function scopeOf(patterns: readonly string[]): GrantView["scope"] {
  const [only] = patterns;
  if (patterns.length === 0 || patterns.includes("*")) return { kind: "account", name: null };
  return { kind: "resource", name: patterns.length === 1 ? (only ?? "") : `${patterns.length} resources` };
}

const KINDS = new Map([
  ["attached", "attached"],
  ["inline", "inline"],
]);

function frameOf(alias: string, { attachment, document }: AttachedDocument, memberships: readonly Membership[]): Frame {
  const key = document?.alias ?? textOf(attachment.content.of);
  const name = lastOf(readAlias(key)?.name ?? key);
  const kind = textOf(attachment.content.kind);
  const group = attachment.identity === alias ? null : attachment.identity;
  const via = group !== null && memberships.some((membership) => membership.alias === group);
  return {
    scope: { kind: "account", name: null },
    resourceNames: [],
    nonResourceUrls: [],
    because: {
      binding: { kind: KINDS.get(kind) ?? kind, name, key: attachment.alias },
      role: { kind: policyKind(key, document?.content.managedBy), name, key },
      via: via ? { kind: "group", name: lastOf(readAlias(group)?.name ?? group), everyone: false } : null,
      rule: null,
    },
    dangling: false,
    unread: false,
  };
}

function policyKind(key: string, managedBy: Json | undefined): string {
  if (readAlias(key)?.kind === "inline-policy") return "inline policy";
  return managedBy === "aws" || readAlias(key)?.kind === "aws-managed-policy" ? "policy of AWS" : "managed policy";
}

/** Denials first, for they win; then the widest, then what leads to few things; what is not known stands before. */
function rankOf({ denies, unread, verbs, resources, scope }: GrantView): number {
  if (denies) return 0;
  if (unread) return 1;
  const width =
    (verbs.some((verb) => verb.endsWith("*")) ? 0 : 1) + (scope.name === null || resources.length === 0 ? 0 : 2);
  return 2 + width;
}
