import type { PolicyRule } from "../rules.ts";
import type { Question, ResourceQuestion } from "./question.ts";

/**
 * How one rule meets one question, part by part. Each is a member, so that a test can break one and see whether its
 * questions notice.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/rbac/v1/evaluation_helpers.go
 */
export interface Matching {
  verb(rule: PolicyRule, verb: string): boolean;
  group(rule: PolicyRule, group: string): boolean;
  resource(rule: PolicyRule, resource: string, subresource: string): boolean;
  name(rule: PolicyRule, name: string): boolean;
  path(rule: PolicyRule, path: string): boolean;
}

export const MATCHING: Matching = {
  /** Who asks for the verb `*` needs a rule that says `*`. */
  verb: ({ verbs }, verb) => verbs.includes("*") || verbs.includes(verb),

  group: ({ apiGroups }, group) => apiGroups.includes("*") || apiGroups.includes(group),

  /** A resource does not cover its subresources; `*` covers everything, `pods/*` only what is called exactly that. */
  resource({ resources }, resource, subresource) {
    if (resources.includes("*")) return true;
    if (subresource === "") return resources.includes(resource);
    return resources.includes(`${resource}/${subresource}`) || resources.includes(`*/${subresource}`);
  },

  /** Names are literal, and a question without one is met by no rule that has some. */
  name: ({ resourceNames }, name) => resourceNames.length === 0 || resourceNames.includes(name),

  /** Only stars at the end are wildcards; without one, a trailing slash makes another path. */
  path({ nonResourceURLs }, path) {
    return nonResourceURLs.some(
      (url) => url === path || (url.endsWith("*") && path.startsWith(url.replace(/\*+$/, ""))),
    );
  },
};

/** Says whether a rule allows what is asked. */
export function ruleAllows(rule: PolicyRule, question: Question, matching: Matching = MATCHING): boolean {
  if (!matching.verb(rule, question.verb)) return false;
  if ("path" in question) return matching.path(rule, question.path);
  return (
    matching.group(rule, question.group) &&
    matching.resource(rule, question.resource, question.subresource ?? "") &&
    matching.name(rule, question.name ?? "")
  );
}

/** Tells a question about a resource from one about a path. */
export function isAboutResource(question: Question): question is ResourceQuestion {
  return !("path" in question);
}
