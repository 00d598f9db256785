import { z } from "zod";
import { ForkApproval, SelectedActions, WorkflowDefaults } from "./organization.ts";
import { document, Flag, listOf, Name, Word } from "./parts.ts";

/**
 * What a repository sets for Actions: `GET /repos/{owner}/{repo}/actions/permissions` and, each absent where it was not
 * read, `…/selected-actions`, `…/workflow`, `…/access`, `…/fork-pr-contributor-approval` and
 * `…/actions/oidc/customization/sub`.
 */
export const ActionsSettings = document({
  enabled: z.boolean(),
  allowed_actions: Word.nullish(),
  sha_pinning_required: Flag,
  selected_actions: SelectedActions.nullish(),
  workflow: WorkflowDefaults.nullish(),
  access: z.object({ access_level: Word }).nullish(),
  fork_pr_approval: ForkApproval.nullish(),
  oidc: z
    .object({ use_default: Flag, include_claim_keys: listOf(Name).nullish(), use_immutable_subject: Flag })
    .nullish(),
});
