import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { eachRow, given, repositoryFact, sorted, type RepositoryView } from "./view.ts";

type Environment = DocumentOf<"environments">;

/** Deployment environments with what protects them. Without a rule nothing does: that is said as an empty list. */
export const environments = eachRow<RepositoryView, Environment>((view, environment, evidence) => {
  const rules = environment.protection_rules;
  return [
    repositoryFact(view, "resource", "deployment-environment", evidence, {
      key: String(environment.id),
      word: environment.name,
      name: environment.name,
      content: given({
        created: environment.created_at ?? undefined,
        reviewers: rules ? reviewersOf(rules) : undefined,
        preventSelfReview: rules?.find(({ type }) => type === "required_reviewers")?.prevent_self_review,
        waitMinutes: rules ? Math.max(0, ...rules.map(({ wait_timer }) => wait_timer ?? 0)) : undefined,
        protectionApps: rules ? sorted(rules.flatMap(({ app }) => app?.slug ?? [])) : undefined,
        adminsMayBypass: environment.can_admins_bypass,
        branches: branchesOf(environment),
      }),
    }),
  ];
});

function reviewersOf(rules: NonNullable<Environment["protection_rules"]>): JsonObject[] {
  const reviewers = rules.flatMap((rule) => rule.reviewers ?? []).map(({ reviewer }) => reviewer);
  const found = reviewers.map((one): [string, JsonObject] =>
    "login" in one
      ? [`user ${one.id}`, { user: one.login, id: String(one.id) }]
      : [`team ${one.id}`, { team: one.slug, id: String(one.id) }],
  );
  return [...new Map(found)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** From which branches and tags it may be deployed; the patterns are absent where they were not read. */
function branchesOf({ deployment_branch_policy: policy, branch_policies }: Environment): JsonObject | undefined {
  if (policy === undefined) return undefined;
  if (policy === null) return { policy: "any" };
  if (policy.protected_branches) return { policy: "protected" };
  const patterns = branch_policies?.map(({ name, type }) => ({ name, type: type ?? "branch" }));
  return given({
    policy: "custom",
    patterns: patterns?.toSorted((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1)),
  });
}
