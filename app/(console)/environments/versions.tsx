import type { Route } from "next";
import Link from "next/link";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { Environments } from "#lib/service/environments.ts";
import { environmentsAddress } from "./search-params.ts";

interface VersionsProps {
  versions: Environments["versions"];
  /** The newest. */
  version: number;
  now: Date;
  mayEdit: boolean;
}

/** Who edited the rules and when; old ones can be tried out and saved again. */
export function Versions({ versions, version, now, mayEdit }: VersionsProps) {
  return (
    <Section id="versions" title="Versions" aside="Every edit is kept">
      <ul>
        {versions.map(({ version: one, rules, createdBy, createdAt }) => (
          <li
            key={one}
            className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-rule py-1 text-sm"
          >
            <span className="w-24 tabular-nums">Version {one}</span>
            <span className="text-ink-2">
              {count(rules, "rule")}, by <Name text={createdBy} max={40} />,{" "}
              <RelativeTime at={createdAt.toISOString()} now={now} />
            </span>
            {one === version ? (
              <span className="tag ms-auto">holds now</span>
            ) : (
              mayEdit && (
                <Link
                  href={`${environmentsAddress("/environments", { from: one })}#rules` as Route}
                  className="no-print ms-auto inline-flex min-h-6 items-center"
                >
                  Use these again
                </Link>
              )
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
