import Link from "next/link";
import { Name } from "#components/name.tsx";
import { NoOwner } from "#components/owner-name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count, list, number } from "#components/words/count.ts";
import { failureWords } from "#components/words/failures.ts";
import type { PartRead, RepositoryWorkflow } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { at } from "../../../../search-params.ts";
import { Nothing, PartNote } from "./part-note.tsx";
import type { ShownRepository } from "./shown.ts";

const HEADS = ["Workflow", "Started by", "Last run", "Jobs", "Secrets", "Subjects", "Signs in to", "Owner"];

/** Even the largest repositories stay below. */
const MOST = 500;

/** Every workflow, with what starts it and what it takes. */
export function Workflows({ view: { workflows, read }, asOf, now }: ShownRepository) {
  const left = workflows.length - MOST;
  return (
    <Section id="workflows" title="Workflows" aside={workflows.length > 0 && count(workflows.length, "workflow")}>
      <PartNote read={read.workflows} what="Workflows" />
      {workflows.length === 0 ? (
        <Nothing read={read.workflows} none="It has no workflow." />
      ) : (
        <div className="stacks">
          <table role="table" className="tbl loose">
            <caption className="sr-only">Workflows</caption>
            <TableHead heads={HEADS} />
            <tbody role="rowgroup">
              {workflows.slice(0, MOST).map((workflow) => (
                <Row key={workflow.id} workflow={workflow} asOf={asOf} now={now} read={read.runs} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {left > 0 && <p className="mt-3 text-sm text-ink-3">{number(left)} more are not shown.</p>}
    </Section>
  );
}

interface RowProps {
  workflow: RepositoryWorkflow;
  asOf: Date | null;
  now: Date;
  /** How its runs were read. */
  read: PartRead;
}

function Row({ workflow, asOf, now, read }: RowProps) {
  const { id, name, branch, halted, jobs, secrets, allSecrets, subjects, signsIn, owner } = workflow;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Link
          href={at(`/identities/${id}`, asOf)}
          prefetch={false}
          className="inline-flex min-h-6 max-w-full min-w-0 items-center [overflow-wrap:anywhere]"
        >
          <code>
            <Name text={name} max={40} />
          </code>
        </Link>
        {branch !== null && (
          <span className="block text-xs text-ink-2">
            on <Name text={branch} max={40} />
          </span>
        )}
        {halted !== null && <span className="block text-xs font-medium">{halted}</span>}
      </th>
      <td role="cell" data-label={HEADS[1]}>
        <Events workflow={workflow} />
      </td>
      <td role="cell" data-label={HEADS[2]}>
        <LastRun workflow={workflow} now={now} read={read} />
      </td>
      <td role="cell" data-label={HEADS[3]}>
        {number(jobs)}
      </td>
      <td role="cell" data-label={HEADS[4]}>
        {allSecrets ? <b>all</b> : secrets === 0 ? <span className="text-ink-3">none</span> : number(secrets)}
      </td>
      <td role="cell" data-label={HEADS[5]}>
        {subjects === 0 ? <span className="text-ink-3">none</span> : number(subjects)}
      </td>
      <td role="cell" data-label={HEADS[6]}>
        {signsIn.length === 0 ? <span className="text-ink-3">none seen</span> : list(signsIn)}
      </td>
      <td role="cell" data-label={HEADS[7]}>
        {owner === null ? <NoOwner /> : <Name text={owner} max={28} />}
      </td>
    </tr>
  );
}

/** When it ran last and how that ended; where no run was seen, whether there can have been one. */
function LastRun({ workflow: { runs }, now, read }: Pick<RowProps, "workflow" | "now" | "read">) {
  if (!runs) return <span className="text-ink-2">{read.status === "complete" ? "not lately" : "not read"}</span>;
  const { last, failures } = runs;
  return (
    <>
      <RelativeTime at={last.at} now={now} />
      <span className={failures.count > 0 ? "block text-xs font-medium" : "block text-xs text-ink-3"}>
        {failures.count > 0 ? failureWords(failures) : last.outcome}
      </span>
    </>
  );
}

/** Its events; those by which strangers start it with secrets stand out, and are said. */
function Events({ workflow: { events, dangers } }: { workflow: RepositoryWorkflow }) {
  if (events.length === 0) return <span className="text-ink-2">not said</span>;
  return (
    <span className="[overflow-wrap:anywhere]">
      {events.map((event, index) => (
        <span key={event}>
          {index > 0 && ", "}
          <span className={dangers.includes(event) ? "font-medium" : undefined}>
            <Name text={event} max={40} />
          </span>
        </span>
      ))}
      {dangers.length > 0 && <span className="block text-xs text-ink-2">strangers may start it</span>}
    </span>
  );
}
