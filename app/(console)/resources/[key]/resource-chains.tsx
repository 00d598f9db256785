import Link from "next/link";
import type { Route } from "next";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import type { PathsView } from "#lib/domain/reach/views/path-view.ts";
import { PathList } from "../../path-list.tsx";
import { resourceAddress } from "./search-params.ts";

/** How one identity gets here. */
export function ResourceChains({ chains: { from, to, paths }, page }: { chains: PathsView; page: number }) {
  const back = resourceAddress(`/resources/${encodeURIComponent(to?.key ?? "")}`, { page });
  return (
    <Section
      id="chains"
      title="How it is reached"
      aside={
        <Link href={back as Route} className="inline-flex min-h-6 items-center">
          Close the chains
        </Link>
      }
    >
      <p className="py-2 text-sm text-ink-2">
        By <Name text={from.name} max={56} />, the surest and shortest first.
      </p>
      {paths.length === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">No chain of it leads here, and nothing unread could be one.</p>
      ) : (
        <PathList paths={paths} />
      )}
    </Section>
  );
}
