import Link from "next/link";
import { CollectCommand } from "../collect-command.tsx";
import { EmptyState } from "./empty-state.tsx";

/** Nothing is connected: what to do first. */
export function FirstRun() {
  return (
    <EmptyState
      title="Nothing is connected yet, so nothing can be said."
      actions={
        <Link href="/connect" className="btn primary">
          Connect a source
        </Link>
      }
    >
      Connect a running cluster in four steps, or give Rollcall a directory. Either way it reads names, and who may do
      what, and never a secret’s value. For a directory with the manifests or an export of a cluster, where Rollcall was
      started from, run:
      <CollectCommand system="kubernetes" />
      <span className="mt-3 block">For a directory with checkouts of repositories of GitHub:</span>
      <CollectCommand system="github" />
    </EmptyState>
  );
}
