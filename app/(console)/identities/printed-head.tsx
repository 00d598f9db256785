import { coverageStatement } from "#components/words/coverage.ts";
import { showable } from "#components/words/names.ts";
import { sources } from "../request.ts";
import type { LoadedInventory } from "./load.ts";

/** On paper nothing can be looked up: which list this is, of when, how completely it was read, and when it was printed. */
export async function PrintedHead({ inventory }: { inventory: LoadedInventory }) {
  const { asOf, now, params, page } = inventory;
  const read = coverageStatement(await sources(asOf));
  const first = page.firstRow ?? 1;
  return (
    <p className="print-only mt-1 text-xs">
      Rollcall inventory as of {(asOf ?? now).toISOString()}, generated {now.toISOString()}. {read}.{" "}
      {params.q === "" ? "No filter" : <>Filter: {<bdi>{showable(params.q)}</bdi>}</>}
      {page.rows.length > 0 && `; rows ${first} to ${first + page.rows.length - 1} in the order ${params.sort}`}.
    </p>
  );
}
