import Link from "next/link";
import { AtLeast, CoverageMark } from "#components/coverage-mark.tsx";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Name } from "#components/name.tsx";
import { TableHead } from "#components/table-head.tsx";
import { number } from "#components/words/count.ts";
import type { AccountRow } from "#lib/domain/systems/aws/accounts/account-view.ts";
import { accountPath } from "../paths.ts";
import { at } from "../search-params.ts";

const HEADS = ["Account", "Environment", "Roles", "Users", "Active keys", "Trusted from outside", "IAM read"];

/** Accounts, a line each. */
export function AccountTable({ accounts, asOf }: { accounts: AccountRow[]; asOf: Date | null }) {
  return (
    <div className="stacks mt-5">
      <table role="table" className="tbl loose">
        <caption className="sr-only">Accounts</caption>
        <TableHead heads={HEADS} />
        <tbody role="rowgroup">
          {accounts.map((account) => (
            <Row key={`${account.domain} ${account.id}`} account={account} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ account, asOf }: { account: AccountRow; asOf: Date | null }) {
  const { id, name, units, management, environment, counts, read } = account;
  const complete = read === "complete";
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="flex flex-wrap items-center gap-x-2">
          <Glyph name="aws" />
          <Link
            href={at(accountPath(id), asOf)}
            prefetch={false}
            className="inline-flex min-h-6 min-w-0 items-center font-medium [overflow-wrap:anywhere]"
          >
            <Name text={name ?? id} max={48} />
          </Link>
          {name !== null && <code className="text-xs font-normal text-ink-3">{id}</code>}
          {management === true && <span className="tag">management</span>}
        </span>
        {units !== null && units.length > 0 && (
          <span className="block text-xs font-normal text-ink-3">
            <Name text={units.join(" / ")} max={64} />
          </span>
        )}
      </th>
      <td role="cell" data-label={HEADS[1]}>
        <EnvironmentBadge name={environment?.name ?? null} />
      </td>
      <Count label={HEADS[2]} value={counts.roles} complete={complete} />
      <Count label={HEADS[3]} value={counts.users} complete={complete} />
      <Count label={HEADS[4]} value={counts.keys} complete={complete} />
      <Count label={HEADS[5]} value={counts.outside} complete={complete} />
      <td role="cell" data-label={HEADS[6]}>
        <CoverageMark
          status={read === "unread" ? "not-supported" : read}
          label={read === "unread" ? "not read" : undefined}
        />
      </td>
    </tr>
  );
}

/** A number; none only where everything was looked at. */
function Count({ label, value, complete }: { label?: string; value: number | null; complete: boolean }) {
  return (
    <td role="cell" data-label={label}>
      {value === null ? (
        <span className="text-ink-2">not read</span>
      ) : value === 0 ? (
        <span className="text-ink-3">{complete ? "none" : "none seen"}</span>
      ) : (
        <AtLeast value={number(value)} when={!complete} />
      )}
    </td>
  );
}
