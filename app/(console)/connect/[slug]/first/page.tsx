import type { Metadata, Route } from "next";
import Link from "next/link";
import { KeepFresh } from "#components/keep-fresh.tsx";
import { Sentence } from "#components/name.tsx";
import { RunningCollection } from "#components/running-collection.tsx";
import { describeSchedule } from "#lib/domain/schedule/describe-schedule.ts";
import { readSourceActivity } from "#lib/service/source-activity.ts";
import { sampleIsShown } from "#lib/service/sample.ts";
import { context } from "../../../request.ts";
import { loadConnecting } from "../load.ts";
import { StepPage } from "../step-page.tsx";
import { FirstResult } from "./first-result.tsx";
import { StartForm } from "./start-form.tsx";

export const metadata: Metadata = { title: "First collection" };

export default async function FirstPage({ params }: PageProps<"/connect/[slug]/first">) {
  const connecting = await loadConnecting(params);
  const { setup, now } = connecting;
  const ctx = await context();
  if (setup.state === "draft") {
    return (
      <StepPage step="first" connecting={connecting}>
        <StartForm setup={setup} tested={connecting.test?.status === "done"} sample={await sampleIsShown(ctx)} />
      </StepPage>
    );
  }
  const { running, waitingUntil, collections, workers } = await readSourceActivity(ctx, setup);
  const ended = collections[0];
  const waiting = !running && (setup.requestedAt !== null || !ended);
  return (
    <StepPage step="first" connecting={connecting}>
      {running || waiting ? (
        <>
          <KeepFresh />
          <h1 className="max-w-[40ch]">
            {running
              ? `Reading ${setup.slug}${ended ? "" : " for the first time"}`
              : ended
                ? "It could not be read yet"
                : "About to be read"}
          </h1>
          {!running && ended?.error && (
            <p className="lede mt-3">
              <Sentence text={ended.error} />
            </p>
          )}
          <p className="lede mt-3">
            You can leave this page; the collection goes on.{" "}
            {setup.schedule && `After this one it is read ${describeSchedule(setup.schedule)}.`}
          </p>
          <RunningCollection running={running} waitingUntil={waitingUntil} workers={workers} now={now} />
        </>
      ) : (
        ended && <FirstResult slug={setup.slug} collection={ended} />
      )}
      <p className="mt-8">
        <Link href={`/sources/${setup.slug}` as Route} className="btn">
          Open the page of {setup.slug}
        </Link>
      </p>
    </StepPage>
  );
}
