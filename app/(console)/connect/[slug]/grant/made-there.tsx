import type { LiveManifest, Registration } from "#collectors/types.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";
import { RegistrationForm } from "./registration-form.tsx";

interface MadeThereProps {
  setup: SourceSetup;
  live: LiveManifest;
  registration: Registration;
}

/** The short way: GitHub makes the App from what was chosen, and a worker fetches its key. */
export function MadeThere({ setup, live, registration }: MadeThereProps) {
  const { connection, fields } = registration;
  const declared = live.connections.find(({ id }) => id === connection)?.fields ?? [];
  return (
    <section aria-labelledby="made-there" className="mt-8">
      <div className="sec-head">
        <h2 id="made-there">Let GitHub make the App</h2>
      </div>
      <p className="mt-3 max-w-[72ch] text-sm text-pretty text-ink-2">
        GitHub makes an App with exactly these permissions and hands its key to a worker, which seals it. Nobody copies
        an id or a key. The ways below do the same by hand.
      </p>
      <RegistrationForm
        slug={setup.slug}
        fields={declared.filter(({ name }) => fields.includes(name))}
        known={setup.settings?.fields ?? {}}
      />
    </section>
  );
}
