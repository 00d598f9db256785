import { Name } from "./name.tsx";
import { sentence } from "./words/count.ts";

const KNOWN = new Set(["production", "staging", "development"]);

/** The environment as a square and a word: filled, half, hollow, dashed. */
export function EnvironmentBadge({ name }: { name: string | null }) {
  if (name === null) return <span className="env unclassified">Unclassified</span>;
  if (KNOWN.has(name)) return <span className={`env ${name}`}>{sentence(name)}</span>;
  return (
    <span className="env">
      <Name text={sentence(name)} max={20} />
    </span>
  );
}
