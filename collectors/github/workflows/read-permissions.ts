import type { GivenPermissions, PermissionLevel, Permissions } from "#lib/domain/systems/github/workflows/document.ts";
import { entryAt, isNull, textOf, type Node } from "./nodes.ts";
import type { Problems } from "./problems.ts";

const LEVELS: ReadonlySet<string> = new Set<PermissionLevel>(["read", "write", "none"]);
const SCOPE = /^[a-z][a-z-]{0,40}$/;

/** `permissions` of a workflow or a job; null where it has none. What GitHub would not take is a problem and left out. */
export function readPermissions(
  node: Node,
  from: GivenPermissions["from"],
  problems: Problems,
): GivenPermissions | null {
  const entry = entryAt(node, "permissions");
  if (!entry) return null;
  const { line, value } = entry;
  const text = textOf(value);
  if (text === "read-all" || text === "write-all") return { line, from, value: text };
  if (isNull(value)) return { line, from, value: {} };
  if (value.type === "mapping") return { line, from, value: scopesOf(value.entries, problems) };
  problems.add(line, "`permissions` is neither read-all nor write-all nor a mapping of what is permitted");
  // A job with permissions that cannot be read must not pass for one that has those of the workflow.
  return { line, from, value: {} };
}

function scopesOf(entries: readonly { key: string; line: number; value: Node }[], problems: Problems): Permissions {
  const scopes: Record<string, PermissionLevel> = {};
  for (const { key, line, value } of entries) {
    const level = textOf(value);
    if (SCOPE.test(key) && level !== undefined && isLevel(level)) scopes[key] = level;
    else problems.add(line, "a permission is none of read, write and none");
  }
  return scopes;
}

function isLevel(text: string): text is PermissionLevel {
  return LEVELS.has(text);
}
