/** What of a grant its sentence needs. */
export interface GrantWordsInput {
  scope: string;
  verbs: readonly string[];
  resources: readonly string[];
  resourceNames: readonly string[];
  nonResourceUrls: readonly string[];
}

/** Members of a list named in a sentence; the rest are counted. */
const NAMED = 4;

/** A grant in words: `read secrets in payments`, `do anything in the whole cluster`. */
export function grantWords(grant: GrantWordsInput): string {
  const where = grant.scope === "cluster" ? "in the whole cluster" : `in ${grant.scope}`;
  if (grant.nonResourceUrls.length > 0)
    return `${verbWords(grant.verbs)} ${listed(grant.nonResourceUrls)} of the API server`;
  const everything = grant.resources.includes("*");
  if (everything && grant.verbs.includes("*") && grant.resourceNames.length === 0) return `do anything ${where}`;
  const what = everything ? "everything" : listed(grant.resources);
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

function listed(values: readonly string[]): string {
  if (values.length <= NAMED) return joined(values);
  return `${values.slice(0, NAMED - 1).join(", ")} and ${values.length - NAMED + 1} more`;
}

function joined(values: readonly string[]): string {
  if (values.length < 2) return values[0] ?? "";
  return `${values.slice(0, -1).join(", ")} and ${values.at(-1) ?? ""}`;
}
