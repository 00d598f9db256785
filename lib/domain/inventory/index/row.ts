import { dayOf, spanOf, type AgeFacet } from "../../filter/age.ts";

/** What the index takes of an inventory row; times are milliseconds since 1970. */
export interface ListRow {
  /** Of the version of the row, not of the identity. */
  id: number;
  domain: number;
  system: string;
  kind: string;
  /** The name as it is sorted, and the key as it is searched: both folded. */
  sortName: string;
  searchKey: string;
  owner: string | null;
  /** As the grammar says them, so that every row has one. */
  reaches: string;
  ability: string;
  "chain-length": string;
  environment: string | null;
  status: string;
  /** Parted by spaces, in their order. */
  traits: string;
  human: boolean;
  vendor: boolean;
  credentials: number;
  oldestCredentialAt: number | null;
  nextExpiryAt: number | null;
  endlessCredentials: number;
  createdAt: number | null;
  lastChangeAt: number | null;
  lastUsedAt: number | null;
}

/** What a row has under a key of ages: a day, or why there is none. */
export type AgeKey = number | "unknown" | "none" | "never";

/** The ages of a row. */
export function agesOf(row: ListRow): Record<AgeFacet, AgeKey> {
  const noCredential = row.credentials > 0 ? "unknown" : "none";
  return {
    credential: row.credentials > 0 ? dayOr(row.oldestCredentialAt, "unknown") : "none",
    expires: dayOr(row.nextExpiryAt, row.endlessCredentials > 0 ? "never" : noCredential),
    created: dayOr(row.createdAt, "unknown"),
    changed: dayOr(row.lastChangeAt, "never"),
    "last-used": dayOr(row.lastUsedAt, "unknown"),
  };
}

function dayOr(time: number | null, word: AgeKey): AgeKey {
  return time === null ? word : dayOf(time);
}

/** A value of the grammar, ready to be put to what rows have under a key of ages. */
export function ageTest(facet: AgeFacet, value: string, today: number): (key: AgeKey) => boolean {
  const span = spanOf(value);
  if (!span && facet === "credential" && value === "yes") return (key) => key !== "none";
  if (!span) return (key) => key === value;
  return (key) => {
    if (typeof key !== "number") return false;
    const age = facet === "expires" ? key - today : today - key;
    return span.from <= age && age < span.to;
  };
}
