import { CopyId } from "#components/copy-id.tsx";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { Term } from "#components/term.tsx";
import { count, list } from "#components/words/count.ts";
import type { MintedSubject } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import type { ShownTab } from "./shown.ts";
import { TableHead } from "#components/table-head.tsx";

const HEADS = ["Subject", "Asked for by", "In runs of"];

/** Names listed in a cell; the rest are counted. */
const NAMED = 4;

/** The names its tokens can carry to other systems; nothing where it can ask for none. */
export function Subjects({ shown }: { shown: ShownTab<"overview" | "access"> }) {
  const { subjects } = shown.content;
  if (subjects.total === 0) return null;
  return (
    <Section id="subjects" title="Subjects it can mint" aside={count(subjects.total, "subject")}>
      <p className="max-w-[68ch] py-2 text-sm text-pretty text-ink-2">
        Other systems let it in by an <Term id="oidc-subject">OIDC subject</Term> that they trust. In these, * stands
        for anything.
      </p>
      <CappedList shown={shown} list="subjects" of={subjects}>
        {(items) => (
          <div className="stacks">
            <table role="table" className="tbl loose">
              <caption className="sr-only">Subjects it can mint</caption>
              <TableHead heads={HEADS} />
              <tbody role="rowgroup">
                {items.map((subject) => (
                  <SubjectRow key={subject.subject} subject={subject} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </CappedList>
    </Section>
  );
}

function SubjectRow({ subject: { subject, by, events, certain, halted } }: { subject: MintedSubject }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <CopyId id={subject} max={80} label="Copy the subject" />
        {halted !== undefined && <span className="block text-xs font-medium">not while it is {halted}</span>}
        {!certain && (
          <span className="block text-xs text-ink-3">
            only if its caller hands it the permission, which was not read
          </span>
        )}
      </th>
      <td role="cell" data-label="Asked for by">
        <Name text={named(by)} max={120} />
      </td>
      <td role="cell" data-label="In runs of">
        <Name text={named(events)} max={120} />
      </td>
    </tr>
  );
}

function named(names: string[]): string {
  const more = names.length - NAMED;
  return list(more > 1 ? [...names.slice(0, NAMED), `${more} more`] : names);
}
