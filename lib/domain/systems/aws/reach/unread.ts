import { limitsKnown, type World } from "../trust/world.ts";
import type { Unread } from "../trust/becoming.ts";

/** What was not read of accounts, in clauses: edges that it could forbid are unknown. */
export function limitsUnread(world: World, ...accounts: readonly string[]): string[] {
  return [...new Set(accounts)]
    .filter((account) => !limitsKnown(world, account))
    .map((account) => unreadWords({ what: "limits", account }));
}

/** One thing that was not read, in a clause. */
export function unreadWords({ what, account }: Unread): string {
  switch (what) {
    case "permission":
      return `the policies of account ${account} were not read completely`;
    case "limits":
      return `what the organization of account ${account} forbids was not read`;
    case "trust":
      return `the trust policy of the role, in account ${account}, was not read`;
  }
}
