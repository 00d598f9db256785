"use client";

import { useState } from "react";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { setSchedule } from "../control-actions.ts";
import { Ask, Leave } from "#components/ui/ask.tsx";

interface ScheduleFormProps {
  slug: string;
  schedule: string | null;
  /** The schedule in words; null without one. */
  now: string | null;
  /** What it is when the field is left empty, and the same in words. */
  usual: string;
  usualWords: string;
}

/** When a source is read, as a cron expression. */
export function ScheduleForm({ slug, schedule, now, usual, usualWords }: ScheduleFormProps) {
  const [open, setOpen] = useState(false);
  return (
    <Ask
      open={open}
      onOpenChange={setOpen}
      trigger="Schedule…"
      title={`When is ${slug} read?`}
      description={`A cron expression in UTC: minute, hour, day, month, weekday. Left empty it is read ${usualWords}.`}
    >
      <ActionForm
        action={setSchedule}
        className="mt-4 flex flex-col gap-4"
        label="Schedule"
        onDone={() => setOpen(false)}
      >
        <input type="hidden" name="slug" value={slug} />
        <Field
          label="Schedule"
          name="schedule"
          defaultValue={schedule ?? ""}
          placeholder={usual}
          autoComplete="off"
          spellCheck={false}
          className="h-10 font-mono text-sm"
          help={now ? `Now: ${now}.` : "Now: only when asked for."}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Leave>Leave it</Leave>
          <Submit busy="Saving…">Save</Submit>
        </div>
      </ActionForm>
    </Ask>
  );
}
