import { CopyId } from "#components/copy-id.tsx";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { count, list } from "#components/words/count.ts";
import { age } from "#components/words/time.ts";
import type { SecretView } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import type { ShownTab } from "./shown.ts";
import { TableHead } from "./table-head.tsx";

/** Workloads named of one secret; the rest are counted. */
const USERS_SHOWN = 4;

/** The secrets it and its workloads take, whatever is in them; nothing where they take none. */
export function Secrets({ shown }: { shown: ShownTab<"overview" | "credentials"> }) {
  const { secrets } = shown.content;
  if (secrets.total === 0) return null;
  return (
    <Section id="secrets" title="Secrets it takes" aside={count(secrets.total, "secret")}>
      <CappedList shown={shown} list="secrets" of={secrets}>
        {(items) => (
          <div className="stacks">
            <table role="table" className="tbl loose">
              <caption className="sr-only">Secrets it takes</caption>
              <TableHead heads={["Secret", "Holds", "Created", "Taken by"]} />
              <tbody role="rowgroup">
                {items.map((secret) => (
                  <SecretRow key={secret.key} secret={secret} now={shown.now} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </CappedList>
    </Section>
  );
}

function SecretRow({ secret: { key, name, holds, createdAt, usedBy }, now }: { secret: SecretView; now: Date }) {
  const more = usedBy.length - USERS_SHOWN;
  const users = more > 0 ? [...usedBy.slice(0, USERS_SHOWN), `${more} more`] : usedBy;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <CopyId id={key} shown={name} max={40} />
      </th>
      <td role="cell" data-label="Holds">
        {holds === null ? <span className="text-ink-2">not seen by any read</span> : <Name text={holds} max={40} />}
      </td>
      <td role="cell" data-label="Created">
        {createdAt === null ? (
          "unknown"
        ) : (
          <>
            <RelativeTime at={createdAt} now={now} />
            <span className="block text-xs text-ink-3">{age(new Date(createdAt), now)} old</span>
          </>
        )}
      </td>
      <td role="cell" data-label="Taken by">
        <Name text={list(users)} max={120} />
      </td>
    </tr>
  );
}
