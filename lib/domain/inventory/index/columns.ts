import { AGE_FACETS, type AgeFacet } from "../../filter/age.ts";
import { Dictionary, TextDictionary } from "./dictionary.ts";
import { agesOf, type AgeKey, type ListRow } from "./row.ts";

/** Columns of texts that facets group by; null is no owner, or no environment. */
export const TEXT_COLUMNS = [
  "system",
  "kind",
  "owner",
  "reaches",
  "ability",
  "chain-length",
  "environment",
  "status",
  "traits",
] as const;

export type TextColumn = (typeof TEXT_COLUMNS)[number];

/** Times the list can be ordered by. */
export const TIME_COLUMNS = ["created", "last-used", "last-change", "expires"] as const;

export type TimeColumn = (typeof TIME_COLUMNS)[number];

/** Every column that is kept as numbers of a dictionary. */
type CodedColumn = TextColumn | AgeFacet | "name" | "head" | "domain";

const CODED: readonly CodedColumn[] = [...TEXT_COLUMNS, ...AGE_FACETS, "name", "head", "domain"];

export const HUMAN = 1;
export const VENDOR = 2;

/** Rows that are copied between two pauses. */
const STEP = 1 << 16;

/** Ends what is not followed by the name, so that no word is found across its end. No text of Postgres contains it. */
const NOTHING_FOLLOWS = "\0";

/**
 * Rows as arrays of numbers, one place each. Places are only added and never written again, so that whoever reads an
 * older state of the list can go on reading.
 */
export class Columns {
  readonly text: Record<TextColumn, Dictionary<string | null>> = {
    system: new Dictionary(),
    kind: new Dictionary(),
    owner: new Dictionary(),
    reaches: new Dictionary(),
    ability: new Dictionary(),
    "chain-length": new Dictionary(),
    environment: new Dictionary(),
    status: new Dictionary(),
    traits: new Dictionary(),
  };
  readonly ages: Record<AgeFacet, Dictionary<AgeKey>> = {
    credential: new Dictionary(),
    expires: new Dictionary(),
    created: new Dictionary(),
    changed: new Dictionary(),
    "last-used": new Dictionary(),
  };
  readonly names = new TextDictionary();
  /** Keys without the names at their ends. */
  readonly heads = new TextDictionary();
  readonly domains = new Dictionary<number>();

  readonly codes: Record<CodedColumn, Uint32Array>;
  /** Milliseconds; NaN is none. */
  readonly times: Record<TimeColumn, Float64Array>;
  ids: Float64Array;
  credentials: Uint32Array;
  flags: Uint8Array;
  /** How many places are taken. */
  length = 0;

  /** @param rows how many are expected; a tenth more have room */
  constructor(rows: number) {
    const capacity = rows + roomFor(rows);
    this.codes = record(CODED, () => new Uint32Array(capacity));
    this.times = record(TIME_COLUMNS, () => new Float64Array(capacity));
    this.ids = new Float64Array(capacity);
    this.credentials = new Uint32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  /** Adds a row and answers with its place. */
  add(row: ListRow): number {
    if (this.length === this.ids.length) this.#makeRoom();
    const place = this.length;
    this.length += 1;
    for (const column of TEXT_COLUMNS) this.codes[column][place] = this.text[column].codeOf(row[column]);
    const ages = agesOf(row);
    for (const facet of AGE_FACETS) this.codes[facet][place] = this.ages[facet].codeOf(ages[facet]);
    this.codes.name[place] = this.names.codeOf(row.sortName);
    this.codes.head[place] = this.heads.codeOf(headOf(row));
    this.codes.domain[place] = this.domains.codeOf(row.domain);
    this.times.created[place] = row.createdAt ?? Number.NaN;
    this.times["last-used"][place] = row.lastUsedAt ?? Number.NaN;
    this.times["last-change"][place] = row.lastChangeAt ?? Number.NaN;
    this.times.expires[place] = row.nextExpiryAt ?? Number.NaN;
    this.ids[place] = row.id;
    this.credentials[place] = row.credentials;
    this.flags[place] = (row.human ? HUMAN : 0) | (row.vendor ? VENDOR : 0);
    return place;
  }

  /** The same dictionaries over these places alone, closed up; the places of this one stay as they are. */
  *only(places: Int32Array): Generator<void, Columns> {
    const kept = new Columns(places.length);
    Object.assign(kept, {
      text: this.text,
      ages: this.ages,
      names: this.names,
      heads: this.heads,
      domains: this.domains,
      length: places.length,
    });
    for (const [from, to] of this.#arrays(kept)) {
      for (let index = 0; index < places.length; index += 1) {
        to[index] = from[places[index] ?? 0] ?? 0;
        if (index % STEP === 0) yield;
      }
    }
    return kept;
  }

  /** The same rows with other last uses, to be read and not to be added to. */
  withLastUses(codes: Uint32Array, times: Float64Array): Columns {
    return Object.assign(new Columns(0), this, {
      codes: { ...this.codes, "last-used": codes },
      times: { ...this.times, "last-used": times },
    });
  }

  #arrays(other: Columns): [Numbers, Numbers][] {
    return [
      ...CODED.map((column): [Numbers, Numbers] => [this.codes[column], other.codes[column]]),
      ...TIME_COLUMNS.map((column): [Numbers, Numbers] => [this.times[column], other.times[column]]),
      [this.ids, other.ids],
      [this.credentials, other.credentials],
      [this.flags, other.flags],
    ];
  }

  /** Makes room for more rows, with a pause after each column: nothing is added meanwhile. It can be given up on. */
  *reserve(more: number): Generator<void, void> {
    if (this.length + more <= this.ids.length) return;
    const capacity = this.length + more + roomFor(this.length + more);
    for (const column of CODED) {
      this.codes[column] = grown(this.codes[column], new Uint32Array(capacity));
      yield;
    }
    for (const column of TIME_COLUMNS) {
      this.times[column] = grown(this.times[column], new Float64Array(capacity));
      yield;
    }
    this.credentials = grown(this.credentials, new Uint32Array(capacity));
    this.flags = grown(this.flags, new Uint8Array(capacity));
    // The last one, because it says how much room there is.
    this.ids = grown(this.ids, new Float64Array(capacity));
  }

  /** For one row more, at once. */
  #makeRoom(): void {
    const work = this.reserve(1);
    while (work.next().done !== true);
  }
}

type Numbers = Uint32Array | Float64Array | Uint8Array;

/** A tenth more, so that adding row by row stays linear. */
function roomFor(length: number): number {
  return Math.ceil(length / 10) + 1024;
}

function grown<Kind extends Numbers>(from: Kind, to: Kind): Kind {
  to.set(from.length > to.length ? from.subarray(0, to.length) : from);
  return to;
}

function record<Name extends string, Value>(names: readonly Name[], make: () => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Value>;
}

function headOf({ searchKey, sortName }: ListRow): string {
  return searchKey.endsWith(sortName)
    ? searchKey.slice(0, searchKey.length - sortName.length)
    : searchKey + NOTHING_FOLLOWS;
}
