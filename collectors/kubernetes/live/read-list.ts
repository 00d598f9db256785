import type { Intake } from "../intake.ts";
import type { ApiClient } from "./api-client.ts";
import { CallFault } from "./call-fault.ts";
import { pathOf, type Listing } from "./listings.ts";
import { readObject, readPage, type Page } from "./page.ts";
import { readSecretTable, TABLE_ACCEPT, TABLE_QUERY } from "./secret-table.ts";

/** How the reading of one list ended, and what came of it. */
export interface ListResult {
  /** Everything that came whole. */
  intake: Intake;
  /** Absent when the list was read to its end. */
  fault?: ListFault;
}

/** What kept a list from being whole. */
export interface ListFault {
  status: "partial" | "failed" | "denied" | "not-supported";
  /** One sentence. */
  reason: string;
  /** The credential is no longer accepted. */
  signedOut?: boolean;
  /** How long the server asks to be left alone. */
  retryAfterMs?: number | null;
}

/** Pages without any item that are put up with, one after the other. */
const MAX_EMPTY_PAGES = 10;

/** The list is not what one list of one moment can be. */
class Inconsistent extends Error {}

/**
 * Reads one list to its end, page by page. A list whose place was forgotten on the way (410: continue tokens live for
 * about five minutes) begins anew once, in one piece: going on with the token offered then would show two moments.
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export async function readList(client: ApiClient, listing: Listing, namespace?: string): Promise<ListResult> {
  const first = await readPages(client, listing, namespace, client.limits.pageSize);
  // An object that is not there is an answer, not a fault.
  if (typeof listing.form === "object" && first.fault?.status === "not-supported") return { intake: first.intake };
  if (!first.expired) return first;
  const second = await readPages(client, listing, namespace, null);
  if (!second.fault) return second;
  const place = placeOf(listing, namespace);
  const reason = `${place} outlived its place in the list (410), and reading it in one piece failed. ${second.fault.reason}`;
  return { intake: first.intake, fault: { ...second.fault, status: "partial", reason } };
}

async function readPages(
  client: ApiClient,
  listing: Listing,
  namespace: string | undefined,
  pageSize: number | null,
): Promise<ListResult & { expired?: boolean }> {
  const place = placeOf(listing, namespace);
  const whole = client.newIntake();
  const progress = new Progress(listing);
  for (;;) {
    let page: Page;
    try {
      page = await askForPage(client, listing, namespace, place, progress.query(pageSize));
      progress.check(page, namespace);
    } catch (error) {
      return { intake: whole, ...endOf(error, listing, place, progress.pages) };
    }
    whole.absorb(page.intake);
    client.onObjects?.(listing.slice, page.items);
    progress.add(page);
    if (page.next === "") break;
  }
  const { lost, fault } = progress.atEnd();
  if (fault !== undefined) return { intake: whole, fault: partial(`${place}: ${fault}.`) };
  if (lost === 0) return { intake: whole };
  const items = lost === 1 ? "one item" : `${lost} items`;
  return { intake: whole, fault: partial(`${place}: ${items} of the answer could not be read as ${listing.kind}.`) };
}

function askForPage(
  client: ApiClient,
  listing: Listing,
  namespace: string | undefined,
  place: string,
  query: string,
): Promise<Page> {
  const path = pathOf(listing, namespace);
  if (typeof listing.form === "object")
    return client.askPatiently({ path }, (text) => readObject(client.newIntake(), listing, place, text));
  if (listing.form === "list") {
    return client.askPatiently({ path: query === "" ? path : `${path}?${query}` }, (text) =>
      readPage(client.newIntake(), listing, place, text),
    );
  }
  const call = { path: `${path}?${TABLE_QUERY}&${query}`, accept: TABLE_ACCEPT };
  return client.askPatiently(call, (text) => readSecretTable(client.newIntake(), namespace ?? "", place, text));
}

/** What the pages so far say of the next one. */
class Progress {
  pages = 0;
  readonly #listing: Listing;
  readonly #seen = new Set<string>();
  readonly #tokens = new Set<string>();
  #next = "";
  #version = "";
  #remaining: number | null = null;
  #lost = 0;
  #empty = 0;

  constructor(listing: Listing) {
    this.#listing = listing;
  }

  query(pageSize: number | null): string {
    const query = new URLSearchParams();
    if (pageSize !== null) query.set("limit", String(pageSize));
    if (this.#next !== "") query.set("continue", this.#next);
    return query.toString();
  }

  /** @throws Inconsistent when the page cannot be the next of the same list */
  check({ intake, items, next, version }: Page, namespace: string | undefined): void {
    const keys = intake.inventory.keys(this.#listing.kind);
    if (keys.some((key) => this.#seen.has(key))) throw new Inconsistent("brings again what an earlier page brought");
    if (this.pages > 0 && version !== this.#version) throw new Inconsistent("shows another moment than the first page");
    if (next !== "" && this.#tokens.has(next)) throw new Inconsistent("leads back to where the list already was");
    if (items === 0 && next !== "" && this.#empty >= MAX_EMPTY_PAGES)
      throw new Inconsistent("is empty, as those before");
    if (namespace !== undefined && keys.some((key) => !key.startsWith(`${namespace}/`))) {
      throw new Inconsistent("brings what lies in another namespace");
    }
  }

  add({ intake, items, lost, next, remaining, version }: Page): void {
    for (const key of intake.inventory.keys(this.#listing.kind)) this.#seen.add(key);
    if (next !== "") this.#tokens.add(next);
    this.pages += 1;
    this.#next = next;
    this.#version = version;
    this.#lost += lost;
    this.#empty = items === 0 ? this.#empty + 1 : 0;
    this.#remaining = remaining ?? (this.#remaining === null ? null : this.#remaining - items);
  }

  /** Whether the last page can have been the last. */
  atEnd(): { lost: number; fault?: string } {
    const remaining = this.#remaining ?? 0;
    if (remaining <= 0) return { lost: this.#lost };
    return { lost: this.#lost, fault: `the list ended although the server had said that ${remaining} more follow` };
  }
}

function endOf(
  error: unknown,
  listing: Listing,
  place: string,
  pagesBefore: number,
): { fault: ListFault; expired?: boolean } {
  if (!(error instanceof CallFault) && !(error instanceof Inconsistent)) throw error;
  const kind = error instanceof CallFault ? error.kind : "lasting";
  const retryAfterMs = error instanceof CallFault ? error.retryAfterMs : null;
  if (pagesBefore > 0) {
    const reason = `${place}, page ${pagesBefore + 1}, ${error.message}. What came before it is kept.`;
    return { fault: { status: "partial", reason, retryAfterMs }, ...(kind === "expired" ? { expired: true } : {}) };
  }
  if (kind === "denied") {
    const reason = `${place} was refused (403): the credential lacks the right to ${verbOf(listing)}.`;
    return { fault: { status: "denied", reason } };
  }
  if (kind === "absent") {
    const reason = `${place} is not there (404): this cluster has no ${listing.plural}.`;
    return { fault: { status: "not-supported", reason } };
  }
  const reason = `${place} ${error.message}.`;
  return { fault: { status: "failed", reason, retryAfterMs, signedOut: kind === "signed-out" } };
}

function partial(reason: string): ListFault {
  return { status: "partial", reason };
}

function verbOf({ form, plural }: Listing): string {
  return typeof form === "object" ? `get ${plural} ${form.object}` : `list ${plural}`;
}

/** `GET /api/v1/pods`: how evidence and reasons call it. */
export function placeOf(listing: Listing, namespace?: string): string {
  return `GET ${pathOf(listing, namespace)}`;
}
