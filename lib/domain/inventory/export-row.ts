import type { IdentityRow, LastUsed, RowReach } from "./identity.ts";

/** A value of an exported row; a string never starts a formula once {@link inert} has seen it. */
type Cell = string | number;

/**
 * The columns of an export and what each says, stable ids first. Nothing is left empty that means something: what is not
 * known says `unknown`, what there is not says `none`, and a count of an incomplete read that found nothing is unknown.
 */
export const EXPORT_COLUMNS: readonly { name: string; cell: (row: IdentityRow) => Cell }[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "key", cell: ({ key }) => key },
  { name: "name", cell: ({ name }) => name },
  { name: "system", cell: ({ system }) => system },
  { name: "kind", cell: ({ kind }) => kind },
  { name: "domain", cell: ({ domain }) => domain },
  { name: "container", cell: ({ container }) => container?.key ?? "none" },
  { name: "status", cell: ({ status }) => status },
  { name: "coverage", cell: ({ coverage }) => coverage },
  { name: "owner", cell: ({ owner }) => owner?.owner ?? "none" },
  { name: "owner_because", cell: ({ owner }) => owner?.because ?? "none" },
  { name: "environment", cell: ({ environment }) => environment?.name ?? "unclassified" },
  { name: "environment_because", cell: ({ environment }) => environment?.because ?? "none" },
  { name: "reaches_production", cell: ({ reach }) => reach.verdict },
  { name: "ability", cell: ({ reach }) => reach.ability ?? noChain(reach) },
  { name: "conditional_ability", cell: ({ reach }) => reach.conditionalAbility ?? noChain(reach) },
  { name: "chain_length", cell: ({ reach }) => reach.chainLength ?? noChain(reach) },
  { name: "production_resources", cell: ({ reach }) => (reach.verdict === "unknown" ? "unknown" : reach.resources) },
  { name: "traits", cell: ({ traits }) => traits.join(" ") || "none" },
  { name: "credentials", cell: (row) => counted(row, row.credentials.count) },
  { name: "oldest_credential_at", cell: oldestCredential },
  { name: "expires_at", cell: nextExpiry },
  { name: "last_used_at", cell: ({ lastUsed }) => lastUse(lastUsed) },
  { name: "last_used_note", cell: ({ lastUsed }) => lastUseNote(lastUsed) },
  { name: "last_change_at", cell: (row) => row.lastChangeAt ?? absent(row) },
  { name: "created_at", cell: ({ createdAt }) => createdAt ?? "unknown" },
  { name: "first_seen_at", cell: ({ firstSeenAt }) => firstSeenAt },
  { name: "bindings", cell: (row) => counted(row, row.attachments) },
  { name: "workloads", cell: (row) => counted(row, row.consumers) },
  { name: "human", cell: ({ human }) => String(human) },
  { name: "vendor", cell: ({ vendor }) => String(vendor) },
];

/** What has no chain: it reaches nothing, or nobody can tell. */
function noChain({ verdict }: RowReach): string {
  return verdict === "unknown" ? "unknown" : "none";
}

/** Beside coverage `incomplete` a count is "at least"; nothing found there is no zero. */
function counted({ coverage }: IdentityRow, count: number): Cell {
  return count === 0 && coverage === "incomplete" ? "unknown" : count;
}

function oldestCredential(row: IdentityRow): string {
  if (row.credentials.oldestAt !== null) return row.credentials.oldestAt;
  return row.credentials.count > 0 ? "unknown" : absent(row);
}

function nextExpiry(row: IdentityRow): string {
  if (row.expires === null) return absent(row);
  if ("at" in row.expires) return row.expires.at;
  return "never" in row.expires ? "never" : "unknown";
}

function absent({ coverage }: IdentityRow): string {
  return coverage === "incomplete" ? "unknown" : "none";
}

function lastUse(lastUsed: LastUsed): string {
  if ("unknown" in lastUsed) return "unknown";
  if ("never" in lastUsed) return "never";
  // A day that is known without its hour is written without one.
  return lastUsed.day ? lastUsed.at.slice(0, 10) : lastUsed.at;
}

function lastUseNote(lastUsed: LastUsed): string {
  if ("unknown" in lastUsed) return lastUsed.unknown;
  if ("never" in lastUsed) return `not once since ${lastUsed.since}`;
  if (lastUsed.derived) return "derived from what ran and names it, at least then";
  return lastUsed.atLeast ? "at least then" : "observed";
}

const STARTS_FORMULA = /^[=+\-@]/;
/** What spreadsheets trim before they look for a formula. */
const TRIMMED = /^[\s\p{Cc}\p{Cf}]+/u;
/** Where a program that takes another separator than ours would start a cell of its own. */
const INNER_START = /([;\t\r\n])([\s\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu;

/**
 * Text that no spreadsheet runs: an apostrophe stands before whatever could start a formula. Quotes alone do not help.
 * Names come from attackers.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function inert(text: string): string {
  const start = text.replace(TRIMMED, "");
  const led = text.startsWith("\t") || text.startsWith("\r");
  // Full-width and small forms are read like the characters they look like.
  const formula = STARTS_FORMULA.test(start.slice(0, 2).normalize("NFKC"));
  const safe = text.replace(INNER_START, "$1$2'");
  return led || formula ? `'${safe}` : safe;
}
