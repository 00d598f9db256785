import type pg from "pg";
import { Columns } from "#lib/domain/inventory/index/columns.ts";
import { changeIndex, isWorn, makeIndex, type ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import { catchUp } from "./catch-up.ts";
import { countOpenRows, readOpenRows, readSortNames } from "./copy-rows.ts";
import { inTurns } from "./in-turns.ts";
import { PastLists } from "./past-lists.ts";
import { readVersions, type DomainVersion } from "./version.ts";

/** A copy that could not be made is tried again after this time, not with every question. */
const RETRY_MS = 5000;

/** The list as it was at one state of the database, and what past times it was turned back to. */
interface CopiedList {
  index: ListIndex;
  versions: readonly DomainVersion[];
  pasts: PastLists;
}

/** The list goes on while a past time is looked at: what is now comes first. */
class ListMoved extends Error {}

/**
 * A copy of the list in this process's memory. The database stays the one truth: whoever asks is given the copy only
 * when it is exactly at the database's state, and else asks the database while the copy catches up.
 */
export class ListCopy {
  readonly #pool: pg.Pool;
  readonly #onFailure: (error: unknown) => void;
  #copied: CopiedList | null = null;
  #work: Promise<void> | null = null;
  /** Somebody met another state of the database since the copy was at it. */
  #moved = false;
  #failedAt = -Infinity;
  #closed = false;

  constructor(pool: pg.Pool, onFailure: (error: unknown) => void) {
    this.#pool = pool;
    this.#onFailure = onFailure;
  }

  /**
   * The copy, when it is at the database's state. Null: it is not, and has begun to catch up.
   * @param asOf a past time to which it is turned back. Null: it was not yet, and has begun to; or the time is so far off
   * that the database answers
   */
  async current(asOf: Date | null = null): Promise<ListIndex | null> {
    const versions = await readVersions(this.#pool);
    const copied = this.#copied;
    if (!copied || !isSame(copied.versions, versions)) {
      this.#moved = true;
      this.#begin(asOf);
      return null;
    }
    if (asOf === null) return copied.index;
    const past = copied.pasts.at(asOf);
    if (past === undefined) this.#begin(asOf);
    return past ?? null;
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
  #begin(asOf: Date | null): void {
    if (this.#work !== null || this.#closed || performance.now() - this.#failedAt < RETRY_MS) return;
    this.#work = this.#copy(asOf)
      .catch((error: unknown) => {
        this.#failedAt = performance.now();
        if (!this.#closed) this.#onFailure(error);
      })
      .finally(() => {
        this.#work = null;
      });
  }

  /** Both see the same moment: what the list is now, and what it was. */
  async #copy(asOf: Date | null): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      const { pasts } = await this.#catchUp(client);
      this.#moved = false;
      const isWhole = asOf === null || (await this.#turnBack(client, pasts, asOf));
      if (isWhole) await client.query("commit");
      client.release(!isWhole);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async #catchUp(client: pg.ClientBase): Promise<CopiedList> {
    const versions = await readVersions(client);
    const from = this.#copied;
    if (from && isSame(from.versions, versions)) return from;
    // Whatever is half done when it fails is given up: the next try begins anew.
    this.#copied = null;
    const index = from && !isWorn(from.index) ? await this.#change(client, from, versions) : await this.#load(client);
    this.#copied = { index, versions, pasts: new PastLists(index) };
    return this.#copied;
  }

  /** False where it was given up: the copy of now is there all the same, and goes on. */
  async #turnBack(client: pg.ClientBase, pasts: PastLists, asOf: Date): Promise<boolean> {
    const goOn = (): void => {
      this.#goOn();
      if (this.#moved) throw new ListMoved();
    };
    try {
      await pasts.make(client, asOf, goOn);
      return true;
    } catch (error) {
      if (error instanceof ListMoved) return false;
      pasts.leave(asOf);
      if (!this.#closed) this.#onFailure(error);
      return false;
    }
  }

  async #load(client: pg.ClientBase): Promise<ListIndex> {
    const columns = new Columns(await countOpenRows(client));
    for await (const names of readSortNames(client)) for (const name of names) columns.names.codeOf(name);
    for await (const rows of readOpenRows(client)) {
      this.#goOn();
      for (const row of rows) columns.add(row);
    }
    return inTurns(makeIndex(columns), () => this.#goOn());
  }

  async #change(client: pg.ClientBase, from: CopiedList, versions: readonly DomainVersion[]): Promise<ListIndex> {
    let { index } = from;
    for await (const change of catchUp(client, from.versions, versions)) {
      this.#goOn();
      index = await inTurns(changeIndex(index, change), () => this.#goOn());
    }
    return index;
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
