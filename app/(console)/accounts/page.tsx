import { Search } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { EmptyState } from "#components/page-state/empty-state.tsx";
import { count } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { at, parseAsInstant } from "../search-params.ts";
import { loadAccounts, type LoadedAccounts } from "./load.ts";
import { NoAccounts } from "./no-accounts.tsx";
import { AccountTable } from "./account-table.tsx";
import { accountsAddress } from "./search-params.ts";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const loaded = await loadAccounts(await searchParams);
  const { accounts, total, asOf, q, cursor, next, invalid } = loaded;
  if (total === 0 && q === "") {
    return (
      <ConsolePage asOf={asOf}>
        <InvalidNotice invalid={invalid} />
        <NoAccounts />
      </ConsolePage>
    );
  }
  return (
    <ConsolePage asOf={asOf}>
      {total > 0 && <h1>{headline(loaded)}</h1>}
      <InvalidNotice invalid={invalid} />
      <Find q={q} asOf={asOf} />
      {total === 0 ? (
        <EmptyState
          list
          title={`No account has “${showable(q)}” in its name or number.`}
          actions={
            <Link href={at("/accounts", asOf)} className="btn">
              Show all accounts
            </Link>
          }
        />
      ) : (
        <AccountTable accounts={accounts} asOf={asOf} />
      )}
      <nav aria-label="Pages of accounts" className="no-print mt-6 flex gap-2 empty:hidden">
        {cursor !== null && (
          <Link href={accountsAddress("/accounts", { asof: asOf, q }) as Route} className="btn">
            First page
          </Link>
        )}
        {next !== null && (
          <Link
            href={accountsAddress("/accounts", { asof: asOf, q, cursor: next }) as Route}
            className="btn"
            rel="next"
          >
            More accounts
          </Link>
        )}
      </nav>
    </ConsolePage>
  );
}

/** That there are no others is only known where the listing of accounts was read to its end: the banner says so. */
function headline({ total, q }: LoadedAccounts): string {
  const found = count(total, "account");
  if (q === "") return `${found} ${total === 1 ? "was" : "were"} read`;
  return `${found} ${total === 1 ? "matches" : "match"}`;
}

/** A plain form: it works before any script does. */
function Find({ q, asOf }: { q: string; asOf: Date | null }) {
  return (
    <search className="no-print mt-5 block">
      <form method="get" className="flex max-w-[34rem] gap-2">
        {asOf && <input type="hidden" name="asof" value={parseAsInstant.serialize(asOf)} />}
        <div className="input flex-1">
          <Search className="icon text-ink-3" aria-hidden />
          <input
            type="search"
            name="q"
            defaultValue={q}
            key={q}
            maxLength={200}
            aria-label="Find accounts by name or number"
            placeholder="production or 123456789012"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        <button type="submit" className="btn">
          Find
        </button>
      </form>
    </search>
  );
}
