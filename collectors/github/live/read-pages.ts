import { isRecord } from "./records.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { CallFault } from "./call-fault.ts";
import type { Answer, Client } from "./client.ts";
import { COMPLETE, endOf, type Listed, type Meaning } from "./listed.ts";
import type { Listing } from "./listing.ts";

/** One page, as it came. */
interface Page {
  rows: unknown[];
  /** How many rows there are in all; null: GitHub does not say. */
  total: number | null;
  next: string | null;
  /** The number of the last page; null: GitHub does not say. */
  last: number | null;
}

/**
 * Reads a list to its end, following the links of its pages. What is not proved to be whole is partial: a page that came
 * twice, a page shorter than asked for that is not the last, an end before the page or the number that was announced, and
 * a list that changed while it was read. A row that is deleted moves those behind it to the page before, which was read.
 * @param listing its path without a query of paging
 * @see https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export async function readPages(client: Client, listing: Listing, meaning: Meaning): Promise<Listed> {
  const place = `GET ${listing.path.replace(/\?.*/s, "")}`;
  const size = sizeOf(client, listing);
  const rows: Row[] = [];
  const ids = new Set<string>();
  const seen = new Set<string>();
  const read: { path: string; print: string }[] = [];
  let next: string | null = withQuery(listing.path, `per_page=${size}`);
  let pages = 0;
  let announced = 1;
  let total: number | null = null;
  const partial = (why: string): Listed => {
    return { rows, end: { status: "partial", reason: `${place}, page ${pages}, ${why}. What was read is kept.` } };
  };
  while (next !== null) {
    if (pages === client.limits.pages) return partial("is not the last, and more are not read");
    let page: Page;
    try {
      page = await fullPage(client, next, listing);
    } catch (error) {
      return { rows, end: endOf(error, place, meaning, pages) };
    }
    pages += 1;
    const print = printOf(page, listing);
    if (page.rows.length > 0 && seen.has(print)) return partial("holds what a page before it held");
    seen.add(print);
    read.push({ path: next, print });
    for (const value of page.rows) {
      const id = listing.idOf(value) ?? null;
      // Something new moves the rows behind it to the next page: one of them comes twice.
      if (id !== null && ids.size === ids.add(JSON.stringify(id)).size) continue;
      rows.push({ value: listing.rowOf(value), evidence: place });
    }
    announced = Math.max(announced, page.last ?? 0);
    // The most that was said: a list that shrinks while it is read may have lost rows between two pages.
    if (page.total !== null) total = Math.max(total ?? 0, page.total);
    if (page.next !== null && page.rows.length < size) {
      return partial(`holds ${page.rows.length} rows where ${size} were asked for, and is not the last`);
    }
    if (page.next !== null && seen.has(`next ${page.next}`)) return partial("leads back to a page before it");
    seen.add(`next ${page.next}`);
    next = page.next;
    // A full page without a link to another may have lost it: what is behind it tells.
    if (next === null && page.rows.length === size && rows.length !== total) {
      try {
        const behind = await fullPage(
          client,
          withQuery(listing.path, `per_page=${page.rows.length}&page=${pages + 1}`),
          listing,
        );
        if (behind.rows.length > 0) return partial("is linked as the last, and there are more");
      } catch (error) {
        return { rows, end: endOf(error, place, meaning, pages) };
      }
    }
  }
  client.onObjects?.(listing.slice, rows.length);
  if (pages < announced) return partial(`is the last, and ${announced} were announced`);
  if (total !== null && rows.length < total) return partial(`is the last: ${rows.length} rows came of ${total}`);
  if (total === null) {
    try {
      if (await isOther(client, listing, read.slice(0, -1))) return partial("is the last of a list that changed");
    } catch (error) {
      return { rows, end: endOf(error, place, meaning, pages) };
    }
  }
  return { rows, end: COMPLETE };
}

/**
 * Whether pages that were read hold other rows by now. Of a list that says no number only that tells of a row that was
 * lost between two of them: the page before the loss holds it now. @throws CallFault
 */
async function isOther(client: Client, listing: Listing, read: readonly { path: string; print: string }[]) {
  for (const { path, print } of read) {
    if (printOf(pageOf(await client.get(path), path, listing), listing) !== print) return true;
  }
  return false;
}

function printOf({ rows }: Page, { idOf }: Listing): string {
  return JSON.stringify(rows.map(idOf));
}

/** Rows asked for in one page of a list. */
function sizeOf({ limits }: Client, { pageSize }: Listing): number {
  return Math.min(limits.pageSize, pageSize ?? limits.pageSize);
}

/** A page in the middle that is short is asked for once more: it may have been cut off. */
async function fullPage(client: Client, path: string, listing: Listing): Promise<Page> {
  const page = pageOf(await client.get(path), path, listing);
  if (page.next === null || page.rows.length >= sizeOf(client, listing)) return page;
  return pageOf(await client.get(path), path, listing);
}

function pageOf({ data, link }: Answer, path: string, { rowsIn }: Listing): Page {
  const rows = rowsIn === undefined ? data : isRecord(data) ? data[rowsIn] : undefined;
  if (!Array.isArray(rows)) throw new CallFault("lasting", "was answered with what is no list");
  const total = isRecord(data) ? data["total_count"] : undefined;
  return {
    rows,
    total: typeof total === "number" && Number.isSafeInteger(total) ? total : null,
    next: linked(link, "next", path),
    last: numberOf(linked(link, "last", path)),
  };
}

/** The query a link names, at the path that was asked: a link to another place is not followed. */
export function linked(link: string | undefined, relation: string, path: string): string | null {
  const found = (link ?? "").split(",").find((part) => part.includes(`rel="${relation}"`));
  const url = URL.parse(/<([^<>]{1,4000})>/.exec(found ?? "")?.[1] ?? "");
  return url === null ? null : path.replace(/\?.*/s, "") + url.search;
}

function numberOf(path: string | null): number | null {
  const number = Number(/[?&]page=(\d{1,7})(?:&|$)/.exec(path ?? "")?.[1] ?? NaN);
  return Number.isNaN(number) ? null : number;
}

function withQuery(path: string, query: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}
