/** Something that was chosen in the palette: what finds it again, and what it was called. */
export interface Recent {
  /** `identity:<id>`, or the id of a command. */
  id: string;
  label: string;
}

/** So many are kept, of labels so long. */
export const MAX_RECENT = 6;
const MAX_LABEL = 100;
const KEY = "rollcall-recent";

/** What was chosen last in this browser, newest first; anything unexpected counts as not there. */
export function readRecent(storage: Pick<Storage, "getItem">): Recent[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MAX_RECENT) : [];
  } catch {
    return [];
  }
}

/** Puts one first. A browser that keeps nothing, or no more, is none the worse. */
export function addRecent(storage: Pick<Storage, "getItem" | "setItem">, { id, label }: Recent): void {
  const others = readRecent(storage).filter((one) => one.id !== id);
  const kept = [{ id, label: label.slice(0, MAX_LABEL) }, ...others].slice(0, MAX_RECENT);
  try {
    storage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full, or switched off.
  }
}

/** What one person looked at is not the next one's to see. */
export function forgetRecent(storage: Pick<Storage, "removeItem">): void {
  try {
    storage.removeItem(KEY);
  } catch {
    // Switched off, so there is nothing.
  }
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== "object" || value === null) return false;
  const { id, label } = value as Record<string, unknown>;
  return typeof id === "string" && id.length <= MAX_LABEL && typeof label === "string" && label.length <= MAX_LABEL;
}
