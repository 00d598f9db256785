import type { Metadata, Route } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { at } from "../search-params.ts";
import { ChangeGroup } from "./change-group.tsx";
import { byCollection, changesHeadline } from "./groups.ts";
import { loadChanges } from "./load.ts";
import { NoChanges } from "./no-changes.tsx";
import { changesAddress } from "./search-params.ts";

export const metadata: Metadata = { title: "Changes" };

export default async function ChangesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { changes, next, cursor, asOf, invalid, now } = await loadChanges(await searchParams);
  return (
    <ConsolePage asOf={asOf}>
      {changes.length === 0 && !cursor ? (
        <NoChanges asOf={asOf} now={now} />
      ) : (
        <h1>{changesHeadline(changes, { more: next !== null, older: cursor !== null })}</h1>
      )}
      <InvalidNotice invalid={invalid} />
      {byCollection(changes).map((group) => (
        <ChangeGroup key={group.key} group={group} now={now} asOf={asOf} />
      ))}
      <nav aria-label="Pages of changes" className="no-print mt-6 flex gap-2">
        {cursor && (
          <Link href={at("/changes", asOf)} className="btn">
            Newest changes
          </Link>
        )}
        {next && (
          <Link href={changesAddress("/changes", { asof: asOf, cursor: next }) as Route} className="btn" rel="next">
            Older changes
          </Link>
        )}
      </nav>
    </ConsolePage>
  );
}
