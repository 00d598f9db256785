import type { Route } from "next";
import Link from "next/link";
import { Name } from "#components/name.tsx";
import { systemLabel } from "#components/systems.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";

/** Sources that somebody began to connect: nothing is read of them yet. */
export function Drafts({ drafts }: { drafts: SourceSetup[] }) {
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts" className="mt-7">
      <h2 id="drafts" className="font-sans text-sm font-[620] tracking-normal">
        Not connected yet
      </h2>
      <ul className="mt-1">
        {drafts.map(({ slug, system }) => (
          <li key={slug} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2 text-sm">
            <span className="min-w-0 flex-1">
              <Name text={slug} /> <span className="text-ink-3">{systemLabel(system)}</span>
            </span>
            <Link href={`/connect/${slug}` as Route} className="btn sm">
              Go on connecting<span className="sr-only"> {slug}</span>
            </Link>
            <Link href={`/sources/${slug}` as Route} className="text-xs">
              Details<span className="sr-only"> of {slug}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
