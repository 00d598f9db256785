import type { Metadata } from "next";
import Link from "next/link";
import { createLoader, type SearchParams } from "nuqs/server";
import { FirstRun } from "#components/page-state/first-run.tsx";
import { isReadCompletely } from "#components/words/coverage.ts";
import { count } from "#components/words/count.ts";
import type { SourceCoverage } from "#lib/domain/inventory/detail.ts";
import { may } from "#lib/service/authorize.ts";
import { listSourceSetups } from "#lib/service/source-setup.ts";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { context, sources } from "../request.ts";
import { consoleParsers, invalidParameters } from "../search-params.ts";
import { Drafts } from "./drafts.tsx";
import { SourceSection } from "./source-section.tsx";

export const metadata: Metadata = { title: "Sources" };

const load = createLoader(consoleParsers);

export default async function SourcesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const raw = await searchParams;
  const { now, actor } = await context();
  const { asof } = load(raw);
  const asOf = asof && asof <= now ? asof : null;
  const invalid = invalidParameters(raw, consoleParsers);
  const [known, setups] = await Promise.all([sources(asOf), listSourceSetups(await context())]);
  const drafts = setups.filter(({ state }) => state === "draft");
  const mayConnect = may(actor, "source.connect");
  return (
    <ConsolePage asOf={asOf} banner={false}>
      <InvalidNotice invalid={asof && !asOf ? [...invalid, `asof=${String(raw.asof)}`] : invalid} />
      {known.length === 0 ? (
        <FirstRun />
      ) : (
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <h1>{headline(known)}</h1>
          <span className="flex flex-wrap gap-2">
            <Link href="/environments" className="btn">
              Environments
            </Link>
            {mayConnect && (
              <Link href="/connect" className="btn primary">
                Connect a source
              </Link>
            )}
          </span>
        </div>
      )}
      {asOf === null && <Drafts drafts={drafts} />}
      {known.map((source) => (
        <SourceSection
          key={source.slug}
          source={source}
          now={now}
          mayConfirm={asOf === null && may(actor, "source.confirm-removals")}
        />
      ))}
    </ConsolePage>
  );
}

function headline(known: SourceCoverage[]): string {
  const incomplete = known.filter((source) => !isReadCompletely(source)).length;
  if (incomplete > 0) return `${incomplete} of ${count(known.length, "source")} could not be read completely`;
  return known.length === 1 ? "One source, read completely" : `${count(known.length, "source")}, all read completely`;
}
