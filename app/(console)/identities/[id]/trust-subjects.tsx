import Link from "next/link";
import { CopyId } from "#components/copy-id.tsx";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count } from "#components/words/count.ts";
import type { TrustView } from "#lib/domain/inventory/trust-view.ts";
import { at } from "../../search-params.ts";
import { AnswerMark } from "./answer-mark.tsx";

const HEADS = ["Subject", "Made by", "Trust policy lets it in"];

/** Makers of a token that are named; the rest are counted. */
const NAMED = 4;

/** Tokens of workflows and service accounts that its providers would take, matching or not. */
export function TrustSubjects({ trust: { subjects, more }, asOf }: { trust: TrustView; asOf: Date | null }) {
  if (subjects.length === 0) return null;
  const open = subjects.filter(({ answer }) => answer === "yes" || answer === "conditional").length;
  return (
    <Section
      id="tokens"
      title="Tokens of other systems"
      aside={`${open} of ${count(subjects.length + more, "subject")}`}
    >
      <p className="max-w-[68ch] py-2 text-sm text-pretty text-ink-2">
        What workflows and service accounts that were read can have in their tokens, held against the trust policy. In
        these, * stands for anything.
      </p>
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Tokens of other systems</caption>
          <TableHead heads={HEADS} />
          <tbody role="rowgroup">
            {subjects.map(({ subject, by, answer }, index) => (
              <tr role="row" key={index} className={answer === "no" ? "text-ink-3" : undefined}>
                <th role="rowheader" scope="row">
                  <CopyId id={subject} max={72} label="Copy the subject" />
                </th>
                <td role="cell" data-label={HEADS[1]}>
                  {by.slice(0, NAMED).map(({ id, name }) => (
                    <Link
                      key={id}
                      href={at(`/identities/${id}`, asOf)}
                      prefetch={false}
                      className="mr-2 inline-flex min-h-6 items-center [overflow-wrap:anywhere]"
                    >
                      <Name text={name} max={40} />
                    </Link>
                  ))}
                  {by.length > NAMED && `and ${by.length - NAMED} more`}
                </td>
                <td role="cell" data-label={HEADS[2]}>
                  <AnswerMark answer={answer} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="mt-3 text-sm text-ink-3">{count(more, "more is", "more are")} not shown.</p>}
    </Section>
  );
}
