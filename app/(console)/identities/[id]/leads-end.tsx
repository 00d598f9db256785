import Link from "next/link";
import { Name } from "#components/name.tsx";
import type { LeadsEnd } from "#lib/domain/inventory/leads-view.ts";
import { at } from "../../search-params.ts";

/** Somebody a way leads to, by its page where it has one. */
export function LeadsEndView({ end: { kind, name, id }, asOf }: { end: LeadsEnd; asOf: Date | null }) {
  const what = kind === null ? "" : `${kind} `;
  if (id === null) {
    return (
      <>
        {what}
        <Name text={name} max={56} />
      </>
    );
  }
  return (
    <Link
      href={at(`/identities/${id}`, asOf)}
      prefetch={false}
      className="inline-flex min-h-6 items-center gap-1 [overflow-wrap:anywhere]"
    >
      {what}
      <Name text={name} max={56} />
    </Link>
  );
}
