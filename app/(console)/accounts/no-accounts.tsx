import { CollectCommand } from "#components/collect-command.tsx";
import { EmptyState } from "#components/page-state/empty-state.tsx";

/** No source has accounts: how to have some read. */
export function NoAccounts() {
  return (
    <EmptyState title="No account of AWS was read yet.">
      Rollcall reads who there is in an account, what they may do and who can become them. Connect an organization or an
      account, or read what <code>aws iam get-account-authorization-details</code> wrote into a directory. Where
      Rollcall was started from, run:
      <CollectCommand system="aws" />
    </EmptyState>
  );
}
