import type { ReactNode } from "react";
import { may } from "#lib/service/authorize.ts";
import { CoverageBanner } from "#components/coverage-banner.tsx";
import { SampleBanner } from "#components/sample-banner.tsx";
import { coverageSummary } from "#components/words/coverage.ts";
import { removeSampleOrganization } from "./actions.ts";
import { Dateline } from "./dateline.tsx";
import { readPreferences } from "../preferences.ts";
import { context, lastVisit, sources } from "./request.ts";
import { at } from "./search-params.ts";

interface ConsolePageProps {
  asOf: Date | null;
  /** Pages that lay themselves out to the edges. */
  bleed?: boolean;
  /** Left out on the page that is about nothing else. */
  banner?: boolean;
  children: ReactNode;
}

/**
 * What every page stands in: the time it shows, what could not be read, and its content. Rendered by each page, not by
 * the layout: a layout is not rendered again on the way from page to page, and what it said would grow old.
 */
export async function ConsolePage({ asOf, bleed, banner = true, children }: ConsolePageProps) {
  const [{ actor, now }, read, { coverageFolded }] = await Promise.all([
    context(),
    sources(asOf),
    readPreferences(),
    lastVisit(),
  ]);
  return (
    <>
      <Dateline now={now} asOf={asOf} coverage={coverageSummary(read)} />
      <main id="main" tabIndex={-1} className={bleed ? "" : "mx-auto max-w-[95rem] px-(--gutter) pt-6 pb-18 md:pt-9"}>
        <div className={`flex flex-col gap-2 ${bleed ? "px-(--gutter) py-3 empty:hidden" : "mb-6 empty:hidden"}`}>
          {read.some(({ sample }) => sample) && (
            <SampleBanner remove={may(actor, "sample.remove") ? removeSampleOrganization : undefined} />
          )}
          {banner && <CoverageBanner sources={read} now={now} folded={coverageFolded} href={at("/sources", asOf)} />}
        </div>
        {children}
      </main>
    </>
  );
}
