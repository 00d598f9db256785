import Link from "next/link";
import { CopyId } from "#components/copy-id.tsx";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { Term } from "#components/term.tsx";
import { count, list } from "#components/words/count.ts";
import type { RepositorySubject } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { at } from "../../../../search-params.ts";
import type { ShownRepository } from "./shown.ts";

const HEADS = ["Subject", "Workflows", "In runs of"];

/** Workflows named of one subject; the rest are counted. */
const NAMED = 4;

/** Every name that tokens of its jobs can carry to other systems. */
export function RepositorySubjects({ view: { subjects }, asOf }: ShownRepository) {
  if (subjects.length === 0) return null;
  return (
    <Section id="subjects" title="Subjects its jobs can mint" aside={count(subjects.length, "subject")}>
      <p className="max-w-[68ch] py-2 text-sm text-pretty text-ink-2">
        Other systems let its jobs in by an <Term id="oidc-subject">OIDC subject</Term> that they trust.
        {subjects.some(({ subject }) => subject.includes("*")) && " In these, * stands for anything."}
      </p>
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Subjects its jobs can mint</caption>
          <TableHead heads={HEADS} />
          <tbody role="rowgroup">
            {subjects.map((subject) => (
              <Row key={subject.subject} subject={subject} asOf={asOf} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Row({ subject, asOf }: { subject: RepositorySubject; asOf: Date | null }) {
  const { workflows, events, certain, halted } = subject;
  const more = workflows.length - NAMED;
  const shown = more > 1 ? workflows.slice(0, NAMED) : workflows;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <CopyId id={subject.subject} max={80} label="Copy the subject" />
        {halted && <span className="block text-xs font-medium">not while its workflows are disabled</span>}
        {!certain && (
          <span className="block text-xs text-ink-3">only if a caller hands on the permission, which was not read</span>
        )}
      </th>
      <td role="cell" data-label={HEADS[1]}>
        <ul>
          {shown.map(({ id, name }) => (
            <li key={id}>
              <Link
                href={at(`/identities/${id}`, asOf)}
                prefetch={false}
                className="inline-flex min-h-6 max-w-full min-w-0 items-center [overflow-wrap:anywhere]"
              >
                <Name text={name} max={36} />
              </Link>
            </li>
          ))}
          {more > 1 && <li className="text-ink-3">and {more} more</li>}
        </ul>
      </td>
      <td role="cell" data-label={HEADS[2]}>
        <Name text={list(events)} max={120} />
      </td>
    </tr>
  );
}
