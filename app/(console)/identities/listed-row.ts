import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import type { PickedRow } from "#lib/domain/inventory/selection.ts";
import type { Column } from "./columns.ts";

/** What a line of the list says of an identity. */
export interface ListedRow extends Omit<IdentityRow, "key" | "container" | "environment" | "human" | "vendor"> {
  /** What stands before the name in the key; a key that does not end with its name is there whole. */
  key: { before: string } | { whole: string };
  /** Names without what they are derived from, which no line says. */
  container: string | null;
  environment: string | null;
}

type Field = keyof ListedRow;

/** What every line says, whatever its columns are. */
const ALWAYS: readonly Field[] = ["key", "name", "system", "status"];

/** What the cell of a column is made of. */
const FIELDS: Record<Column, readonly Field[]> = {
  where: ["domain", "container"],
  kind: ["kind"],
  owner: ["owner"],
  environment: ["environment"],
  credentials: ["credentials", "coverage"],
  "last-used": ["lastUsed"],
  "last-change": ["lastChangeAt", "coverage"],
  expires: ["expires", "coverage"],
  created: ["createdAt"],
  status: ["status"],
  bindings: ["attachments", "coverage"],
  workloads: ["consumers", "coverage"],
  "first-seen": ["firstSeenAt"],
  coverage: ["coverage"],
};

/** Fields a line with these columns says something of; no others are sent to the browser. */
export function listedFields(columns: readonly Column[]): Field[] {
  return [...new Set([...ALWAYS, ...columns.flatMap((column) => FIELDS[column])])];
}

export function listedRow({ container, environment, ...row }: IdentityRow): ListedRow {
  const { key, name } = row;
  return {
    ...row,
    key: key.endsWith(name) ? { before: key.slice(0, key.length - name.length) } : { whole: key },
    container: container?.name ?? null,
    environment: environment?.name ?? null,
  };
}

/** The row as it is picked: with its key, which names it elsewhere. */
export function pickedRow({ id, key, name }: ListedRow): PickedRow {
  return { id, key: "before" in key ? `${key.before}${name}` : key.whole };
}
