import type { z } from "zod";
import type { ApiClient } from "./api-client.ts";
import type { Right } from "./rights.ts";
import { review, SelfSubjectRulesReview } from "./small-answers.ts";

export type Rules = z.output<typeof SelfSubjectRulesReview>["status"];
type ResourceRule = Rules["resourceRules"][number];

const READS = new Set(["get", "list", "watch"]);

/** Questions about oneself, which everybody who signed in may ask. */
const OWN_QUESTIONS = new Set([
  "selfsubjectaccessreviews.authorization.k8s.io",
  "selfsubjectrulesreviews.authorization.k8s.io",
  "selfsubjectreviews.authentication.k8s.io",
]);

/** Names shown in one sentence. */
const MAX_NAMES = 8;

/**
 * What the credential may do in kube-system, which holds what it may do in the whole cluster; null when the cluster does
 * not tell all of it.
 */
export async function rulesOf(client: ApiClient): Promise<Rules[] | null> {
  const spec = { namespace: "kube-system" };
  const answer = await review(client, "authorization.k8s.io", "SelfSubjectRulesReview", spec, SelfSubjectRulesReview);
  return answer && !answer.status.incomplete ? [answer.status] : null;
}

/** Sentences on what the credential may do beyond the chosen rights. */
export function excessOf(reviews: readonly Rules[], chosen: readonly Right[]): string[] {
  const rules = reviews.flatMap(({ resourceRules }) => resourceRules);
  const urls = reviews.flatMap(({ nonResourceRules }) =>
    nonResourceRules.flatMap(({ nonResourceURLs }) => nonResourceURLs),
  );
  if (rules.some(isEverything)) {
    return [
      "It may do everything in the cluster. Rollcall only lists: give it a credential of its own with the grant shown.",
    ];
  }
  const writes = new Map<string, Set<string>>();
  const reads = new Set<string>();
  const values = new Set<string>();
  for (const rule of rules) {
    for (const resource of resourcesOf(rule)) {
      if (OWN_QUESTIONS.has(resource)) continue;
      for (const verb of rule.verbs) {
        if (isChosen(chosen, resource, verb, rule)) continue;
        if (resource === "secrets" && (READS.has(verb) || verb === "*")) values.add(verb);
        if (READS.has(verb)) reads.add(resource);
        else writes.set(resource, (writes.get(resource) ?? new Set()).add(verb));
      }
    }
  }
  reads.delete("secrets");
  return [
    ...(writes.size === 0
      ? []
      : [
          `It may change things: ${shown(
            [...writes].map(([what, verbs]) => `${[...verbs].join(", ")} ${what}`),
            "; ",
          )}.`,
        ]),
    ...(values.size === 0
      ? []
      : [`It may read values of Secrets (${[...values].join(", ")}), which Rollcall never does.`]),
    ...(reads.size === 0 ? [] : [`It may read more than is used: ${shown([...reads], ", ")}.`]),
    ...(urls.includes("*") ? ["It may read every path of the API server that is no resource."] : []),
  ];
}

function isEverything({ verbs, resources, apiGroups }: ResourceRule): boolean {
  return verbs.includes("*") && resources.includes("*") && apiGroups.includes("*");
}

/** `deployments.apps`; `*` for all. */
function resourcesOf({ apiGroups, resources }: ResourceRule): string[] {
  return apiGroups.flatMap((group) => resources.map((resource) => (group === "" ? resource : `${resource}.${group}`)));
}

function isChosen(chosen: readonly Right[], resource: string, verb: string, { resourceNames }: ResourceRule): boolean {
  return chosen.some(({ access }) => {
    if (access.verb !== verb) return false;
    if (!access.resources.some((known) => resource === (access.group === "" ? known : `${known}.${access.group}`)))
      return false;
    return (
      access.name === undefined ||
      (resourceNames.length > 0 && resourceNames.every((name) => name === access.name || isNamed(chosen, name)))
    );
  });
}

/** Rules of one resource may come together: all their names must be chosen ones. */
function isNamed(chosen: readonly Right[], name: string): boolean {
  return chosen.some(({ access }) => access.name === name);
}

function shown(parts: readonly string[], separator: string): string {
  const sorted = parts.toSorted();
  const more = sorted.length - MAX_NAMES;
  return sorted.slice(0, MAX_NAMES).join(separator) + (more > 0 ? `${separator}and ${more} more` : "");
}
