import type { IdentityStatus } from "#lib/domain/inventory/identity.ts";

/** What each status but “live” means, in a sentence. */
export const STATUS_MEANS: Record<Exclude<IdentityStatus, "live">, string> = {
  implied: "No document defines it. The system makes it by itself, and something uses it.",
  missing: "Something names it, and a complete read shows that it does not exist.",
  referenced: "Something names it. No read could show whether it exists.",
};

/** Says when an identity is not simply there. */
export function StatusTag({ status }: { status: IdentityStatus }) {
  if (status === "live") return null;
  return (
    <span className="tag" data-tip={STATUS_MEANS[status]} tabIndex={0}>
      {status}
    </span>
  );
}
