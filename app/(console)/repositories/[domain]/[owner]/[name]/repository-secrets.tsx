import { CopyId } from "#components/copy-id.tsx";
import { DerivedUse } from "#components/derived-use.tsx";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count, list } from "#components/words/count.ts";
import type { RepositorySecret } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { Nothing, PartNote } from "./part-note.tsx";
import type { ShownRepository } from "./shown.ts";
import { Uses } from "./uses.tsx";

const HEADS = ["Secret", "Stored in", "Last tried", "Taken by"];

/** The secrets by name: which jobs take each, and where it lies as far as that was read. */
export function RepositorySecrets({ view, asOf, now }: ShownRepository) {
  const { secrets, workflows, read, links } = view;
  const complete = read.secrets.status === "complete";
  const all = workflows.some(({ allSecrets }) => allSecrets);
  return (
    <Section
      id="secrets"
      title="Secrets"
      aside={
        links && (
          <a href={links.secrets} rel="noreferrer" className="no-print inline-flex min-h-6 items-center">
            Set on GitHub
          </a>
        )
      }
    >
      <PartNote read={read.secrets} what="What is stored was" />
      {secrets.length === 0 ? (
        <Nothing read={read.secrets} none="It stores no secret of its own, and no job takes one by name." />
      ) : (
        <>
          <p className="py-2 text-sm text-ink-2">
            {count(new Set(secrets.map(({ name }) => name)).size, "name")}, values are never read. {lookedAt(view)}
          </p>
          <div className="stacks">
            <table role="table" className="tbl loose">
              <caption className="sr-only">Secrets</caption>
              <TableHead heads={HEADS} />
              <tbody role="rowgroup">
                {secrets.map((secret, index) => (
                  <Row key={index} secret={secret} complete={complete} all={all} asOf={asOf} now={now} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  );
}

/** On which branches a job that takes one would have been seen. */
function lookedAt({ branches, defaultBranch, read }: ShownRepository["view"]): string {
  const where = defaultBranch === null ? "in the workflows that were read" : "on the default branch";
  const others = branches.filter(({ state }) => state === "read").length;
  const more = others === 0 ? "" : ` and on ${count(others, "other branch", "other branches")}`;
  const unread = read.branches.status === "complete" ? "" : " Which others have any was not read to its end.";
  return `Who takes one was looked for ${where}${more}.${unread}`;
}

interface RowProps {
  secret: RepositorySecret;
  complete: boolean;
  /** Some job takes all there are, this one among them. */
  all: boolean;
  asOf: Date | null;
  now: Date;
}

function Row({ secret, complete, all, asOf, now }: RowProps) {
  const { name, storedIn, uses, derivedUse } = secret;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <CopyId id={name} max={48} label="Copy the name" />
      </th>
      <td role="cell" data-label={HEADS[1]}>
        {storedIn.length > 0 ? (
          <Name text={list(storedIn)} max={80} />
        ) : complete ? (
          <b>nowhere: it is empty when taken</b>
        ) : (
          <span className="text-ink-2">not read</span>
        )}
      </td>
      <td role="cell" data-label={HEADS[2]}>
        {derivedUse ? <DerivedUse use={derivedUse} now={now} /> : <span className="text-ink-2">no run was seen</span>}
      </td>
      <td role="cell" data-label={HEADS[3]}>
        {uses.length > 0 ? (
          <Uses uses={uses} asOf={asOf} />
        ) : (
          <span className="text-ink-2">{all ? "no job by name, but one takes all" : "no job that was seen"}</span>
        )}
      </td>
    </tr>
  );
}
