import type { CollectedKind, ObjectKind } from "./kinds.ts";
import { prune } from "./prune.ts";

/** Pruned objects as they go into an export, one JSON text each. */
export class Documents {
  private readonly byKind = new Map<CollectedKind, string[]>();

  /** @param value the object as the server gave it, or one that stands for it */
  add(kind: ObjectKind, apiVersion: string, value: object): void {
    this.textsOf(kind.kind).push(JSON.stringify({ ...prune(kind, value), apiVersion, kind: kind.kind }));
  }

  /** Takes over what others gathered. */
  absorb(other: Documents): void {
    for (const [kind, texts] of other.byKind) {
      const own = this.textsOf(kind);
      for (const text of texts) own.push(text);
    }
  }

  entries(): Iterable<[CollectedKind, readonly string[]]> {
    return this.byKind.entries();
  }

  private textsOf(kind: CollectedKind): string[] {
    const texts = this.byKind.get(kind) ?? [];
    this.byKind.set(kind, texts);
    return texts;
  }
}
