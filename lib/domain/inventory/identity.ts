import type { Ability } from "../reach/ability.ts";
import type { ReachWord } from "../reach/words.ts";

/**
 * What an inventory row stands on.
 *
 * - `live`: a complete or partial read showed it
 * - `implied`: the system makes it by itself (a namespace's `default` account) and something uses it
 * - `missing`: something names it, and a complete read of its kind does not contain it
 * - `referenced`: something names it, and no read could show it (users and groups of a cluster)
 */
export const IDENTITY_STATUSES = ["live", "implied", "missing", "referenced"] as const;

export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

/** Why we think a team owns an identity. Evidence, not a claim: nobody confirmed it. */
export interface OwnerEvidence {
  owner: string;
  /** `label team=payments on the service account` */
  because: string;
}

/**
 * When it was last used. "Never" and "we cannot know" do not share a value.
 * `day`: the system notes the day only; `at` is its beginning. `atLeast`: not every way to use it is observed, so it may
 * have been used later. `derived`: nobody reported it; what names it ran then. `since`: how far back use would have been noted.
 */
export type LastUsed =
  { at: string; day?: true; atLeast?: true; derived?: true } | { never: true; since: string } | { unknown: string };

/** When something ends by itself. */
export type Expiry = { at: string } | { never: true } | { unknown: string };

/** Whether production is reached from it, as the graph of all sources says. */
export interface RowReach {
  verdict: ReachWord;
  /** The strongest of what is as sure as the verdict; null with *no* and *unknown*. */
  ability: Ability | null;
  /** The strongest under conditions, where that is stronger. */
  conditionalAbility: Ability | null;
  /** Steps of the shortest chain for the ability. */
  chainLength: number | null;
  /** Production resources reached. */
  resources: number;
  /** Key of where that chain goes first. */
  next: string | null;
}

/** One line of the inventory. Times are ISO 8601 UTC. */
export interface IdentityRow {
  /** Uuid of the incarnation; stands in page addresses. */
  id: string;
  /** `kubernetes:prod-eu:serviceaccount:payments/ci` */
  key: string;
  system: string;
  kind: string;
  name: string;
  /** Slug of the trust domain: the cluster. */
  domain: string;
  /** Alias and name of what it lives in (the namespace), if anything. */
  container: { key: string; name: string } | null;
  status: IdentityStatus;
  human: boolean;
  vendor: boolean;
  /** Null is "no owner". */
  owner: OwnerEvidence | null;
  /** Null is "unclassified". */
  environment: { name: string; because: string } | null;
  /** What it is beside its kind, in words of its system: `write-deploy-key`. */
  traits: string[];
  credentials: { count: number; oldestAt: string | null };
  /** When the first of its credentials ends; null: it has none. */
  expires: Expiry | null;
  attachments: number;
  consumers: number;
  reach: RowReach;
  /** When it was made at the source; null: the source does not say. */
  createdAt: string | null;
  lastUsed: LastUsed;
  /** Null: nothing changed since its baseline. */
  lastChangeAt: string | null;
  firstSeenAt: string;
  /** Coverage of what this row is made of: worst of its source's slices. */
  coverage: "complete" | "incomplete";
}
