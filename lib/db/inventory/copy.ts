import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import { Columns } from "#lib/domain/inventory/index/columns.ts";
import { changeIndex, isWorn, makeIndex, type ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import { catchUp } from "./catch-up.ts";
import { readOpenRows, readSortNames } from "./copy-rows.ts";
import { readVersions, type DomainVersion } from "./version.ts";

/** A copy that could not be made is tried again after this time, not with every question. */
const RETRY_MS = 5000;

/** The list as it was at one state of the database. */
export interface CopiedList {
  index: ListIndex;
  versions: readonly DomainVersion[];
}

/**
 * A copy of the list in this process's memory. The database stays the one truth: whoever asks is given the copy only
 * when it is exactly at the database's state, and else asks the database while the copy catches up.
 */
export class ListCopy {
  readonly #pool: pg.Pool;
  readonly #onFailure: (error: unknown) => void;
  #copied: CopiedList | null = null;
  #work: Promise<void> | null = null;
  #failedAt = -Infinity;
  #closed = false;

  constructor(pool: pg.Pool, onFailure: (error: unknown) => void) {
    this.#pool = pool;
    this.#onFailure = onFailure;
  }

  /** The copy, when it is at the database's state. Null: it is not, and has begun to catch up. */
  async current(): Promise<ListIndex | null> {
    const versions = await readVersions(this.#pool);
    if (this.#copied && isSame(this.#copied.versions, versions)) return this.#copied.index;
    this.#begin();
    return null;
  }

  /** Waits until nothing is being copied any more. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** Gives the memory back, once what is under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#work;
    this.#copied = null;
  }

  /** One at a time: those who ask meanwhile are answered by the database. */
  #begin(): void {
    if (this.#work !== null || this.#closed || performance.now() - this.#failedAt < RETRY_MS) return;
    this.#work = this.#copy()
      .catch((error: unknown) => {
        // Whatever was half done is given up: the next try begins anew.
        this.#copied = null;
        this.#failedAt = performance.now();
        if (!this.#closed) this.#onFailure(error);
      })
      .finally(() => {
        this.#work = null;
      });
  }

  async #copy(): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      const versions = await readVersions(client);
      const from = this.#copied;
      const index = from && !isWorn(from.index) ? await this.#change(client, from, versions) : await this.#load(client);
      await client.query("commit");
      client.release();
      this.#copied = { index, versions };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async #load(client: pg.ClientBase): Promise<ListIndex> {
    const columns = new Columns(0);
    for await (const names of readSortNames(client)) for (const name of names) columns.names.codeOf(name);
    for await (const rows of readOpenRows(client)) {
      this.#goOn();
      for (const row of rows) columns.add(row);
    }
    return this.#finish(makeIndex(columns));
  }

  async #change(client: pg.ClientBase, from: CopiedList, versions: readonly DomainVersion[]): Promise<ListIndex> {
    let { index } = from;
    for await (const change of catchUp(client, from.versions, versions)) {
      this.#goOn();
      index = await this.#finish(changeIndex(index, change));
    }
    return index;
  }

  /** Does work that pauses, and lets everything else that waits go first at each pause. */
  async #finish<Result>(work: Generator<void, Result>): Promise<Result> {
    for (;;) {
      this.#goOn();
      const step = work.next();
      if (step.done) return step.value;
      await setImmediate();
    }
  }

  #goOn(): void {
    if (this.#closed) throw new Error("The database was closed.");
  }
}

function isSame(one: readonly DomainVersion[], other: readonly DomainVersion[]): boolean {
  return one.length === other.length && one.every((version, at) => isSameVersion(version, other[at]));
}

function isSameVersion(one: DomainVersion, other: DomainVersion | undefined): boolean {
  return (
    one.trustDomainId === other?.trustDomainId &&
    one.analysisId === other.analysisId &&
    one.epoch === other.epoch &&
    one.uses === other.uses
  );
}
