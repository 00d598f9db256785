import type { CollectionNote } from "#collectors/types.ts";

/** Notes of one kind given out one by one; the rest are counted. */
export const MAX_NOTES = 500;

/** Gathers what is to be said of the collection as a whole. */
export class NoteLog {
  private readonly kept: CollectionNote[] = [];
  private readonly counts = new Map<CollectionNote["kind"], number>();

  add(note: CollectionNote): void {
    const count = (this.counts.get(note.kind) ?? 0) + 1;
    this.counts.set(note.kind, count);
    if (count <= MAX_NOTES) this.kept.push(note);
  }

  /** Takes over what another log gathered. */
  absorb(other: NoteLog): void {
    for (const note of other.kept) this.add(note);
  }

  /** All notes, and for each kind with more than {@link MAX_NOTES} one that says how many are not shown. */
  all(): CollectionNote[] {
    const more = [...this.counts]
      .filter(([, count]) => count > MAX_NOTES)
      .map(([kind, count]): CollectionNote => ({ kind, message: `${count - MAX_NOTES} more of the same kind.` }));
    return [...this.kept, ...more];
  }
}
