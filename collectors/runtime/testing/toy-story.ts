import type { Database } from "#lib/db/database.ts";
import type { Reading } from "#lib/domain/testing/knowledge.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import {
  aBinding,
  accounts,
  anAccount,
  aNamespace,
  listIn,
  listOf,
  listThatWas,
  visibleOnly,
} from "#lib/domain/testing/toy-things.ts";
import { collectToy, type ToyPlace } from "./collect-toy.ts";
import type { ToyCollection } from "./toy-collector.ts";

type Listings = Omit<Reading, "readAt">[];

const BINDINGS = [
  aBinding("shop/deploy", "shop/ci"),
  aBinding("pay/deploy", "pay/gone"),
  aBinding("pay/all", "pay/n-1"),
];
const CROWD = accounts("pay", 30);

/** Three collections in which everything happens that can happen to a fact. */
const STORY: { readAt: number; readings: Listings }[] = [
  {
    readAt: 0,
    readings: [
      listOf("namespaces", aNamespace("shop"), aNamespace("pay"), aNamespace("old")),
      listOf("service-accounts", anAccount("shop/ci", "first"), anAccount("old/ci"), ...CROWD),
      listOf("role-bindings", ...BINDINGS),
      listIn("shop", "pods"),
      listOf("secrets"),
    ],
  },
  {
    readAt: 10,
    readings: [
      listOf("namespaces", aNamespace("shop"), aNamespace("pay"), aNamespace("new")),
      listOf("service-accounts", anAccount("shop/ci", "second"), anAccount("new/ci")),
      listOf("role-bindings", ...BINDINGS.slice(0, 2), aBinding("new/deploy", "new/ci")),
      listThatWas("denied", listOf("secrets")),
    ],
  },
  {
    readAt: 20,
    readings: [
      visibleOnly(listOf("namespaces", aNamespace("shop"), aNamespace("pay"))),
      listOf("service-accounts", anAccount("shop/deployer", "second"), anAccount("new/ci", "id of new/ci", "changed")),
      listOf("role-bindings", ...BINDINGS.slice(0, 1)),
      listOf("secrets"),
    ],
  },
];

/** Tells the story from where it was left: collections that were finished are not told again. */
export async function tellStory(
  place: ToyPlace,
  hooks: Pick<ToyCollection, "beforeEmission"> = {},
  onProgress?: (readAt: number, progress: { slice: string; status: string }) => void,
): Promise<void> {
  const told = await newestRead(place.database, place.sourceSlug);
  for (const { readAt, readings } of STORY) {
    if (told !== null && told >= timeOf(readAt)) continue;
    const timed = readings.map((reading) => ({ ...reading, readAt }));
    const collection = { readAt, readings: timed, domain: place.sourceSlug, ...hooks };
    await collectToy(place, collection, (progress) => onProgress?.(readAt, progress));
  }
}

async function newestRead({ pool }: Database, slug: string): Promise<Date | null> {
  const { rows } = await pool.query<{ read_at: Date | null }>(
    `select max(c.read_at) as read_at from collection c join source s on s.id = c.source_id
     where s.slug = $1 and c.status = 'complete'`,
    [slug],
  );
  return rows[0]?.read_at ?? null;
}
