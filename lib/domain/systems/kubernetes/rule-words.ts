import type { Json, JsonObject } from "../../facts/json.ts";

/** One rule of a (cluster) role in one line: `get, list secrets` or `get /metrics`. */
export function ruleWords(rule: JsonObject): string {
  const verbs = list(rule.verbs);
  const urls = strings(rule.nonResourceURLs);
  if (urls.length > 0) return `${verbs} ${urls.join(", ")}`;
  const groups = strings(rule.apiGroups).filter((group) => group !== "");
  const names = strings(rule.resourceNames);
  const suffix = groups.length > 0 ? ` (${groups.join(", ")})` : "";
  return `${verbs} ${list(rule.resources)}${suffix}${names.length > 0 ? ` named ${names.join(", ")}` : ""}`;
}

function list(value: Json | undefined): string {
  return strings(value).join(", ");
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
