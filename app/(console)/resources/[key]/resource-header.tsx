import { Breadcrumb } from "#components/breadcrumb.tsx";
import { CopyId } from "#components/copy-id.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import { systemLabel } from "#components/systems.ts";
import { count, words } from "#components/words/count.ts";
import type { ResourceView } from "#lib/domain/reach/views/resource-view.ts";

/** What it is, and how many reach it, in a sentence; who could, in another. */
export function ResourceHeader({ view: { resource, counts } }: { view: ResourceView }) {
  const least = counts.unknown > 0 ? "at least " : "";
  const known = counts.yes + counts.conditional;
  return (
    <>
      <Breadcrumb>
        <span className="inline-flex items-center gap-1.5">
          <Glyph name={resource.system} />
          {systemLabel(resource.system)} {words(resource.kind)}
        </span>
        <CopyId id={resource.key} max={72} label="Copy the key" />
      </Breadcrumb>
      <h1 className="max-w-[40ch]">
        <span className="[overflow-wrap:anywhere]">
          <Name text={resource.name} max={64} />
        </span>{" "}
        {known === 0
          ? "is reached by nobody who was seen."
          : `is reached by ${least}${count(known, "identity", "identities")}.`}
      </h1>
      <p className="lede mt-3">
        {counts.conditional > 0 &&
          `${count(counts.conditional, "of them reaches", "of them reach")} it on conditions only. `}
        {counts.unknown > 0
          ? `Of ${count(counts.unknown, "more it is", "more it is")} not known: what was not read could lead here.`
          : "Nothing that was left unread could lead here."}
      </p>
    </>
  );
}
