import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count, number } from "#components/words/count.ts";
import type { RepositoryBranch } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { PartNote } from "./part-note.tsx";
import type { ShownRepository } from "./shown.ts";

const HEADS = ["Branch", "Named by", "Workflow files"];

/** Branches shown; the rest are counted. */
const MOST = 100;

/** Branches beside the default one that rules and environments name, and how their workflow files differ. */
export function Branches({ view: { branches, read } }: ShownRepository) {
  if (branches.length === 0 && read.branches.status === "complete") return null;
  const left = branches.length - MOST;
  return (
    <Section id="branches" title="Other branches" aside={branches.length > 0 && `${number(branches.length)} named`}>
      <PartNote read={read.branches} what="Workflows of other branches were" />
      {branches.length > 0 && (
        <>
          <p className="max-w-[68ch] py-2 text-sm text-pretty text-ink-2">
            What runs on a branch is the file that stands there. Branches that nothing here names are not read: whoever
            may push can make one, with any workflow in it.
          </p>
          <div className="stacks">
            <table role="table" className="tbl loose">
              <caption className="sr-only">Other branches</caption>
              <TableHead heads={HEADS} />
              <tbody role="rowgroup">
                {branches.slice(0, MOST).map((branch) => (
                  <Row key={`${branch.state} ${branch.name}`} branch={branch} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {left > 0 && <p className="mt-3 text-sm text-ink-3">{number(left)} more are not shown.</p>}
    </Section>
  );
}

function Row({ branch }: { branch: RepositoryBranch }) {
  const { name, state, by } = branch;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {state === "pattern" && (
          <span className="block text-xs font-normal text-ink-2">
            {name === "~ALL" ? "any branch" : "any branch like"}
          </span>
        )}
        {name !== "~ALL" && (
          <code className="[overflow-wrap:anywhere]">
            <Name text={name} max={48} />
          </code>
        )}
      </th>
      <td role="cell" data-label={HEADS[1]}>
        {by.length === 0 ? (
          <span className="text-ink-2">nothing that was read</span>
        ) : (
          <ul>
            {by.map((one, index) => (
              <li key={index}>
                {one.kind}
                {one.name !== null && (
                  <>
                    {" "}
                    <code className="[overflow-wrap:anywhere]">
                      <Name text={one.name} max={40} />
                    </code>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td role="cell" data-label={HEADS[2]}>
        <Files branch={branch} />
      </td>
    </tr>
  );
}

/** How many differ from the default branch; what was not read is never none. */
function Files({ branch: { state, files } }: { branch: RepositoryBranch }) {
  if (state === "pattern") return <span className="text-ink-2">not read: a pattern names no branch</span>;
  if (state === "unread") return <span className="text-ink-2">not read</span>;
  if (state === "absent") return <span className="text-ink-2">there is no such branch</span>;
  if (files.all === 0) return <span className="text-ink-3">none</span>;
  const other = files.all - files.asDefault - files.unread;
  return (
    <>
      {count(files.all, "file")}
      <span className={other > 0 ? "block text-xs font-medium" : "block text-xs text-ink-3"}>
        {other > 0 ? `${number(other)} not as on the default branch` : "as on the default branch"}
      </span>
      {files.unread > 0 && <span className="block text-xs text-ink-2">{number(files.unread)} could not be read</span>}
    </>
  );
}
