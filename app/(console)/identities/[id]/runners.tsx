import type { Route } from "next";
import Link from "next/link";
import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { HostedRunner, RunnerHost } from "#lib/domain/inventory/runner-view.ts";
import type { ShownTab } from "./shown.ts";
import { pageAddress } from "./tab-link.tsx";

type Shown = ShownTab<"overview">;

/** Where a runner of GitHub runs, or which of them run as an account; nothing for all others. */
export function Runners({ shown }: { shown: Shown }) {
  const view = shown.content.runners;
  if (!view) return null;
  return view.of === "runner" ? (
    <Section id="runs-on" title="Runs on" aside={view.hosts.length > 1 && "one of these"}>
      {view.hosts.length === 0 ? (
        <p className="py-2.5 text-sm text-pretty text-ink-2">
          <b className="font-[560] text-ink">Host unknown.</b> {view.unknown}
        </p>
      ) : (
        <ul>
          {view.hosts.map((host) => (
            <Host key={`${host.cluster} ${host.namespace} ${host.kind} ${host.set}`} host={host} shown={shown} />
          ))}
        </ul>
      )}
    </Section>
  ) : (
    <Section
      id="github-runners"
      title="GitHub runners run as it"
      aside={view.runners.length > 0 && count(view.runners.length, "runner")}
    >
      <ul>
        {view.runners.map((runner) => (
          <Hosted key={`${runner.place} ${runner.name} ${runner.set}`} runner={runner} shown={shown} />
        ))}
      </ul>
      {(view.unknown ?? (view.runners.length === 0 ? NO_RUNNER : null)) && (
        <p className="py-2.5 text-sm text-pretty text-ink-2">{view.unknown ?? NO_RUNNER}</p>
      )}
    </Section>
  );
}

const NO_RUNNER = "None is registered now: such runners come with a job and go with it.";

function Host({ host, shown }: { host: RunnerHost; shown: Shown }) {
  return (
    <li className="border-b border-rule py-2 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        service account{" "}
        <Page id={host.accountId} shown={shown}>
          <Name text={`${host.namespace}/${host.account}`} max={64} />
        </Page>{" "}
        in cluster <Name text={host.cluster} max={40} />, by {host.kind} <Name text={host.set} max={48} />
      </p>
      <Because text={host.because} />
    </li>
  );
}

function Hosted({ runner, shown }: { runner: HostedRunner; shown: Shown }) {
  return (
    <li className="border-b border-rule py-2 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <Page id={runner.id} shown={shown}>
          <Name text={runner.name} max={64} />
        </Page>{" "}
        of <Name text={runner.place} max={64} />
      </p>
      <Because text={runner.because} />
    </li>
  );
}

function Page({ id, shown, children }: { id: string | null; shown: Shown; children: React.ReactNode }) {
  if (id === null) return children;
  return (
    <Link href={pageAddress(id, shown.params.asof, { tab: "overview" }) as Route} className="inline-flex min-h-6">
      {children}
    </Link>
  );
}

function Because({ text }: { text: string }) {
  return (
    <p className="text-xs text-pretty text-ink-3">
      <Sentence text={text} />
    </p>
  );
}
