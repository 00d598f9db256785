import Link from "next/link";
import { AtLeast } from "#components/coverage-mark.tsx";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { LastUsed } from "#components/last-used.tsx";
import { Name } from "#components/name.tsx";
import { OwnerName } from "#components/owner-name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { RowIcon } from "#components/row-icons.tsx";
import { StatusTag } from "#components/status-tag.tsx";
import { systemLabel } from "#components/systems.tsx";
import { number, words } from "#components/words/count.ts";
import { age } from "#components/words/time.ts";
import type { IdentityRow as Row } from "#lib/domain/inventory/identity.ts";
import { at } from "../search-params.ts";

/** One identity on one line; a card of four lines where it is narrow. Short markup: a page has fifty. */
export function IdentityRow({ row, now, asOf }: { row: Row; now: Date; asOf: Date | null }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="name">
        <span>
          <RowIcon name={row.system} label={systemLabel(row.system)} />
          <Link href={at(`/identities/${row.id}`, asOf)} prefetch={false}>
            <Name text={row.name} max={32} />
          </Link>
          <StatusTag status={row.status} />
        </span>
      </th>
      <td role="cell" className="where">
        <Name text={row.container ? `${row.domain} / ${row.container.name}` : row.domain} max={30} />
      </td>
      <td role="cell" className="kind">
        {words(row.kind)}
      </td>
      <td role="cell" className="owner">
        <OwnerName owner={row.owner} max={16} />
      </td>
      <td role="cell" className="environment">
        <EnvironmentBadge name={row.environment?.name ?? null} />
      </td>
      <td role="cell" className="credentials">
        <Credentials row={row} now={now} />
      </td>
      <td role="cell" className="used">
        <LastUsed lastUsed={row.lastUsed} now={now} />
      </td>
      <td role="cell" className="changed">
        {row.lastChangeAt ? <RelativeTime at={row.lastChangeAt} now={now} /> : none(row)}
      </td>
    </tr>
  );
}

/** How many and how old; where the read was incomplete, there may be more. */
function Credentials({ row, now }: { row: Row; now: Date }) {
  const { count, oldestAt } = row.credentials;
  if (count === 0) return <span className="text-ink-3">{none(row)}</span>;
  return (
    <>
      <AtLeast value={number(count)} when={row.coverage === "incomplete"} />
      {oldestAt && <span className="text-ink-3">{`, ${age(new Date(oldestAt), now)}`}</span>}
    </>
  );
}

/** Not to have seen something is not the same as its not being there. */
function none(row: Row): string {
  return row.coverage === "incomplete" ? "none seen" : "none";
}
