import type { Route } from "next";
import Link from "next/link";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { SwitchField } from "#components/ui/field.tsx";
import { describeSchedule } from "#lib/domain/schedule/describe-schedule.ts";
import { defaultSchedule } from "#lib/domain/schedule/schedule.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";
import { startCollecting } from "../../actions.ts";

/** The last thing before a source is read: when, and what becomes of the sample. */
export function StartForm({ setup, tested, sample }: { setup: SourceSetup; tested: boolean; sample: boolean }) {
  const schedule = setup.schedule ?? defaultSchedule(setup.slug);
  return (
    <>
      <h1 className="max-w-[40ch]">{tested ? "Ready to be read" : "Not tested yet"}</h1>
      <p className="lede mt-3">
        {tested
          ? `The first collection begins at once. After that, ${setup.slug} is read ${describeSchedule(schedule)}; its page lets you change that.`
          : "Test the connection first, so that the first collection does not end with a surprise."}
      </p>
      {tested ? (
        <ActionForm
          action={startCollecting}
          className="mt-6 flex max-w-[44rem] flex-col gap-5"
          label="First collection"
        >
          <input type="hidden" name="slug" value={setup.slug} />
          {sample && (
            <SwitchField
              name="replaceSample"
              label="Remove the sample organization"
              help="Sample and real never stand side by side. The sample goes with its history and does not come back; what was done to it stays in the audit log."
              required
            />
          )}
          <Submit className="btn primary self-start" busy="Starting…">
            Start the first collection
          </Submit>
        </ActionForm>
      ) : (
        <Link href={`/connect/${setup.slug}/test` as Route} className="btn primary mt-6">
          Test the connection
        </Link>
      )}
    </>
  );
}
