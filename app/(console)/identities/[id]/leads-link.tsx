import Link from "next/link";
import type { Route } from "next";
import { count } from "#components/words/count.ts";
import type { ShownTab } from "./shown.ts";
import { pageAddress } from "./tab-link.tsx";

/** In the panel: how far it leads, and the way to how. */
export function LeadsLink({ shown: { head, content, params } }: { shown: ShownTab<"leads"> }) {
  const { escalations, chains, more, unread } = content.leads;
  const ways = escalations.length + chains.length + more.escalations + more.chains;
  return (
    <p className="py-2.5 text-sm text-ink-2">
      {ways === 0
        ? "No way further was seen."
        : `${unread.length > 0 ? "At least " : ""}${count(ways, "way leads", "ways lead")} further.`}{" "}
      <Link href={pageAddress(head.row.id, params.asof, { tab: "leads" }) as Route} className="inline-flex min-h-6">
        Which, and how to close them
      </Link>
    </p>
  );
}
