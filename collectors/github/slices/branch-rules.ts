import type { Json, JsonObject } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { protectionContent } from "./branch-protection.ts";
import { eachRow, given, repositoryFact, sorted, type RepositoryView } from "./view.ts";

type Ruleset = Extract<DocumentOf<"branch-rules">, { enforcement: string }>;

/** Rulesets that hold in a repository, those of its organization included, and branch protection by pattern. */
export const branchRules = eachRow<RepositoryView, DocumentOf<"branch-rules">>((view, row, evidence) => {
  if ("pattern" in row) {
    const own = { key: row.pattern, name: row.pattern, content: protectionContent(row) };
    return [repositoryFact(view, "policy-document", "branch-protection", evidence, own)];
  }
  const own = { key: String(row.id), name: row.name, content: rulesetContent(row) };
  return [repositoryFact(view, "policy-document", "ruleset", evidence, own)];
});

function rulesetContent(ruleset: Ruleset): JsonObject {
  return given({
    target: ruleset.target,
    source: ruleset.source,
    sourceType: ruleset.source_type,
    enforcement: ruleset.enforcement,
    include: sorted(ruleset.conditions?.ref_name?.include),
    exclude: sorted(ruleset.conditions?.ref_name?.exclude),
    // Only who may edit a ruleset is told who gets around it: absent is unknown, not nobody.
    bypass: inOrder(
      ruleset.bypass_actors?.map((actor) =>
        given({
          type: actor.actor_type,
          id: actor.actor_id === null || actor.actor_id === undefined ? undefined : String(actor.actor_id),
          mode: actor.bypass_mode,
        }),
      ),
    ),
    rules: inOrder(ruleset.rules?.map(({ type, parameters }) => ({ type, ...parametersOf(parameters) }))),
  });
}

function parametersOf(parameters: NonNullable<Ruleset["rules"]>[number]["parameters"]): JsonObject {
  if (!parameters) return {};
  return given({
    approvals: parameters.required_approving_review_count,
    dismissesStale: parameters.dismiss_stale_reviews_on_push,
    codeOwners: parameters.require_code_owner_review,
    lastPushApproval: parameters.require_last_push_approval,
    strict: parameters.strict_required_status_checks_policy,
    checks: sorted(parameters.required_status_checks?.map(({ context }) => context)),
    environments: sorted(parameters.required_deployment_environments),
    workflows: sorted(parameters.workflows?.map(({ path, ref }) => (ref ? `${path}@${ref}` : path))),
    paths: sorted(parameters.restricted_file_paths),
  });
}

function inOrder(items: JsonObject[] | undefined): Json[] | undefined {
  return items?.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
