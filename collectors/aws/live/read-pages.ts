import { createHash } from "node:crypto";
import type { Place } from "../slices/view.ts";
import { againIfGarbled, CallFault, Garbled } from "./call-fault.ts";
import { isRecord, plain } from "./json.ts";
import { COMPLETE, endOf, nameOf, type Listed } from "./listed.ts";
import type { Limits } from "./limits.ts";

/** How one list is read. */
export interface Pages<Answer> {
  action: string;
  place: Place;
  /** Makes one call; undefined: for the first page. */
  ask(token: string | undefined): Promise<Answer>;
  /** The rows of a page; undefined: it holds none, not even an empty list. */
  rowsOf(answer: Answer): readonly unknown[] | undefined;
  /** Where the next page begins; absent or empty: this was the last. @throws CallFault when there is one, and nothing says where */
  nextOf(answer: Answer): string | null | undefined;
}

/**
 * Reads a list to its end. What is not proved to be whole is partial: a page that came twice, a token that leads back,
 * more pages than are read. A page without a list is no empty one.
 */
export async function readPages<Answer>(limits: Limits, list: Pages<Answer>): Promise<Listed> {
  const { action, place } = list;
  const evidence = nameOf(action, place);
  const rows: Listed["rows"] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let pages = 0; ;) {
    let found: readonly unknown[];
    try {
      ({ found, token } = await onePage(limits, list, token));
    } catch (error) {
      return { rows, end: endOf(error, action, place, pages) };
    }
    pages += 1;
    const values = found.map(plain);
    const partial = (why: string): Listed => {
      return { rows, end: { status: "partial", reason: `${evidence}, page ${pages}, ${why}. What was read is kept.` } };
    };
    const print = values.length > 0 ? `rows ${printOf(values)}` : `empty ${pages}`;
    if (seen.has(print)) return partial("holds what a page before it held");
    seen.add(print);
    for (const value of values) rows.push({ value, evidence });
    if (token === undefined) return { rows, end: COMPLETE };
    if (seen.has(`next ${token}`)) return partial("leads back to a page before it");
    seen.add(`next ${token}`);
    if (pages === limits.pages) return partial("is not the last, and more are not read");
  }
}

interface Page {
  found: readonly unknown[];
  token: string | undefined;
}

/** @throws CallFault */
function onePage<Answer>(
  { attempts }: Limits,
  list: Pick<Pages<Answer>, "ask" | "rowsOf" | "nextOf">,
  token: string | undefined,
): Promise<Page> {
  return againIfGarbled(attempts, async () => {
    const answer = await list.ask(token);
    return { found: listIn(list.rowsOf(answer)), token: list.nextOf(answer) || undefined };
  });
}

/** The texts of a list that holds nothing else. @throws CallFault when it does */
export function textsIn(values: readonly unknown[]): string[] {
  return values.map((value) => {
    if (typeof value === "string") return value;
    throw new CallFault("passing", "was answered with a list of something else");
  });
}

/** The objects of a list that holds nothing else. @throws CallFault when it does */
export function recordsIn(values: readonly unknown[]): Record<string, unknown>[] {
  return values.map((value) => {
    if (isRecord(value)) return value;
    throw new CallFault("passing", "was answered with a list of something else");
  });
}

/** @throws CallFault when there is no list */
export function listIn(value: readonly unknown[] | undefined | null): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Garbled("was answered without the list that was asked for");
}

function printOf(values: unknown): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("base64");
}

/** All values of one list that belongs to a row. @throws CallFault when it does not come whole */
export async function wholeList<Answer>(limits: Limits, list: Omit<Pages<Answer>, "place">): Promise<unknown[]> {
  const values: unknown[] = [];
  const seen = new Set<string>();
  for (let token: string | undefined; ;) {
    const page: Page = await onePage(limits, list, token);
    values.push(...page.found.map(plain));
    token = page.token;
    if (token === undefined) return values;
    if (seen.has(token) || seen.size >= limits.pages) {
      throw new CallFault("passing", "did not come to an end");
    }
    seen.add(token);
  }
}

/** The next page of services that say apart whether there is one. @throws CallFault */
export function markerOf({ IsTruncated, Marker }: Truncated): string | undefined {
  if (IsTruncated !== true) return undefined;
  if (!Marker) throw new Garbled("was answered with a part, and without where the rest is");
  return Marker;
}

interface Truncated {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
}
