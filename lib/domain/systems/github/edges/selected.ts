import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf } from "../../content.ts";

/** Ids of the repositories that something was given; null: which ones was not read, or it is no selection. */
export function selectedIds({ repositories }: JsonObject): string[] | null {
  const { known } = objectOf(repositories);
  return Array.isArray(known) ? listOf(known).map((one) => textOf(objectOf(one).id)) : null;
}
