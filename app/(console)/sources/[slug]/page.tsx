import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { createLoader } from "nuqs/server";
import Link from "next/link";
import { Breadcrumb } from "#components/breadcrumb.tsx";
import { KeepFresh } from "#components/keep-fresh.tsx";
import { Name } from "#components/name.tsx";
import { RunningCollection } from "#components/running-collection.tsx";
import { ConsolePage } from "../../console-page.tsx";
import { InvalidNotice } from "../../invalid-notice.tsx";
import { at, consoleParsers, invalidParameters } from "../../search-params.ts";
import { SourceSection } from "../source-section.tsx";
import { Collections } from "./collections.tsx";
import { Controls } from "./controls.tsx";
import { loadSource } from "./load.ts";
import { Parts } from "./parts.tsx";
import { Setup } from "./setup.tsx";

interface PageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<SearchParams>;
}

const load = createLoader(consoleParsers);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await params).slug };
}

export default async function SourcePage({ params, searchParams }: PageProps) {
  const raw = await searchParams;
  const { asof } = load(raw);
  const loaded = await loadSource(params, asof);
  const { setup, coverage, activity, now, asOf, allowed } = loaded;
  const waiting = setup.requestedAt !== null && activity.running === null;
  const underWay = asOf === null && (waiting || activity.running !== null);
  return (
    <ConsolePage asOf={asOf} banner={false}>
      {underWay && <KeepFresh />}
      <InvalidNotice invalid={invalidParameters(raw, consoleParsers)} />
      <Breadcrumb>
        <Link href={at("/sources", asOf)}>Sources</Link>
        <Name text={setup.slug} />
      </Breadcrumb>
      <h1>
        <Name text={setup.slug} />
      </h1>
      {asOf === null && <Setup setup={setup} workers={activity.workers} now={now} />}
      {asOf === null && <Controls setup={setup} underWay={underWay} allowed={allowed} />}
      {underWay && (
        <section aria-labelledby="under-way" className="mt-9">
          <div className="sec-head">
            <h2 id="under-way">Under way</h2>
          </div>
          <RunningCollection
            running={activity.running}
            waitingUntil={activity.waitingUntil}
            workers={activity.workers}
            now={now}
          />
        </section>
      )}
      {coverage && <SourceSection source={coverage} now={now} mayConfirm={asOf === null && allowed.confirm} own />}
      <Parts
        slices={activity.slices}
        total={activity.collections.find(({ status }) => status === "complete")?.total ?? 0}
      />
      <Collections collections={activity.collections} now={now} />
    </ConsolePage>
  );
}
