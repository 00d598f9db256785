import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { describeSchedule } from "#lib/domain/schedule/describe-schedule.ts";
import { defaultSchedule } from "#lib/domain/schedule/schedule.ts";
import { setSchedule } from "../control-actions.ts";
import { Ask, Leave } from "./dialog.tsx";

/** When a source is read, as a cron expression. */
export function ScheduleForm({ slug, schedule }: { slug: string; schedule: string | null }) {
  const usual = defaultSchedule(slug);
  return (
    <Ask
      trigger="Schedule…"
      title={`When is ${slug} read?`}
      description={`A cron expression in UTC: minute, hour, day, month, weekday. Left empty it is read ${describeSchedule(usual)}.`}
    >
      <ActionForm action={setSchedule} className="mt-4 flex flex-col gap-4" label="Schedule">
        <input type="hidden" name="slug" value={slug} />
        <Field
          label="Schedule"
          name="schedule"
          defaultValue={schedule ?? ""}
          placeholder={usual}
          autoComplete="off"
          spellCheck={false}
          className="h-10 font-mono text-sm"
          help={schedule ? `Now: ${describeSchedule(schedule)}.` : "Now: only when asked for."}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Leave>Leave it</Leave>
          <Submit busy="Saving…">Save</Submit>
        </div>
      </ActionForm>
    </Ask>
  );
}
