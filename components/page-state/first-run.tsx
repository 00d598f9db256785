import Link from "next/link";
import { CopyId } from "../copy-id.tsx";
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
      Connect a running system in four steps, or give Rollcall a directory with the manifests or an export of a cluster.
      Either way it reads names, roles and bindings, and never a secret’s value. For a directory, where Rollcall was
      started from, run:
      <span className="mt-3 block w-fit max-w-full rounded-md bg-sunken px-3 py-1.5 text-ink">
        <CopyId id="npm run rollcall -- collect kubernetes --from <directory>" label="Copy the command" />
      </span>
    </EmptyState>
  );
}
