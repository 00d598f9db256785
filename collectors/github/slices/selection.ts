import type { z } from "zod";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Selection } from "../documents/parts.ts";

/**
 * The repositories something was given, by id and name, or the reason why they are not known. Undefined where it is not a
 * selection but all of them, which `selection` or `visibility` says.
 */
export function repositoriesOf(selection: z.output<typeof Selection> | null | undefined): JsonObject | undefined {
  if (!selection) return undefined;
  if ("unknown" in selection) return { unknown: selection.unknown };
  const known = [...new Map(selection.known.map(({ id, full_name }) => [id, full_name]))];
  return { known: known.toSorted(([a], [b]) => a - b).map(([id, name]) => ({ id: String(id), name })) };
}
