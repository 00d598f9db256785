import type { GrantView } from "../../inventory/detail.ts";
import { isAll } from "./action-words.ts";
import type { Danger } from "./dangers.ts";
import { matchesAction } from "./pattern.ts";

/** A row that allows every action on everything, whatever it depends on. */
export function isAnything({ verbs, resources, denies, except }: GrantView): boolean {
  return !denies && !except && verbs.some(isAll) && resources.includes("*");
}

/** The rows that allow one of the actions of a danger; of those that allow everything but some, the others. */
export function givingRows({ actions }: Danger, rows: readonly GrantView[]): GrantView[] {
  return rows.filter(({ verbs, denies, except }) => {
    if (denies || verbs.length === 0) return false;
    const matched = (action: string) => verbs.some((verb) => matchesAction(verb, action));
    return except ? actions.some((action) => !matched(action)) : actions.some(matched);
  });
}
