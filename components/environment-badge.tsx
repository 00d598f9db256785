import { Name } from "./name.tsx";
import { sentence } from "./words/count.ts";

const KNOWN = new Set(["production", "staging", "development"]);

/** The environment as a square and a word: filled, half, hollow, dashed. */
export function EnvironmentBadge({ name }: { name: string | null }) {
  if (name === null) return <span className="env unclassified">Unclassified</span>;
  return (
    <span className={`env ${KNOWN.has(name) ? name : ""}`}>
      <Name text={sentence(name)} max={20} />
    </span>
  );
}
