import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { given, sorted } from "./view.ts";

type Protection = Extract<DocumentOf<"branch-rules">, { pattern: string }>;
type Actors = NonNullable<Protection["restrictions"]>;

/** What a branch protection asks for. Null is none: no review asked for, everybody who may write may push. */
export function protectionContent(protection: Protection): JsonObject {
  const { required_pull_request_reviews: reviews, required_status_checks: checks, restrictions } = protection;
  return given({
    reviews:
      reviews &&
      given({
        approvals: reviews.required_approving_review_count,
        dismissesStale: reviews.dismiss_stale_reviews,
        codeOwners: reviews.require_code_owner_reviews,
        lastPushApproval: reviews.require_last_push_approval,
        bypass: reviews.bypass_pull_request_allowances && actorsOf(reviews.bypass_pull_request_allowances),
      }),
    checks: checks && given({ strict: checks.strict, contexts: sorted(checks.contexts) }),
    pushers: restrictions && actorsOf(restrictions),
    adminsToo: protection.enforce_admins?.enabled,
    signatures: protection.required_signatures?.enabled,
    linearHistory: protection.required_linear_history?.enabled,
    forcePushes: protection.allow_force_pushes?.enabled,
    deletions: protection.allow_deletions?.enabled,
    creationsBlocked: protection.block_creations?.enabled,
    locked: protection.lock_branch?.enabled,
  });
}

function actorsOf({ users, teams, apps }: Actors): JsonObject {
  return given({
    users: sorted(users?.map(({ login }) => login)),
    teams: sorted(teams?.map(({ slug }) => slug)),
    apps: sorted(apps?.map(({ slug }) => slug)),
  });
}
