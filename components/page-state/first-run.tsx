import { CopyId } from "../copy-id.tsx";
import { EmptyState } from "./empty-state.tsx";

/** Nothing is connected: what to do first, in one line to paste. */
export function FirstRun() {
  return (
    <EmptyState title="Nothing is connected yet, so nothing can be said.">
      Give Rollcall a directory with the manifests or an export of a cluster. It reads names, roles and bindings, and
      never a secret’s value. In the directory Rollcall was started from, run:
      <span className="mt-3 block w-fit max-w-full rounded-md bg-sunken px-3 py-1.5 text-ink">
        <CopyId id="npm run rollcall -- collect kubernetes --from <directory>" label="Copy the command" />
      </span>
    </EmptyState>
  );
}
