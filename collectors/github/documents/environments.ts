import { z } from "zod";
import { Count, document, Flag, Id, listOf, Name, Time, Word } from "./parts.ts";

const Reviewer = z.object({
  type: Word,
  reviewer: z.union([z.object({ login: Name, id: Id }), z.object({ slug: Name, id: Id })]),
});

const ProtectionRule = z.object({
  type: Word,
  wait_timer: Count.nullish(),
  prevent_self_review: Flag,
  reviewers: listOf(Reviewer).nullish(),
  /** The App that decides, for a custom rule: `GET …/environments/{environment}/deployment_protection_rules`. */
  app: z.object({ slug: Name }).nullish(),
});

/** `GET /repos/{owner}/{repo}/environments`, with `…/{environment}/deployment-branch-policies` where there are some. */
export const Environment = document({
  id: Id,
  name: Name,
  created_at: Time.nullish(),
  can_admins_bypass: Flag,
  protection_rules: listOf(ProtectionRule).nullish(),
  /** Null: any branch. */
  deployment_branch_policy: z.object({ protected_branches: Flag, custom_branch_policies: Flag }).nullish(),
  branch_policies: listOf(z.object({ name: Name, type: Word.nullish() })).nullish(),
});
