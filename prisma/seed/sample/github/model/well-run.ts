import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";
import type { DeployKey, Environment, Ruleset } from "./repository.ts";

/** Story 11: a production environment as it should be: another team's eyes, its own branch, nobody gets around it. */
export function guarded(reviewers: string, born: DaysAgo): Environment {
  return {
    name: "production",
    born,
    reviewers: [reviewers],
    preventSelfReview: true,
    branches: ["main"],
    adminsBypass: false,
  };
}

/** Where changes are tried first: from any protected branch, without asking. */
export function staging(born: DaysAgo): Environment {
  return { name: "staging", born, branches: "protected", adminsBypass: true };
}

/** Nothing reaches the default branch that nobody else has read and that was not built. */
export function reviewed(born: DaysAgo): Ruleset {
  return { name: "default branch", born, approvals: 1, codeOwners: true, checks: ["build"] };
}

/** A key that reads one repository and is used every day. */
export function mirrorKey(born: DaysAgo): DeployKey {
  return { title: "cluster-config mirror", readOnly: true, addedBy: "jonas-beck", born, used: 0 };
}
