import Link from "next/link";
import { CopyId } from "#components/copy-id.tsx";
import { Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { STATUS_MEANS } from "#components/status-tag.tsx";
import type { IdentityStatus } from "#lib/domain/inventory/identity.ts";
import type { IdentityHead } from "#lib/domain/inventory/view.ts";
import { at } from "../../search-params.ts";

/** What to do about an identity that is not simply there. */
const WHAT_TO_DO: Record<Exclude<IdentityStatus, "live">, string> = {
  implied: "To leave it without rights, take away what gives them to it: it cannot be deleted for good.",
  missing: "Delete what names it. Until then, whoever makes an identity of this name has its rights at once.",
  referenced: "Ask where such identities are kept: this system only knows the name.",
};

/** How it stands where that is not simply “there”: gone, only named, another before it; each with the way on. */
export function Standing({ head, now, asOf }: { head: IdentityHead; now: Date; asOf: Date | null }) {
  const { row, present, goneAt, namesakes, caveats, formerKeys } = head;
  return (
    <div className="mt-3 flex flex-col gap-2 text-pretty text-ink-2 empty:hidden">
      {!present && goneAt && (
        <p>
          It is shown as it was last known, before the read of <RelativeTime at={goneAt} now={now} />.
        </p>
      )}
      {present && row.status !== "live" && (
        <p>
          {STATUS_MEANS[row.status]} {WHAT_TO_DO[row.status]}
        </p>
      )}
      {namesakes.map(({ id, when }) => (
        <p key={id}>
          {when === "before"
            ? "Another had this key before it: rights given to the name passed over, and its history did not."
            : "Another has this key since."}{" "}
          <Link href={at(`/identities/${id}`, asOf)} prefetch={false}>
            {when === "before" ? "Open the one it replaced" : "Open the one that replaced it"}
          </Link>
        </p>
      ))}
      {caveats.map((caveat) => (
        <p key={caveat} className="max-w-[68ch] text-sm">
          <Sentence text={caveat} />
        </p>
      ))}
      {formerKeys.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
          Formerly
          {formerKeys.map((key) => (
            <CopyId key={key} id={key} max={72} label="Copy the former key" />
          ))}
        </p>
      )}
    </div>
  );
}
