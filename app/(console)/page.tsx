import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FirstRun } from "#components/page-state/first-run.tsx";
import { ConsolePage } from "./console-page.tsx";
import { InvalidNotice } from "./invalid-notice.tsx";
import { ChangesSince } from "./week/changes-since.tsx";
import { DayBars } from "./week/day-bars.tsx";
import { Hero } from "./week/hero.tsx";
import { Ledger } from "./week/ledger-list.tsx";
import { loadWeek } from "./week/load.ts";
import { Waiting } from "./week/waiting.tsx";

export const metadata: Metadata = { title: "This week" };

export default async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const loaded = await loadWeek(await searchParams);
  const { asOf, invalid } = loaded;
  if (loaded.sources.length === 0) {
    return (
      <ConsolePage asOf={asOf}>
        <FirstRun />
      </ConsolePage>
    );
  }
  return (
    <ConsolePage asOf={asOf}>
      <InvalidNotice invalid={invalid} />
      <Hero loaded={loaded} />
      <div className="mt-9 grid gap-x-14 gap-y-9 xl:grid-cols-[minmax(0,1fr)_23.25rem]">
        <div className="min-w-0">
          <Waiting loaded={loaded} />
          <ChangesSince loaded={loaded} />
        </div>
        <div className="min-w-0">
          <Ledger loaded={loaded} />
          <DayBars loaded={loaded} />
        </div>
      </div>
    </ConsolePage>
  );
}
