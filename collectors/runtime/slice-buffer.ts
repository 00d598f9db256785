import { encodeFact, factIdIn, factIdOf, type EncodedFact, type SliceStamp } from "#lib/db/apply/encode.ts";
import type { SliceInput } from "#lib/db/apply/slice-input.ts";
import type { FactChunk } from "#lib/db/apply/stage.ts";
import { scopeContains, type Fact, type LastUse, type Noun, type Use } from "#lib/domain/facts/fact.ts";
import type { Slice, SliceKind } from "#lib/domain/facts/slice.ts";

const CHUNK_CHARACTERS = 256 * 1024;

/**
 * The facts of one slice as COPY text, kept outside the JavaScript heap until applied: half a kilobyte a fact, and what
 * a lost connection needs to try again.
 */
export class SliceBuffer {
  readonly #stamp: SliceStamp;
  readonly #chunks = new Map<Noun, FactChunk[]>();
  readonly #open = new Map<Noun, EncodedFact>();
  readonly #counts = new Map<Noun, number>();
  /** What was put in, for refusing what does not belong: `<noun>/<kind>` and scope. */
  readonly #kinds = new Set<string>();
  readonly #scopes = new Set<string>();
  readonly #uses = new Map<string, LastUse>();

  constructor(stamp: SliceStamp) {
    this.#stamp = stamp;
  }

  add(fact: Fact): void {
    const { noun } = fact;
    const { key, row } = encodeFact(fact, this.#stamp);
    if (fact.lastUse) this.#uses.set(factIdIn(key), fact.lastUse);
    const open = this.#open.get(noun) ?? { key: "", row: "" };
    const text = { key: open.key + key, row: open.row + row };
    this.#counts.set(noun, (this.#counts.get(noun) ?? 0) + 1);
    this.#kinds.add(`${noun}/${fact.kind}`);
    this.#scopes.add(fact.scope);
    if (text.row.length < CHUNK_CHARACTERS) {
      this.#open.set(noun, text);
      return;
    }
    this.#append(noun, text);
    this.#open.delete(noun);
  }

  /** Notes a use of what another slice defines; what it is of must lie in the slice's scope as its facts do. */
  use({ of, lastUse }: Use): void {
    this.#scopes.add(of.scope);
    this.#uses.set(factIdOf(this.#stamp.trustDomainKey, of), lastUse);
  }

  /**
   * Takes everything out for one slice and leaves the buffer empty for the next.
   * @throws Error for facts of a kind or scope the slice does not define: a collector's mistake
   */
  take(slice: Slice, sliceKind: SliceKind): Pick<SliceInput, "facts" | "counts" | "scopes" | "uses"> {
    const defined = new Set(sliceKind.defines.map(({ noun, kind }) => `${noun}/${kind}`));
    const foreign =
      [...this.#kinds].find((kind) => !defined.has(kind)) ??
      [...this.#scopes].find((scope) => !scopeContains(slice.scope, scope));
    if (foreign !== undefined) throw new Error(`Slice ${slice.path} holds facts of ${foreign}`);

    for (const [noun, text] of this.#open) this.#append(noun, text);
    const taken = {
      facts: new Map(this.#chunks),
      counts: new Map(this.#counts),
      scopes: [...this.#scopes],
      uses: new Map(this.#uses),
    };
    for (const kept of [this.#open, this.#chunks, this.#counts, this.#kinds, this.#scopes, this.#uses]) kept.clear();
    return taken;
  }

  #append(noun: Noun, { key, row }: EncodedFact): void {
    const chunks = this.#chunks.get(noun) ?? [];
    chunks.push({ keys: Buffer.from(key, "latin1"), rows: Buffer.from(row, "utf8") });
    this.#chunks.set(noun, chunks);
  }
}
