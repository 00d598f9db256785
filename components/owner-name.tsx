import type { OwnerEvidence } from "#lib/domain/inventory/identity.ts";
import { Name } from "./name.tsx";
import { Tip } from "./ui/tip.tsx";

/** Who owns it, as far as the evidence goes; the evidence shows on hover and focus. */
export function OwnerName({ owner, max = 24 }: { owner: OwnerEvidence | null; max?: number }) {
  if (!owner) return <NoOwner />;
  return (
    <Tip text={owner.because}>
      <Name text={owner.owner} max={max} />
    </Tip>
  );
}

export function NoOwner() {
  return <span className="glyph no-owner">No owner</span>;
}
