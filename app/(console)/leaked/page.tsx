import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { invalidParameters } from "../search-params.ts";
import { LeakedSearch } from "./leaked-search.tsx";
import { WhatIsSent } from "./what-is-sent.tsx";

export const metadata: Metadata = { title: "Leaked credential" };

export default async function LeakedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const raw = await searchParams;
  return (
    <ConsolePage asOf={null}>
      <InvalidNotice invalid={invalidParameters(raw, {})} />
      <div className="grid gap-x-14 gap-y-9 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <h1>Whose is a leaked credential?</h1>
          <p className="lede mt-3">
            Paste it as it was found. It is taken apart in this browser, and only the part that names it is sent: never
            the value.
          </p>
          <LeakedSearch />
        </div>
        <WhatIsSent />
      </div>
    </ConsolePage>
  );
}
