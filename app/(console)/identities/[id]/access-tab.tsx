import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import { Dangers } from "./dangers.tsx";
import { GrantsTable } from "./grants-table.tsx";
import type { ShownTab } from "./shown.ts";
import { Subjects } from "./subjects.tsx";

/** What it can do, in words and then rule by rule. */
export function AccessTab({ shown }: { shown: ShownTab<"access"> }) {
  const { head, content, params } = shown;
  const { grants, access } = content;
  return (
    <>
      {(access.length > 0 || grants.total === 0) && <Dangers shown={shown} />}
      {grants.total > 0 && (
        <Section
          id="grants"
          title="Grants"
          aside={`${head.read.bindings ? "" : "at least "}${count(grants.total, "grant")}`}
        >
          <GrantsTable id={head.row.id} asOf={params.asof} grants={grants} home={head.home} />
        </Section>
      )}
      <Subjects shown={shown} />
    </>
  );
}
