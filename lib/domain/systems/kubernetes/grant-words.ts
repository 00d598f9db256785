import type { GrantScope } from "../../inventory/detail.ts";

/** What of a grant its sentence needs. */
export interface GrantWordsInput {
  scope: GrantScope;
  verbs: readonly string[];
  /** `secrets`, `deployments.apps`; `*` is all of the core group, `*.apps` all of another, `*.*` all there is. */
  resources: readonly string[];
  resourceNames: readonly string[];
  nonResourceUrls: readonly string[];
}

/** Members of a list named in a sentence; the rest are counted. */
const NAMED = 4;

/** Characters of a name shown in a sentence. */
const NAME_LENGTH = 63;

/** A grant in words: `read secrets in payments`, `do anything in the whole cluster`. */
export function grantWords(grant: GrantWordsInput): string {
  const where = grant.scope.name === null ? "in the whole cluster" : `in ${short(grant.scope.name)}`;
  if (grant.nonResourceUrls.length > 0)
    return `${verbWords(grant.verbs)} ${listed(grant.nonResourceUrls)} of the API server`;
  const everything = grant.resources.includes("*.*");
  if (everything && grant.verbs.includes("*") && grant.resourceNames.length === 0) return `do anything ${where}`;
  const what = everything ? "everything" : listed(grant.resources.map(resourceWords));
  const only = grant.resourceNames.length > 0 ? `, only ${listed(grant.resourceNames)}` : "";
  return `${verbWords(grant.verbs)} ${what} ${where}${only}`;
}

const READ = new Set(["get", "list", "watch"]);
const WRITE = ["create", "update", "patch", "delete"];

/** `read` for get, list and watch together; `manage` with every writing verb; else the verbs themselves. */
function verbWords(verbs: readonly string[]): string {
  if (verbs.includes("*")) return "do anything to";
  const reads = [...READ].every((verb) => verbs.includes(verb));
  const writes = WRITE.every((verb) => verbs.includes(verb));
  const rest = verbs.filter((verb) => !(reads && READ.has(verb)) && !(writes && WRITE.includes(verb)));
  const words = [reads && writes ? "manage" : reads ? "read" : writes ? "write" : "", ...rest].filter(Boolean);
  return words.length === 0 ? "do nothing to" : listed(words);
}

/** `secrets.*`, in whatever group, are just secrets. */
function resourceWords(resource: string): string {
  if (resource === "*") return "everything of the core group";
  return resource.startsWith("*.") ? `everything of ${resource.slice(2)}` : resource.replace(/\.\*(?=\/|$)/, "");
}

function listed(values: readonly string[]): string {
  const names = values.map(short);
  if (names.length <= NAMED) return joined(names);
  return `${names.slice(0, NAMED - 1).join(", ")} and ${names.length - NAMED + 1} more`;
}

function short(name: string): string {
  return name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function joined(values: readonly string[]): string {
  if (values.length < 2) return values[0] ?? "";
  return `${values.slice(0, -1).join(", ")} and ${values.at(-1) ?? ""}`;
}
