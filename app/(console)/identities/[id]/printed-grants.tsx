import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import { GrantRow } from "./grant-row.tsx";
import type { ShownTab } from "./shown.ts";

/** The grants as they stand under Access, for paper: a page that is printed has no tabs. */
export function PrintedGrants({ shown: { head, content, params } }: { shown: ShownTab<"overview"> }) {
  const { grants } = content;
  const left = grants.total - grants.items.length;
  if (grants.total === 0) return null;
  return (
    <div className="print-only mt-9">
      <Section id="grants" title="Grants" aside={count(grants.total, "grant")}>
        <table className="tbl loose">
          <caption className="sr-only">Grants</caption>
          <thead>
            <tr>
              {["In words", "Scope", "Attachment", "Policy document", "Place in it", "Through"].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grants.items.map((grant, index) => (
              <GrantRow key={index} grant={grant} id={head.row.id} asOf={params.asof} home={head.home} />
            ))}
          </tbody>
        </table>
        {left > 0 && (
          <p className="mt-2 text-sm">{count(left, "more grant is", "more grants are")} not printed here.</p>
        )}
      </Section>
    </div>
  );
}
