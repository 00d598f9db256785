import { Name } from "#components/name.tsx";
import { count } from "#components/words/count.ts";

/** Says which parts of a link mean nothing here, or no longer do. */
export function InvalidNotice({ invalid }: { invalid: string[] }) {
  if (invalid.length === 0) return null;
  const one = invalid.length === 1;
  return (
    <p role="status" className="mt-3 rounded-md border border-rule-2 bg-sheet px-3 py-1.5 text-sm">
      {count(invalid.length, partOf(invalid))} in this link {one ? "is" : "are"} no longer valid and{" "}
      {one ? "was" : "were"} left out:{" "}
      {invalid.slice(0, 5).map((text, index) => (
        <code key={text}>
          {index > 0 && ", "}
          <Name text={text} max={48} />
        </code>
      ))}
      .
    </p>
  );
}

/** Columns are not filters; a link can hold both. */
function partOf(invalid: string[]): string {
  const columns = invalid.filter((text) => text.startsWith("cols=")).length;
  if (columns === 0) return "filter";
  return columns === invalid.length ? "column" : "part";
}
