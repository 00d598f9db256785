import { emptyRule, type DraftRule } from "./draft.ts";
import type { DraftFault } from "./draft-rules.ts";

/** What a draft would change. */
export interface Preview {
  total: number;
  ways: { from: string | null; to: string | null; count: number }[];
  first: {
    alias: string;
    kind: string;
    name: string;
    from: string | null;
    to: string | null;
    because: string | null;
  }[];
}

/** A draft between two turns of the form. */
export interface EditState {
  rules: DraftRule[];
  preview: Preview | null;
  fault: DraftFault | null;
  /** Id of what the keyboard goes on with; null: where it is. */
  focus: string | null;
  /** How many turns there were: tells two equal answers apart. */
  turn: number;
}

/** The draft after a button of a rule, or one that adds a rule; null: that is no such button. */
export function turned(
  draft: readonly DraftRule[],
  intent: string,
  turn: number,
): Pick<EditState, "rules" | "focus"> | null {
  const [verb = "", id = ""] = intent.split(":");
  if (verb === "add" && (id === "name" || id === "label")) {
    const added = emptyRule(`n${turn}-${draft.length}`, id);
    return { rules: [...draft, added], focus: `${added.id}-environment` };
  }
  const from = draft.findIndex((rule) => rule.id === id);
  const rule = draft[from];
  if (!rule) return null;
  const others = draft.filter((one) => one !== rule);
  if (verb === "remove") return { rules: others, focus: others[Math.min(from, others.length - 1)]?.id ?? "add-name" };
  const to = verb === "up" ? from - 1 : verb === "down" ? from + 1 : null;
  if (to === null || to < 0 || to >= draft.length) return null;
  return { rules: others.toSpliced(to, 0, rule), focus: `${rule.id}-${verb}` };
}
