import { ExternalLink } from "lucide-react";
import { Sentence } from "#components/name.tsx";
import { TableHead } from "#components/table-head.tsx";
import type { Escalation } from "#lib/domain/inventory/leads-view.ts";
import { AnswerMark } from "./answer-mark.tsx";
import { LeadsEndView } from "./leads-end.tsx";

const HEADS = ["What it can do", "Gets", "Possible", "Because"];

/** Known ways to get further than its own policies say, each with its fix. */
export function Escalations({ escalations, asOf }: { escalations: Escalation[]; asOf: Date | null }) {
  return (
    <div className="stacks">
      <table role="table" className="tbl loose">
        <caption className="sr-only">How it can get further</caption>
        <TableHead heads={HEADS} />
        <tbody role="rowgroup">
          {escalations.map((escalation, index) => (
            <Row key={index} escalation={escalation} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ escalation, asOf }: { escalation: Escalation; asOf: Date | null }) {
  const { deed, to, ability, answer, because, fix, reference } = escalation;
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="font-medium text-pretty">
        It {deed}.
        <span className="block text-xs font-normal text-pretty text-ink-2">
          {fix}{" "}
          {reference !== null && (
            <a href={reference} rel="noreferrer" className="inline-flex min-h-6 items-center gap-1">
              About this way
              <ExternalLink className="icon size-3" aria-hidden />
            </a>
          )}
        </span>
      </th>
      <td role="cell" data-label={HEADS[1]} className="[overflow-wrap:anywhere]">
        <LeadsEndView end={to} asOf={asOf} />
        <span className="block text-xs text-ink-3">{ability}</span>
      </td>
      <td role="cell" data-label={HEADS[2]}>
        <AnswerMark answer={answer} />
      </td>
      <td role="cell" data-label={HEADS[3]}>
        {because.map((sentence) => (
          <span key={sentence} className="block text-xs text-pretty text-ink-2 [overflow-wrap:anywhere]">
            <Sentence text={sentence} />
          </span>
        ))}
      </td>
    </tr>
  );
}
