import { CoverageMark } from "#components/coverage-mark.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, list } from "#components/words/count.ts";
import type { RegionRead } from "#lib/domain/systems/aws/accounts/account-view.ts";
import type { ShownAccount } from "./shown.ts";

/** How far each part of it was read: what was not, with its reason; the rest in a line. */
export function Coverage({ view: { regions } }: ShownAccount) {
  const read = regions.filter(({ parts }) => parts.every(({ status }) => isWhole(status)));
  const inRegions = regions.filter(({ region }) => region !== null).length;
  const open = regions.filter((region) => !read.includes(region));
  return (
    <Section id="coverage" title="What was read" aside={inRegions > 0 && count(inRegions, "region")}>
      {regions.length === 0 && <p className="py-2.5 text-sm text-ink-2">No part of this account was reached yet.</p>}
      {open.map((region) => (
        <Region key={region.region} region={region} />
      ))}
      {read.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 py-2.5 text-sm text-ink-2">
          <CoverageMark status="complete" />
          <span>{list(read.map(({ region }) => region ?? "what has no region"))}</span>
        </p>
      )}
    </Section>
  );
}

function isWhole(status: string): boolean {
  return status === "complete" || status === "carried";
}

function Region({ region: { region, parts } }: { region: RegionRead }) {
  const whole = parts.filter(({ status }) => isWhole(status));
  return (
    <div className="border-b border-rule py-2.5 text-sm">
      <h3 className="font-medium">{region === null ? "What has no region" : <Name text={region} max={32} />}</h3>
      <ul>
        {parts
          .filter(({ status }) => !isWhole(status))
          .map(({ label, status, reason }) => (
            <li key={label} className="flex flex-wrap gap-x-3 py-1">
              <span className="min-w-44">{label}</span>
              <CoverageMark status={status} />
              {reason !== null && (
                <span className="basis-full text-xs text-pretty text-ink-2">
                  <Sentence text={reason} />
                </span>
              )}
            </li>
          ))}
      </ul>
      {whole.length > 0 && (
        <p className="text-xs text-pretty text-ink-3">Read: {list(whole.map(({ label }) => label))}.</p>
      )}
    </div>
  );
}
