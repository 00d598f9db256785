import { readHoldersShown, readIdentitiesShown } from "#lib/db/reach/shown-places.ts";
import type { HopEnd, PathView, PlaceShown } from "#lib/domain/reach/views/path-view.ts";
import type { Context } from "./context.ts";

/** Finds where what paths name is shown, all of them at once; what no page shows keeps none. */
export async function withPages<View extends { from: HopEnd; to: HopEnd | null; paths: PathView[] }>(
  { database: { pool } }: Context,
  view: View,
): Promise<View> {
  const hops = view.paths.flatMap(({ hops: each }) => each);
  const ends = [view.from, ...(view.to ? [view.to] : []), ...hops.flatMap(({ from, to }) => [from, to])];
  const told = [...new Set(hops.flatMap(({ evidence }) => evidence.map(({ alias }) => alias)))];
  const keys = [...new Set(ends.map(({ key }) => key))];
  const [holders, identities] = await Promise.all([
    readHoldersShown(pool, told, keys),
    readIdentitiesShown(pool, [...keys, ...told]),
  ]);
  const resources = new Set(ends.filter(({ type }) => type === "resource").map(({ key }) => key));

  const pageOf = (key: string): PlaceShown | null => {
    const identity = identities.get(key);
    if (identity !== undefined) return { identity, fact: null };
    return resources.has(key) ? { resource: key } : null;
  };
  const end = (one: HopEnd): HopEnd => ({ ...one, page: pageOf(one.key) });
  const factPage = (alias: string, from: string): PlaceShown | null => {
    const of = holders.get(alias) ?? [];
    // Of many that a binding names, the one whose hop it is.
    const identity = identities.get(of.includes(from) ? from : (of[0] ?? ""));
    return identity === undefined ? pageOf(alias) : { identity, fact: alias };
  };
  return {
    ...view,
    from: end(view.from),
    to: view.to && end(view.to),
    paths: view.paths.map((path) => ({
      ...path,
      hops: path.hops.map((hop) => ({
        ...hop,
        from: end(hop.from),
        to: end(hop.to),
        evidence: hop.evidence.map((piece) => ({ ...piece, page: factPage(piece.alias, hop.from.key) })),
      })),
    })),
  };
}
