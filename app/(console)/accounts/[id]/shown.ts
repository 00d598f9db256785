import type { AccountView } from "#lib/domain/systems/aws/accounts/account-view.ts";

/** What the parts of an account's page are given. */
export interface ShownAccount {
  view: AccountView;
  asOf: Date | null;
}
