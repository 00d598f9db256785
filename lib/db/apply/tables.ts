import type { Noun, Refs } from "#lib/domain/facts/fact.ts";

/** The table that keeps the facts of one noun, and the references it has columns for. */
export interface FactTable {
  noun: Noun;
  table: string;
  /** Tables of a connection: what a slice showed, and what of it is new or different; see `stage.ts`. */
  seen: string;
  stage: string;
  refs: readonly (keyof Refs)[];
  /** The reference a change of such a fact is about. */
  subject: "alias" | "identity" | null;
}

/** One table per noun; every statement of this folder is made from these rows and from nothing that comes from outside. */
export const FACT_TABLES = [
  {
    noun: "identity",
    table: "identity_fact",
    seen: "seen_identity",
    stage: "stage_identity",
    refs: ["container"],
    subject: "alias",
  },
  {
    noun: "credential",
    table: "credential_fact",
    seen: "seen_credential",
    stage: "stage_credential",
    refs: ["container", "identity"],
    subject: "identity",
  },
  {
    noun: "stored-copy",
    table: "stored_copy_fact",
    seen: "seen_stored_copy",
    stage: "stage_stored_copy",
    refs: ["container", "credential"],
    subject: null,
  },
  {
    noun: "resource",
    table: "resource_fact",
    seen: "seen_resource",
    stage: "stage_resource",
    refs: ["container"],
    subject: null,
  },
  {
    noun: "policy-document",
    table: "policy_document_fact",
    seen: "seen_policy_document",
    stage: "stage_policy_document",
    refs: ["container"],
    subject: null,
  },
  {
    noun: "attachment",
    table: "attachment_fact",
    seen: "seen_attachment",
    stage: "stage_attachment",
    refs: ["container", "identity", "document"],
    subject: "identity",
  },
  {
    noun: "consumer",
    table: "consumer_fact",
    seen: "seen_consumer",
    stage: "stage_consumer",
    refs: ["container", "identity"],
    subject: "identity",
  },
] as const satisfies readonly FactTable[];

/** The table of a noun. */
export function tableOf(noun: Noun): FactTable {
  const found = FACT_TABLES.find((candidate) => candidate.noun === noun);
  if (!found) throw new Error(`No table for noun ${noun}`);
  return found;
}

/** Columns that say when a version opened; the same in every row of a slice. */
export const STAMP_COLUMNS = ["trust_domain_id", "opened_by", "opened_at"] as const;

/** Columns of a version that come from the fact. */
export function factColumns(table: FactTable): string[] {
  const identity = table.noun === "identity" ? ["identity_id"] : [];
  const named = ["kind", "scope", "key", "fact_id", "alias", "name"];
  return [...named, ...table.refs, ...identity, "content", "evidence", "hash"];
}

/** Every column a COPY line of {@link encodeFact} fills, in its order. */
export function copyColumns(table: FactTable): string {
  return [...STAMP_COLUMNS, ...factColumns(table)].join(", ");
}
