import type { Metadata, Route } from "next";
import Link from "next/link";
import { FocusOnChange } from "#components/focus-on-change.tsx";
import { KeepFresh } from "#components/keep-fresh.tsx";
import { Sentence } from "#components/name.tsx";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { readWorkers } from "#lib/service/source-activity.ts";
import { testAgain } from "../../actions.ts";
import { context } from "../../../request.ts";
import { loadConnecting } from "../load.ts";
import { StepPage } from "../step-page.tsx";
import { CheckTable } from "./check-table.tsx";
import { ConnectionForm } from "./connection-form.tsx";
import { Remarks } from "./remarks.tsx";
import { verdictOf } from "./verdict.ts";

export const metadata: Metadata = { title: "Test the connection" };

export default async function TestPage({ params }: PageProps<"/connect/[slug]/test">) {
  const connecting = await loadConnecting(params);
  const { setup, live, test } = connecting;
  const workers = await readWorkers(await context());
  const chosen = setup.settings?.permissions ?? [];
  const verdict = verdictOf(setup.slug, live.permissions, chosen, test, workers);
  const running = test?.status === "queued" || test?.status === "running";
  return (
    <StepPage step="test" connecting={connecting}>
      {running && <KeepFresh />}
      <FocusOnChange of={`${test?.id} ${running}`}>
        <h1 className="max-w-[44ch]">
          <Sentence text={verdict.title} />
        </h1>
        <p className="lede mt-3">
          <Sentence text={verdict.lede} />
        </p>
      </FocusOnChange>
      {test && !running && (
        <ActionForm action={testAgain} className="mt-5 flex flex-wrap gap-2" label="After the test">
          <input type="hidden" name="slug" value={setup.slug} />
          {verdict.goOn && (
            <Link href={`/connect/${setup.slug}/first` as Route} className="btn primary">
              {verdict.goOn}
            </Link>
          )}
          <Submit className="btn" busy="Asking…">
            Test again
          </Submit>
          <Link href="/sources" className="btn quiet">
            Finish later
          </Link>
        </ActionForm>
      )}
      {test && <Remarks test={test} />}
      {test && test.status !== "failed" && <CheckTable rights={live.permissions} chosen={chosen} test={test} />}
      <ConnectionForm setup={setup} connections={live.connections} folded={test !== null && test.status !== "failed"} />
    </StepPage>
  );
}
