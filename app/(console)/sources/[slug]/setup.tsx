import { manifestOf } from "#collectors/manifests.ts";
import { Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { count } from "#components/words/count.ts";
import { describeSchedule } from "#lib/domain/schedule/describe-schedule.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";

/** How a source is reached and when it is read. */
export function Setup({ setup, workers, now }: { setup: SourceSetup; workers: number; now: Date }) {
  const live = setup.settings ? manifestOf(setup.system).live : undefined;
  const { settings } = setup;
  if (setup.state === "draft") return <p className="lede mt-3">Not connected yet: nothing is read by schedule.</p>;
  if (!live || !settings) {
    return (
      <p className="lede mt-3">
        {setup.sample ? (
          "Part of the sample organization, made up to look around in. Nothing is read by schedule."
        ) : (
          <>
            Collected from directories on the command line: read whenever somebody runs <code>rollcall collect</code>.
          </>
        )}
      </p>
    );
  }
  const connection = live.connections.find(({ id }) => id === settings.connection);
  const address = connection?.fields.find(({ required, secret }) => required && !secret);
  const optional = live.permissions.filter(({ id }) => !settings.permissions.includes(id));
  return (
    <>
      <dl className="facts mt-5">
        <dt>Reached</dt>
        <dd className="[overflow-wrap:anywhere]">
          {connection?.label}
          {address && settings.fields[address.name] !== undefined && (
            <>
              {": "}
              <Sentence text={String(settings.fields[address.name])} />
            </>
          )}
        </dd>
        <dt>Credential</dt>
        <dd>
          {setup.credentialSetAt ? (
            <>
              sealed <RelativeTime at={setup.credentialSetAt} now={now} />; only a worker can open it
            </>
          ) : connection?.fields.some(({ secret }) => secret) ? (
            "none is stored"
          ) : (
            "none is stored: it comes from the worker’s surroundings"
          )}
        </dd>
        <dt>Rights</dt>
        <dd>
          {count(settings.permissions.length, "right")} asked for
          {optional.length > 0 && `, ${optional.length} left out`}
        </dd>
        <dt>Read</dt>
        <dd>
          <When setup={setup} now={now} />
        </dd>
      </dl>
      <Warnings setup={setup} workers={workers} />
    </>
  );
}

function When({ setup, now }: { setup: SourceSetup; now: Date }) {
  if (setup.state === "paused") return "paused: not read until somebody resumes";
  if (!setup.schedule) return "only when asked for";
  return (
    <>
      {describeSchedule(setup.schedule)}
      {setup.nextRunAt && (
        <>
          , next <RelativeTime at={setup.nextRunAt} now={now} />
        </>
      )}
    </>
  );
}

function Warnings({ setup, workers }: { setup: SourceSetup; workers: number }) {
  const switches = manifestOf(setup.system)
    .live?.connections.find(({ id }) => id === setup.settings?.connection)
    ?.fields.filter(
      ({ name, kind, dangerous }) => kind === "switch" && dangerous && setup.settings?.fields[name] === true,
    );
  const sentences = [
    ...(workers === 0 ? ["No worker is running, so nothing is read."] : []),
    ...(switches ?? []).map(({ label, help }) => `${label}. ${help}`),
  ];
  if (sentences.length === 0) return null;
  return (
    <ul className="mt-4 space-y-1 border-l-2 border-medium pl-3 text-sm">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
