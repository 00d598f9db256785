import type { Listing } from "./listings.ts";
import type { Page } from "./page.ts";

/** Pages without any item that are put up with, one after the other. */
const MAX_EMPTY_PAGES = 10;

/** The list is not what one list of one moment can be. */
export class Inconsistent extends Error {}

/** What the pages so far say of the next one. */
export class Progress {
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
