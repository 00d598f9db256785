import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { FocusOnChange } from "#components/focus-on-change.tsx";
import { KeepFresh } from "#components/keep-fresh.tsx";
import { Sentence } from "#components/name.tsx";
import { requireSession } from "#lib/server/context.ts";
import { ownOrigin } from "#lib/server/own-origin.ts";
import { rememberedState } from "#lib/server/registration-state.ts";
import { readSourceRegistration, registrationForm } from "#lib/service/registration.ts";
import { readWorkers } from "#lib/service/source-activity.ts";
import { loadConnecting } from "../load.ts";
import { StepPage } from "../step-page.tsx";
import { InstallIt } from "./install-it.tsx";
import { PostToSystem } from "./post-to-system.tsx";
import { appPath, loadAppParams } from "./search-params.ts";
import { mayPost, wordsOf } from "./words.ts";

export const metadata: Metadata = { title: "Create a GitHub App" };

export default async function AppPage({ params, searchParams }: PageProps<"/connect/[slug]/app">) {
  const connecting = await loadConnecting(params);
  const { setup, live } = connecting;
  if (!live.registration) notFound();
  const session = await requireSession();
  const { at, refused } = await loadAppParams(searchParams);
  const registration = await readSourceRegistration(session, setup.slug);
  const back = `/connect/${setup.slug}/grant` as Route;
  if (!registration && !refused) redirect(back);
  const state = await rememberedState();
  const fields = registration?.fields ?? {};
  const form =
    registration &&
    registrationForm(setup, registration, {
      returnTo: `${await ownOrigin()}${appPath(setup.slug)}/created`,
      state: state ?? "",
    });
  const host = form ? new URL(form.action).host : "";
  const situation = {
    ...{ registration, refused, host, knowsState: state !== null },
    organization: String(fields["organization"] ?? ""),
    rights: setup.settings?.permissions.length ?? 0,
    workers: await readWorkers(session),
  };
  const posts = form !== null && mayPost(situation);
  // The policy of this document allows the host its address names; it has to be that of the source, and no other.
  if (at !== (posts ? host : null)) redirect(appPath(setup.slug, { at: posts ? host : null, refused }) as Route);
  const { title, lede } = wordsOf(situation);
  const running = registration?.status === "queued" || registration?.status === "exchanging";
  return (
    <StepPage step="grant" connecting={connecting}>
      {running && <KeepFresh />}
      <FocusOnChange of={`${registration?.id} ${registration?.status}`}>
        <h1 className="max-w-[44ch]">
          <Sentence text={title} />
        </h1>
        <p className="lede mt-3">
          <Sentence text={lede} />
        </p>
      </FocusOnChange>
      {posts && form && <PostToSystem form={form} host={host} organization={situation.organization} back={back} />}
      {registration?.status === "done" && (
        <InstallIt slug={setup.slug} installAt={live.registration.installAt(fields, registration.made ?? "")} />
      )}
      {!posts && !running && registration?.status !== "done" && (
        <p className="mt-6">
          <a href={back} className="btn primary">
            Begin again
          </a>
        </p>
      )}
    </StepPage>
  );
}
