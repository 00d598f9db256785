import { Pause, Play, RotateCw, Square } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { describeSchedule } from "#lib/domain/schedule/describe-schedule.ts";
import { defaultSchedule } from "#lib/domain/schedule/schedule.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";
import { cancelSource, collectSource, pauseReading, resumeReading } from "../control-actions.ts";
import type { Allowed } from "./load.ts";
import { RemoveSource } from "./remove-source.tsx";
import { ScheduleForm } from "./schedule-form.tsx";

interface ControlsProps {
  setup: SourceSetup;
  underWay: boolean;
  allowed: Allowed;
}

/** What can be done to a source: read it now, stop, pause, change, remove. */
export function Controls({ setup, underWay, allowed }: ControlsProps) {
  if (setup.sample) return null;
  const live = setup.settings !== null;
  return (
    <div className="mt-5 flex flex-wrap items-start gap-2">
      {allowed.control && live && setup.state !== "draft" && (
        <>
          {underWay ? (
            <Deed
              slug={setup.slug}
              action={cancelSource}
              busy="Stopping…"
              icon={<Square className="icon" aria-hidden />}
            >
              Stop
            </Deed>
          ) : (
            <Deed
              slug={setup.slug}
              action={collectSource}
              busy="Asking…"
              className="btn primary"
              icon={<RotateCw className="icon" aria-hidden />}
            >
              Collect now
            </Deed>
          )}
          {setup.state === "active" ? (
            <Deed slug={setup.slug} action={pauseReading} busy="Pausing…" icon={<Pause className="icon" aria-hidden />}>
              Pause
            </Deed>
          ) : (
            <Deed
              slug={setup.slug}
              action={resumeReading}
              busy="Resuming…"
              icon={<Play className="icon" aria-hidden />}
            >
              Resume
            </Deed>
          )}
          <ScheduleForm
            slug={setup.slug}
            schedule={setup.schedule}
            now={setup.schedule && describeSchedule(setup.schedule)}
            usual={defaultSchedule(setup.slug)}
            usualWords={describeSchedule(defaultSchedule(setup.slug))}
          />
        </>
      )}
      {allowed.connect && live && (
        <Link href={`/connect/${setup.slug}/${setup.state === "draft" ? "" : "test"}` as Route} className="btn">
          {setup.state === "draft" ? "Go on connecting" : "Connection and rights"}
        </Link>
      )}
      {allowed.remove && <RemoveSource slug={setup.slug} draft={setup.state === "draft"} />}
    </div>
  );
}

interface DeedProps {
  slug: string;
  action: (refusal: string, form: FormData) => Promise<string>;
  busy: string;
  icon: ReactNode;
  className?: string;
  children: ReactNode;
}

function Deed({ slug, action, busy, icon, className = "btn", children }: DeedProps) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="slug" value={slug} />
      <Submit className={className} busy={busy}>
        {icon}
        {children}
      </Submit>
    </ActionForm>
  );
}
