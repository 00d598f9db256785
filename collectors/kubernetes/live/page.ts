import { z } from "zod";
import type { Intake } from "../intake.ts";
import { objectKind } from "../kinds.ts";
import { isRecord } from "../objects.ts";
import { readAnswer, type Shell } from "./answer-pieces.ts";
import { CallFault } from "./call-fault.ts";
import type { Listing } from "./listings.ts";

/** One page of a list, reduced: whatever else the answer held is gone. */
export interface Page {
  intake: Intake;
  /** How many items the answer held, and how many of them are not kept. */
  items: number;
  lost: number;
  /** Where the next page begins; empty on the last. */
  next: string;
  /** How many more the server says there are; null when it does not say. */
  remaining: number | null;
  /** The state of the cluster it shows. */
  version: string;
}

const ListMetadata = z.object({
  continue: z.string().max(65_536).nullish(),
  remainingItemCount: z.number().int().min(0).nullish(),
  resourceVersion: z.string().max(256).nullish(),
});

/** What a page says of itself. @throws CallFault when it is not what was asked for */
export function headOf(shell: Shell, kind: string): Pick<Page, "next" | "remaining" | "version"> {
  if (shell["kind"] !== kind) throw new CallFault("lasting", `is no ${kind}`);
  const metadata = ListMetadata.safeParse(shell["metadata"] ?? {});
  if (!metadata.success) throw new CallFault("lasting", "has no usable metadata");
  const { continue: next, remainingItemCount, resourceVersion } = metadata.data;
  return { next: next ?? "", remaining: remainingItemCount ?? null, version: resourceVersion ?? "" };
}

/** The type of Secrets that hold the token of a service account. */
export const TOKEN_TYPE = "kubernetes.io/service-account-token";

/** Those Secrets by what their metadata says: whose token, since when, last used on which day. */
export const TOKENS_ACCEPT = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
export const TOKENS_QUERY = `fieldSelector=${encodeURIComponent(`type=${TOKEN_TYPE}`)}`;
const TOKENS_HEAD = { kind: "PartialObjectMetadataList", apiVersion: "meta.k8s.io/v1" };

/** Reads a page of objects into an empty intake. @param place the call, as evidence shows it */
export async function readPage(
  intake: Intake,
  listing: Listing,
  place: string,
  text: AsyncIterable<string>,
): Promise<Page> {
  const at = { file: place, document: 0, line: 0 };
  let items = 0;
  const apiVersion = apiVersionOf(listing);
  const tokens = listing.form === "tokens";
  const expected = tokens ? TOKENS_HEAD : { kind: `${listing.kind}List`, apiVersion };
  const own = { apiVersion, kind: listing.kind, ...(tokens ? { type: TOKEN_TYPE } : {}) };
  const shell = await readAnswer(text, expected, (item) => {
    items += 1;
    if (isRecord(item)) intake.takeValue({ ...item, ...own }, undefined, at);
  });
  const head = headOf(shell, expected.kind);
  // The server writes an empty list as [], so null hides what was in it; only an empty list of metadata is null there.
  const isEmpty = tokens && shell["items"] === null && items === 0;
  if (!isEmpty && !Array.isArray(shell["items"])) throw new CallFault("lasting", "has no list of items");
  return { intake, items, lost: items - keptOf(listing, intake), ...head };
}

/** Reads the one object a path stands for. */
export async function readObject(
  intake: Intake,
  listing: Listing,
  place: string,
  text: AsyncIterable<string>,
): Promise<Page> {
  const shell = await readAnswer(text, { kind: listing.kind, apiVersion: apiVersionOf(listing) }, () => undefined);
  if (shell["kind"] !== listing.kind) throw new CallFault("lasting", `is no ${listing.kind}`);
  intake.takeValue(shell, undefined, { file: place, document: 0, line: 0 });
  return { intake, items: 1, lost: 1 - keptOf(listing, intake), next: "", remaining: null, version: "" };
}

/** How many were kept, of those that say where they belong. */
function keptOf({ kind }: Listing, intake: Intake): number {
  const { namespaced } = objectKind(kind);
  return intake.inventory.keys(kind).filter((key) => key.startsWith("/") !== namespaced).length;
}

function apiVersionOf({ api }: Listing): string {
  return api.replace(/^\/apis?\//, "");
}
