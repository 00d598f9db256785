import type { Metadata } from "next";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { saveRights } from "../../actions.ts";
import { loadConnecting } from "../load.ts";
import { StepPage } from "../step-page.tsx";
import { RightsTable } from "./rights-table.tsx";

export const metadata: Metadata = { title: "What we read" };

export default async function ReadPage({ params }: PageProps<"/connect/[slug]/read">) {
  const connecting = await loadConnecting(params);
  const { setup, live } = connecting;
  const chosen =
    setup.settings?.permissions ?? live.permissions.filter(({ need }) => need !== "optional").map(({ id }) => id);
  return (
    <StepPage step="read" connecting={connecting}>
      <h1 className="max-w-[40ch]">What we read, and what we never read</h1>
      <p className="lede mt-3">
        Each right with what it is for and what is lost without it. All of them read; none writes. What you leave out is
        shown as switched off wherever it would have counted, never as “nothing there”.
      </p>
      <ActionForm action={saveRights} className="mt-7" label="Rights">
        <input type="hidden" name="slug" value={setup.slug} />
        <RightsTable rights={live.permissions} chosen={new Set(chosen)} />
        <section aria-labelledby="never" className="mt-9">
          <div className="sec-head">
            <h2 id="never">Never read</h2>
          </div>
          <ul className="mt-3 max-w-[72ch] list-disc space-y-1 pl-5 text-sm text-ink-2">
            {live.neverRead.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <div className="mt-8 flex gap-2">
          <Submit busy="Saving…">Continue</Submit>
        </div>
      </ActionForm>
    </StepPage>
  );
}
