import type { Metadata, Route } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { EmptyState } from "#components/page-state/empty-state.tsx";
import type { ReachOverview } from "#lib/domain/reach/overview.ts";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { inventoryPath } from "../paths.ts";
import { at } from "../search-params.ts";
import { CutList } from "./cut-list.tsx";
import { Extremes } from "./extremes.tsx";
import { Deck, Headline } from "./headline.tsx";
import { loadReach, type LoadedReach } from "./load.ts";
import { Notes } from "./notes.tsx";
import { Numbers } from "./numbers.tsx";
import { Plan } from "./plan.tsx";
import { ResourceTable } from "./resource-table.tsx";
import { WhatIf } from "./what-if.tsx";

export const metadata: Metadata = { title: "Reach" };

export default async function ReachPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const loaded = await loadReach(await searchParams);
  const { asOf, overview, invalid } = loaded;
  return (
    <ConsolePage asOf={asOf}>
      <InvalidNotice invalid={invalid} />
      {asOf ? <Past asOf={asOf} /> : overview ? <Reach overview={overview} loaded={loaded} /> : <NothingYet />}
    </ConsolePage>
  );
}

function Reach({ overview, loaded }: { overview: ReachOverview; loaded: LoadedReach }) {
  const { sure, without, now } = loaded;
  const { trial, cuts, numbers, atLeast } = overview;
  return (
    <>
      <p className="kicker mb-2.5">Reach</p>
      <Headline overview={overview} />
      {overview.production === 0 ? <NoProduction /> : <Deck overview={overview} />}
      <div className={trial ? "mt-9 grid gap-x-12 gap-y-9 xl:grid-cols-[minmax(0,1fr)_26rem]" : "mt-9"}>
        {trial && (
          <div className="xl:order-2">
            <WhatIf trial={trial} request={loaded} overview={overview} />
          </div>
        )}
        <div className="min-w-0">
          {overview.production > 0 && <CutList {...{ cuts, sure, without, atLeast }} />}
          <Extremes id="longest" title="Longest chains" chains={overview.longest} />
          <Extremes id="shortest" title="Shortest chains" chains={overview.shortest} />
          <Plan cuts={cuts} sure={sure} />
          {overview.production > 0 && <ResourceTable overview={overview} request={loaded} />}
          <Numbers numbers={numbers} atLeast={atLeast} />
          <Notes overview={overview} now={now} />
        </div>
      </div>
    </>
  );
}

function NoProduction() {
  return (
    <p className="lede mt-3">
      Reach is the way to what is production, and no rule says what that is.{" "}
      <Link href={"/environments" as Route}>Classify environments</Link>
    </p>
  );
}

/** The graph is of now; what it said before stands in the inventory. */
function Past({ asOf }: { asOf: Date }) {
  return (
    <EmptyState
      title="Chains are known of now only"
      actions={
        <>
          <Link href={at(inventoryPath("reaches:production"), asOf)} className="btn">
            Show who reached production then
          </Link>
          <Link href="/reach" className="btn">
            Show reach of now
          </Link>
        </>
      }
    >
      What each identity reached at that time, how strongly and in how many steps, is in the columns of the inventory.
    </EmptyState>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="Nothing was collected yet"
      actions={
        <Link href="/connect" className="btn">
          Connect a source
        </Link>
      }
    >
      Rollcall follows from each machine what it can become and do, until that ends in production. That begins with the
      first source that is read.
    </EmptyState>
  );
}
