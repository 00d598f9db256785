import type { Route } from "next";
import Link from "next/link";
import { Sentence } from "#components/name.tsx";
import { count, number, sentence } from "#components/words/count.ts";
import type { CollectionView } from "#lib/domain/sources/collection.ts";
import { listInventory } from "#lib/service/inventory.ts";
import { readInventoryRequest } from "../../../identities/search-params.ts";
import { inventoryPath } from "../../../paths.ts";
import { context } from "../../../request.ts";

/** How the first collection went, and what to do first. */
export async function FirstResult({ slug, collection }: { slug: string; collection: CollectionView }) {
  if (collection.status !== "complete") {
    return (
      <>
        <h1 className="max-w-[40ch]">The collection did not come to its end.</h1>
        <p className="lede mt-3">
          <Sentence text={collection.error ?? "It was stopped."} /> What was read until then is kept.
        </p>
      </>
    );
  }
  const { found, unowned, atLeast } = await countFirst(slug);
  const least = atLeast ? "at least " : "";
  const { complete, leftOut, total } = collection;
  const blind = total - complete - leftOut;
  return (
    <>
      <h1 className="max-w-[40ch]">
        {found === 0
          ? `No identity was found in ${slug}${atLeast ? ", but not everything could be read" : ""}.`
          : sentence(`${least}${count(found, "identity", "identities")} in ${slug}, ${ownerWords(unowned, atLeast)}.`)}
      </h1>
      <p className="lede mt-3">
        {blind === 0
          ? `All ${complete} parts that were asked for were read completely.`
          : `${complete} of ${total - leftOut} parts were read completely; what the others hold is unknown.`}
        {leftOut > 0 && ` ${count(leftOut, "part")} left out.`}
      </p>
      <h2 className="mt-8">What to do first</h2>
      <ul className="mt-2 list-disc space-y-1.5 pl-5 text-sm">
        {unowned > 0 && (
          <li>
            <Link href={inventoryPath(`owner:none source:${slug}`)}>
              {count(unowned, "identity", "identities")} without an owner
            </Link>
            : nobody answers for them.
          </li>
        )}
        {blind > 0 && (
          <li>
            <Link href={`/sources/${slug}` as Route}>{count(blind, "part")} not read completely</Link>: what is there
            nobody sees.
          </li>
        )}
        <li>
          <Link href={inventoryPath(`source:${slug}`)}>Look through all of them</Link>
        </li>
      </ul>
    </>
  );
}

/** That all have an owner is known only when all were seen. */
function ownerWords(unowned: number, atLeast: boolean): string {
  if (unowned > 0) return `${number(unowned)} without an owner`;
  return atLeast ? "each of those with an owner" : "all with an owner";
}

async function countFirst(slug: string): Promise<{ found: number; unowned: number; atLeast: boolean }> {
  const ctx = await context();
  const page = (q: string) => listInventory(ctx, readInventoryRequest({ q }, ctx.now).query);
  const [all, none] = await Promise.all([page(`source:${slug}`), page(`owner:none source:${slug}`)]);
  return { found: all.total, unowned: none.total, atLeast: all.atLeast };
}
