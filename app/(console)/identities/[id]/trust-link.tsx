import Link from "next/link";
import type { Route } from "next";
import type { ShownTab } from "./shown.ts";
import { pageAddress } from "./tab-link.tsx";

/** In the panel: how many can become it, and the way to who they are. */
export function TrustLink({ shown: { head, content, params } }: { shown: ShownTab<"trust"> }) {
  const { entrants, moreEntrants, unread } = content.trust;
  const open = entrants.filter(({ answer }) => answer !== "no").length;
  const least = unread.length > 0 || moreEntrants > 0 ? "At least " : "";
  return (
    <p className="py-2.5 text-sm text-ink-2">
      {open === 0 ? "Nobody was seen who can become it." : `${least}${open} can or may become it.`}{" "}
      <Link href={pageAddress(head.row.id, params.asof, { tab: "trust" }) as Route} className="inline-flex min-h-6">
        Who, and on which conditions
      </Link>
    </p>
  );
}
