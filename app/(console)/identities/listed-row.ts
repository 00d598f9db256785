import type { IdentityRow, OwnerEvidence, RowReach } from "#lib/domain/inventory/identity.ts";
import type { PickedRow } from "#lib/domain/inventory/selection.ts";
import type { Column } from "./columns.ts";

type Rewritten = "key" | "owner" | "container" | "environment" | "reach";
type KeyEnd = "container" | "name";

/** What a line of the list says of an identity. */
export interface ListedRow extends Omit<IdentityRow, Rewritten | "human" | "vendor"> {
  /** Its key as far as the names that end it do not say it: `kubernetes:prod:serviceaccount:` of `…:shop/ci`. */
  key: { before: string; ends: readonly KeyEnd[] };
  owner: string | null;
  /** The evidence of the owner, where it ends with the name of the owner without that. */
  because: { text: string; owner: boolean } | null;
  /** Names without what they are derived from, which no line says. */
  container: string | null;
  environment: string | null;
  /** Without where its chain goes. */
  reach: Pick<RowReach, "verdict" | "ability" | "chainLength">;
}

type Field = keyof ListedRow;

/** What every line says, whatever its columns are. */
const ALWAYS: readonly Field[] = ["key", "name", "container", "system", "status"];

/** What the cell of a column is made of. */
const FIELDS: Record<Column, readonly Field[]> = {
  where: ["domain"],
  kind: ["kind"],
  owner: ["owner", "because"],
  ability: ["reach"],
  chain: ["reach"],
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

export function listedRow({ container, environment, owner, reach, ...row }: IdentityRow): ListedRow {
  const place = container?.name ?? null;
  return {
    ...row,
    key: splitKey(row.key, row.name, place),
    owner: owner?.owner ?? null,
    because: owner && splitEvidence(owner),
    container: place,
    environment: environment?.name ?? null,
    reach: { verdict: reach.verdict, ability: reach.ability, chainLength: reach.chainLength },
  };
}

/** The row as it is picked: with its key, which names it elsewhere. */
export function pickedRow({ id, key, name, container }: ListedRow): PickedRow {
  const ends = key.ends.map((end) => (end === "name" ? name : `${container}/`));
  return { id, key: [key.before, ...ends].join("") };
}

export function ownerOf({ owner, because }: Pick<ListedRow, "owner" | "because">): OwnerEvidence | null {
  if (owner === null || !because) return null;
  return { owner, because: because.owner ? `${because.text}${owner}` : because.text };
}

function splitKey(key: string, name: string, container: string | null): ListedRow["key"] {
  if (container !== null && key.endsWith(`${container}/${name}`)) {
    return { before: key.slice(0, -`${container}/${name}`.length), ends: ["container", "name"] };
  }
  if (name === "" || !key.endsWith(name)) return { before: key, ends: [] };
  return { before: key.slice(0, -name.length), ends: ["name"] };
}

function splitEvidence({ owner, because }: OwnerEvidence): ListedRow["because"] {
  const ends = owner !== "" && because.endsWith(owner);
  return { text: ends ? because.slice(0, -owner.length) : because, owner: ends };
}
