import { z } from "zod";
import { Count, document, Flag, Id, listOf, Name, TeamReference, Text, Person, Word } from "./parts.ts";

const Refs = z.object({ include: listOf(Text).nullish(), exclude: listOf(Text).nullish() });

/** Of a rule what says what a push has to go through; texts that commits are compared with are dropped. */
const Rule = z.object({
  type: Word,
  parameters: z
    .object({
      required_approving_review_count: Count.nullish(),
      dismiss_stale_reviews_on_push: Flag,
      require_code_owner_review: Flag,
      require_last_push_approval: Flag,
      strict_required_status_checks_policy: Flag,
      required_status_checks: listOf(z.object({ context: Text, integration_id: Id.nullish() })).nullish(),
      required_deployment_environments: listOf(Name).nullish(),
      workflows: listOf(z.object({ path: Text, ref: Text.nullish(), repository_id: Id.nullish() })).nullish(),
      restricted_file_paths: listOf(Text).nullish(),
    })
    .nullish(),
});

/** `GET /repos/{owner}/{repo}/rulesets/{ruleset_id}`, those of the organization included. */
const Ruleset = document({
  id: Id,
  name: Name,
  target: Word.nullish(),
  source_type: Word.nullish(),
  source: Name.nullish(),
  enforcement: Word,
  /** Absent: only who may edit the ruleset is shown them. */
  bypass_actors: listOf(
    z.object({ actor_id: Count.nullish(), actor_type: Word, bypass_mode: Word.nullish() }),
  ).nullish(),
  conditions: z.object({ ref_name: Refs.nullish() }).nullish(),
  rules: listOf(Rule).nullish(),
});

const Actors = z.object({
  users: listOf(Person).nullish(),
  teams: listOf(TeamReference).nullish(),
  apps: listOf(z.object({ slug: Name, id: Id })).nullish(),
});

const Enabled = z.object({ enabled: z.boolean() });

/** `GET /repos/{owner}/{repo}/branches/{branch}/protection`, with the pattern it is for. */
const BranchProtection = document({
  pattern: Name,
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: Count.nullish(),
      dismiss_stale_reviews: Flag,
      require_code_owner_reviews: Flag,
      require_last_push_approval: Flag,
      bypass_pull_request_allowances: Actors.nullish(),
    })
    .nullish(),
  required_status_checks: z.object({ strict: Flag, contexts: listOf(Text).nullish() }).nullish(),
  /** Who may push; null: everybody who may write. */
  restrictions: Actors.nullish(),
  enforce_admins: Enabled.nullish(),
  required_signatures: Enabled.nullish(),
  required_linear_history: Enabled.nullish(),
  allow_force_pushes: Enabled.nullish(),
  allow_deletions: Enabled.nullish(),
  block_creations: Enabled.nullish(),
  lock_branch: Enabled.nullish(),
});

/** What stands between a push and a branch. */
export const BranchRule = z.union([BranchProtection, Ruleset]);
