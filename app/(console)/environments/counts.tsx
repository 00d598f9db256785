import type { Route } from "next";
import Link from "next/link";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { number } from "#components/words/count.ts";
import type { Environments } from "#lib/service/environments.ts";
import { environmentsAddress } from "./search-params.ts";

/** How many resources each environment has. */
export function Counts({ counts }: { counts: Environments["counts"] }) {
  return (
    <ul aria-label="Resources by environment" className="mt-5 mb-9 flex flex-wrap gap-x-8 gap-y-2">
      {counts.slice(0, 12).map(({ environment, count }) => (
        <li key={environment}>
          <Link
            href={`${environmentsAddress("/environments", { environment })}#resources` as Route}
            className="inline-flex min-h-6 items-center gap-2 no-underline hover:underline"
          >
            <EnvironmentBadge name={environment} />
            <span className="tabular-nums">{number(count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
