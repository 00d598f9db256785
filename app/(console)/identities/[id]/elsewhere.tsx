import Link from "next/link";
import type { Route } from "next";
import type { ElsewhereContent } from "#lib/domain/inventory/view.ts";
import type { Shown } from "./shown.ts";
import { pageAddress } from "./tab-link.tsx";

/** In the panel: what a tab comes to, and the way to all of it. */
export function Elsewhere({ shown: { head, content, params } }: { shown: Shown<ElsewhereContent> }) {
  return (
    <p className="py-2.5 text-sm text-ink-2">
      {content.said}{" "}
      <Link href={pageAddress(head.row.id, params.asof, content) as Route} className="inline-flex min-h-6">
        {content.way}
      </Link>
    </p>
  );
}
