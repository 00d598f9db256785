import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count } from "#components/words/count.ts";
import { Nothing, PartNote } from "./part-note.tsx";
import type { ShownRepository } from "./shown.ts";
import { Uses } from "./uses.tsx";

const HEADS = ["Environment", "Protection", "Deployed to by"];

/** Deployment environments: those that were read, and those that jobs name. */
export function Environments({ view: { environments, read, links }, asOf }: ShownRepository) {
  return (
    <Section
      id="environments"
      title="Environments"
      aside={
        links && environments.length > 0 ? (
          <a href={links.environments} rel="noreferrer" className="no-print inline-flex min-h-6 items-center">
            Set on GitHub
          </a>
        ) : null
      }
    >
      <PartNote read={read.environments} what="What protects them was" />
      {environments.length === 0 ? (
        read.environments.status === "complete" ? (
          <Nothing read={read.environments} none="It has no deployment environment." />
        ) : (
          <p className="py-2.5 text-sm text-ink-2">No job that was seen names one.</p>
        )
      ) : (
        <div className="stacks">
          <table role="table" className="tbl loose">
            <caption className="sr-only">{count(environments.length, "environment")}</caption>
            <TableHead heads={HEADS} />
            <tbody role="rowgroup">
              {environments.map(({ name, exists, protection, uses }) => (
                <tr key={name} role="row">
                  <th role="rowheader" scope="row">
                    <code>
                      <Name text={name} max={40} />
                    </code>
                  </th>
                  <td role="cell" data-label={HEADS[1]}>
                    <Protection clauses={protection} absent={!exists && read.environments.status === "complete"} />
                  </td>
                  <td role="cell" data-label={HEADS[2]}>
                    {uses.length > 0 ? (
                      <Uses uses={uses} asOf={asOf} />
                    ) : (
                      <span className="text-ink-2">no job that was seen</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Protection({ clauses, absent }: { clauses: string[] | null; absent: boolean }) {
  if (clauses === null) {
    return absent ? (
      <b>none: GitHub makes it unprotected when a job first names it</b>
    ) : (
      <span className="text-ink-2">not read</span>
    );
  }
  if (clauses.length === 0) return <b>nothing protects it</b>;
  return (
    <ul>
      {clauses.map((clause) => (
        <li key={clause}>
          <span className="inline-block first-letter:uppercase">
            <Sentence text={clause} />
          </span>
        </li>
      ))}
    </ul>
  );
}
