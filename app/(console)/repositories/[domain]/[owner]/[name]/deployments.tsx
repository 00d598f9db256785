import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { count } from "#components/words/count.ts";
import type {
  RepositoryDeployment,
  RepositoryReview,
} from "#lib/domain/systems/github/repositories/repository-view.ts";
import { PartNote } from "./part-note.tsx";
import type { ShownRepository } from "./shown.ts";

const HEADS = ["Deployed to", "When", "What", "Decided by"];

/** The newest deployments that somebody had to approve, and who did; nothing where no environment has reviewers. */
export function Deployments({ view: { environments, read }, now }: ShownRepository) {
  const rows = environments.flatMap(({ name, deployments }) => deployments.map((deployment) => ({ name, deployment })));
  const more = environments.some(({ moreDeployments }) => moreDeployments);
  if (rows.length === 0 && read.deployments.status === "complete") return null;
  return (
    <Section id="deployments" title="Approvals" aside={rows.length > 0 && count(rows.length, "deployment")}>
      <PartNote read={read.deployments} what="Deployments with their reviews were" />
      {rows.length > 0 && (
        <div className="stacks">
          <table role="table" className="tbl loose">
            <caption className="sr-only">Deployments that somebody had to approve</caption>
            <TableHead heads={HEADS} />
            <tbody role="rowgroup">
              {rows.map(({ name, deployment }) => (
                <tr key={deployment.id} role="row">
                  <th role="rowheader" scope="row">
                    <code>
                      <Name text={name} max={32} />
                    </code>
                  </th>
                  <td role="cell" data-label={HEADS[1]}>
                    <RelativeTime at={deployment.at} now={now} />
                    {deployment.state !== null && (
                      <span className="block text-xs text-ink-3">
                        <Name text={deployment.state.replaceAll("_", " ")} max={40} />
                      </span>
                    )}
                  </td>
                  <td role="cell" data-label={HEADS[2]}>
                    <What deployment={deployment} />
                  </td>
                  <td role="cell" data-label={HEADS[3]}>
                    <Decided deployment={deployment} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && <p className="py-2 text-sm text-ink-2">Older deployments are on GitHub.</p>}
    </Section>
  );
}

function What({ deployment: { ref, by, href } }: { deployment: RepositoryDeployment }) {
  return (
    <>
      <code>
        <Name text={ref} max={40} />
      </code>
      {by !== null && (
        <>
          {" by "}
          <Name text={by} max={32} />
        </>
      )}
      {href !== null && (
        <a href={href} rel="noreferrer" className="ml-2 inline-flex min-h-6 items-center">
          Run
        </a>
      )}
    </>
  );
}

/** Who let it through: nobody on record is not the same as not known. */
function Decided({ deployment: { reviews, startedAt } }: { deployment: RepositoryDeployment }) {
  if (reviews === null) return <span className="text-ink-2">not known: no run of it is there any more</span>;
  if (reviews.length === 0) {
    return startedAt === null ? (
      <span className="text-ink-2">nobody yet</span>
    ) : (
      <b>nobody on record: bypassed, or not protected then</b>
    );
  }
  return (
    <ul>
      {reviews.map((review, index) => (
        <li key={index}>
          <Review review={review} />
        </li>
      ))}
    </ul>
  );
}

function Review({ review: { by, state, comment, named, own } }: { review: RepositoryReview }) {
  const remarks = [own ? "their own deployment" : "", named === false ? "not named as a reviewer today" : ""].filter(
    Boolean,
  );
  return (
    <>
      {by === "" ? "Somebody who is gone" : <Name text={by} max={32} />}{" "}
      {state === "approved" ? (
        "approved"
      ) : (
        <b>
          <Name text={state} max={20} />
        </b>
      )}
      {remarks.length > 0 && <b className="block text-xs">{remarks.join(", ")}</b>}
      {comment !== null && (
        <q className="block text-xs text-ink-3 [overflow-wrap:anywhere]">
          <Name text={comment} max={160} />
        </q>
      )}
    </>
  );
}
