import { EmptyState } from "#components/page-state/empty-state.tsx";
import { CollectCommand } from "#components/collect-command.tsx";

/** No source has repositories: how to have some read. */
export function NoRepositories() {
  return (
    <EmptyState title="No repository was read yet.">
      Rollcall reads the workflows and the code owners of repositories from checkouts of them: git work trees, or
      folders called {"<owner>__<name>"}. Where Rollcall was started from, run:
      <CollectCommand system="github" />
    </EmptyState>
  );
}
