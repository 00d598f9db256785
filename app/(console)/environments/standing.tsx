import { KeepFresh } from "#components/keep-fresh.tsx";
import type { LoadedEnvironments } from "./load.ts";

const LOOK_EVERY_MS = 3000;

/** By which rules the inventory and reach stand. They follow an edit by themselves. */
export function Standing({ loaded: { version, standing } }: { loaded: LoadedEnvironments }) {
  if (standing === null) return null;
  const behind = standing < version;
  return (
    <p role="status" className="mt-4 text-sm text-ink-2">
      {behind ? (
        <>
          <span className="half" aria-hidden /> Version {version} of the rules is saved. Inventory and reach still stand
          by version {standing}; they follow within a minute.
          <KeepFresh everyMs={LOOK_EVERY_MS} />
        </>
      ) : (
        `Inventory and reach stand by version ${version} of the rules, the newest.`
      )}
    </p>
  );
}
