import { showable } from "#components/words/names.ts";
import { sentence } from "#components/words/count.ts";
import type { ClassifiedResource } from "#lib/service/environments.ts";

interface ChooseEnvironmentProps {
  resource: Pick<ClassifiedResource, "alias" | "name">;
  environments: readonly string[];
  /** Which it has; null: none. */
  now: string | null;
}

/** Which environment one resource shall have; empty: as rules say. Stands in a form that may have many. */
export function ChooseEnvironment({ resource: { alias, name }, environments, now }: ChooseEnvironmentProps) {
  return (
    <span>
      <input type="hidden" name="alias" value={alias} />
      <select
        name="environment"
        defaultValue=""
        aria-label={`Environment of ${showable(name).slice(0, 80)}`}
        className="h-8 max-w-full rounded-md border border-control bg-sheet px-2 text-sm"
      >
        <option value="">{now === null ? "Unclassified" : `${sentence(showable(now))}, as it is`}</option>
        {environments
          .filter((one) => one !== now)
          .map((one) => (
            <option key={one} value={one}>
              {sentence(showable(one))}
            </option>
          ))}
      </select>
    </span>
  );
}
