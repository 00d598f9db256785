import { Minus } from "lucide-react";
import Link from "next/link";
import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count, number } from "#components/words/count.ts";
import type { Entrant, TrustView } from "#lib/domain/inventory/trust-view.ts";
import { at } from "../../search-params.ts";
import { AnswerMark } from "./answer-mark.tsx";
import type { ShownTab } from "./shown.ts";
import { TrustStatements } from "./trust-statements.tsx";
import { TrustSubjects } from "./trust-subjects.tsx";

const HEADS = ["Who", "Where", "Can become it", "Because"];

/** Who can become it, by its trust policy and everything else that has a say, and that policy statement by statement. */
export function TrustTab({ shown }: { shown: ShownTab<"trust"> }) {
  const { content, params } = shown;
  const { trust } = content;
  return (
    <>
      <Section id="entrants" title="Who can become it" aside={asideOf(trust)}>
        {trust.unread.map((sentence) => (
          <p key={sentence} className="flex items-baseline gap-2 py-2.5 text-sm text-pretty text-ink-2">
            <Minus className="icon size-3.5 shrink-0 self-center text-ink-3" aria-hidden />
            <span>
              <Sentence text={sentence} />
            </span>
          </p>
        ))}
        {trust.entrants.length > 0 ? (
          <Entrants entrants={trust.entrants} asOf={params.asof} />
        ) : (
          trust.document !== null && (
            <p className="py-2.5 text-sm text-ink-2">Its trust policy lets nobody become it.</p>
          )
        )}
        {trust.moreEntrants > 0 && (
          <p className="mt-3 text-sm text-ink-3">{count(trust.moreEntrants, "more is", "more are")} not shown.</p>
        )}
      </Section>
      <TrustSubjects trust={trust} asOf={params.asof} />
      <TrustStatements trust={trust} shown={shown} />
    </>
  );
}

function asideOf({ entrants, moreEntrants, unread }: TrustView): string {
  const open = entrants.filter(({ answer }) => answer === "yes" || answer === "conditional").length;
  if (open === 0) return "";
  return `${unread.length > 0 || moreEntrants > 0 ? "at least " : ""}${count(open, "entry", "entries")}`;
}

function Entrants({ entrants, asOf }: { entrants: Entrant[]; asOf: Date | null }) {
  return (
    <div className="stacks">
      <table role="table" className="tbl loose">
        <caption className="sr-only">Who can become it</caption>
        <TableHead heads={HEADS} />
        <tbody role="rowgroup">
          {entrants.map((entrant, index) => (
            <EntrantRow key={index} entrant={entrant} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EntrantRow({ entrant, asOf }: { entrant: Entrant; asOf: Date | null }) {
  const { kind, name, id, place, members, memberCount, answer, because, statement } = entrant;
  return (
    <tr role="row" className={answer === "no" ? "text-ink-3" : undefined}>
      <th role="rowheader" scope="row" className="font-medium">
        <span className="block text-xs font-normal text-ink-3">{kind}</span>
        {id === null ? (
          <Name text={name} max={56} />
        ) : (
          <Link
            href={at(`/identities/${id}`, asOf)}
            prefetch={false}
            className="inline-flex min-h-6 items-center [overflow-wrap:anywhere]"
          >
            <Name text={name} max={56} />
          </Link>
        )}
        {memberCount > 0 && (
          <span className="block text-xs font-normal text-ink-3">
            {members.map((member, index) => (
              <span key={member}>
                {index > 0 && ", "}
                <Name text={member} max={40} />
              </span>
            ))}
            {memberCount > members.length && ` and ${number(memberCount - members.length)} more`}
          </span>
        )}
      </th>
      <td role="cell" data-label={HEADS[1]}>
        {place === null ? "outside" : <Name text={place} max={32} />}
      </td>
      <td role="cell" data-label={HEADS[2]}>
        <AnswerMark answer={answer} />
      </td>
      <td role="cell" data-label={HEADS[3]}>
        <a href={`#statement-${statement}`} className="inline-flex min-h-6 items-center">
          Statement {statement}
        </a>
        {because.map((sentence) => (
          <span key={sentence} className="block text-xs text-pretty text-ink-2 [overflow-wrap:anywhere]">
            <Sentence text={sentence} />
          </span>
        ))}
      </td>
    </tr>
  );
}
