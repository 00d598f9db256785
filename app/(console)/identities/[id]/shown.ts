import type { IdentityContent, IdentityHead, ShownContent } from "#lib/domain/inventory/view.ts";
import type { IdentityParams } from "./search-params.ts";

/** What the parts of a page or panel are given: the identity, one tab of it, and when it is looked at. */
export interface Shown<Content extends ShownContent = ShownContent> {
  head: IdentityHead;
  content: Content;
  now: Date;
  /** Only what an address can say; the panel has no lists of its own to show whole. */
  params: Pick<IdentityParams, "asof" | "show">;
}

/** Of one tab. */
export type ShownTab<Tab extends IdentityContent["tab"]> = Shown<Extract<IdentityContent, { tab: Tab }>>;
