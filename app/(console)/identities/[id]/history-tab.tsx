import Link from "next/link";
import type { Route } from "next";
import { Section } from "#components/section.tsx";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import { identityAddress } from "./search-params.ts";
import { at } from "../../search-params.ts";
import type { ShownTab } from "./shown.ts";
import { Beginning, Timeline } from "./timeline.tsx";

/** What changed about it, newest first, down to when it was first seen. */
export function HistoryTab({ shown: { head, content, now, params } }: { shown: ShownTab<"history"> }) {
  const { changes, older, baseline } = content;
  const { row, coverage } = head;
  const address = identityAddress(`/identities/${row.id}`, { asof: params.asof, tab: "history", cursor: older });
  return (
    <Section
      id="history"
      title="History"
      aside={
        <Link href={at("/changes", params.asof)} className="no-print inline-flex min-h-6 items-center">
          Changes of everything
        </Link>
      }
    >
      {changes.length === 0 && (
        <p className="py-2.5 text-sm text-ink-2">{nothingChanged(row.coverage, coverage.collection !== null)}</p>
      )}
      <Timeline changes={changes} now={now}>
        {older === null && <Beginning at={row.firstSeenAt} now={now} baseline={baseline} source={coverage.slug} />}
      </Timeline>
      {older !== null && (
        <Link href={address as Route} prefetch={false} className="btn no-print mt-3">
          Show older changes
        </Link>
      )}
    </Section>
  );
}

/** That nothing changed is known only of what was read completely. */
function nothingChanged(read: IdentityRow["coverage"], ever: boolean): string {
  if (!ever) return "It has not been read yet.";
  if (read === "complete") return "Nothing about it has changed since it was first read.";
  return "No change of it was seen since it was first read; not everything about it could be read.";
}
