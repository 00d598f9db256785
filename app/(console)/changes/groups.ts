import { count, list } from "#components/words/count.ts";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";

/** Changes that one collection showed. */
export interface CollectionChanges {
  /** Unique on the page. */
  key: string;
  collectionId: string;
  sourceSlug: string;
  /** Between which reads: the same for all that one slice showed, and most often for all of the collection. */
  notBefore: string | null;
  notAfter: string;
  changes: ChangeView[];
}

/** Puts neighbors that one collection showed under one head; the order stays as it is. */
export function byCollection(changes: ChangeView[]): CollectionChanges[] {
  const groups: CollectionChanges[] = [];
  for (const change of changes) {
    const { collectionId, sourceSlug, notBefore, notAfter } = change;
    const last = groups.at(-1);
    if (last?.collectionId === collectionId && last.sourceSlug === sourceSlug) last.changes.push(change);
    else
      groups.push({ key: `group-${groups.length}`, collectionId, sourceSlug, notBefore, notAfter, changes: [change] });
  }
  return groups;
}

/** The page in one sentence: how many changes, and of which kind. */
export function changesHeadline(changes: ChangeView[], page: { more: boolean; older: boolean }): string {
  if (changes.length === 0) return "No older changes";
  const total = count(changes.length, "change");
  if (page.older) return `${total} from before`;
  if (page.more) return `The newest ${total}`;
  return `${total}: ${typesInWords(changes)}`;
}

/** `3 added, 1 changed and 2 removed` */
export function typesInWords(changes: ChangeView[]): string {
  const counts = new Map<string, number>();
  for (const { type } of changes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return list([...counts].map(([type, times]) => `${times} ${type}`));
}
