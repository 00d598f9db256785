import { reduceBy, type Reduction } from "#collectors/shared/reduce.ts";
import type { SliceId } from "../manifest.ts";
import { SCHEMAS, type DocumentOf } from "./documents.ts";
import { POLICY_FAULTS } from "./policy-document.ts";

const FAULTS: ReadonlySet<unknown> = new Set(Object.values(POLICY_FAULTS));

/**
 * Cuts a row of an answer, or of an export, down to what is kept of it. A policy that could not be read stays with its
 * fault; it is named too, because what it allows is not known.
 */
export function reduceDocument<Kind extends SliceId>(kind: Kind, value: unknown): Reduction<DocumentOf<Kind>> {
  const reduction = reduceBy<never>(SCHEMAS[kind] as never, value, "AWS") as Reduction<DocumentOf<Kind>>;
  return reduction.ok ? { ...reduction, faults: faultsOf(reduction.document, "") } : reduction;
}

/** Statements are content, whatever they call things: what is wrong with a policy stands beside them. */
function faultsOf(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => faultsOf(item, path));
  if ("Statement" in value) return [];
  if ("Fault" in value && FAULTS.has(value.Fault)) return [`${path}: ${String(value.Fault)}`];
  return Object.entries(value).flatMap(([key, item]) => faultsOf(item, path === "" ? key : `${path}.${key}`));
}
