import { z } from "zod";
import { isPathSegment } from "./names.ts";
import { Metadata } from "./schema.ts";
import { Flag, LooseName, mapping } from "./schema-parts.ts";

/** A Secret without its values: they are counted, and dropped before anything else sees them. */
export const Secret = mapping({
  metadata: Metadata,
  type: LooseName.nullish(),
  immutable: Flag,
  data: z.unknown().optional().transform(keysOf),
  stringData: z.unknown().optional().transform(keysOf),
}).transform(({ metadata, type, immutable, data, stringData }) => {
  const lastUsed = dayOf(metadata.allLabels, "kubernetes.io/legacy-token-last-used");
  const invalidSince = dayOf(metadata.allLabels, "kubernetes.io/legacy-token-invalid-since");
  return {
    ...metadata.kept,
    type: type || "Opaque",
    // An export says null where it is not known: a table of Secrets does not tell.
    immutable: immutable === undefined ? false : immutable,
    keys: new Set([...data, ...stringData]).size,
    account: accountOf(metadata.allAnnotations),
    ...(lastUsed === undefined ? {} : { lastUsed }),
    ...(invalidSince === undefined ? {} : { invalidSince }),
  };
});

/** The account a token Secret belongs to, or null when it names none that could exist. */
function accountOf(annotations: readonly (readonly [string, string])[]): string | null {
  const name = annotations.find(([key]) => key === "kubernetes.io/service-account.name")?.[1] ?? "";
  return name !== "" && name.length <= 253 && isPathSegment(name) ? name : null;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * The day, in UTC, that the API server notes in a label of a token Secret; anybody may have written something else there.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-legacy-token-last-used
 */
function dayOf(labels: readonly (readonly [string, string])[], label: string): string | undefined {
  const value = labels.find(([key]) => key === label)?.[1] ?? "";
  return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined;
}

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
