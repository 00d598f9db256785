import type { AccessSentence, GrantView } from "../../inventory/detail.ts";
import type { System } from "../system.ts";
import { isAll } from "./action-words.ts";
import { code, some } from "./code.ts";
import { ADMIN, DANGERS, type Danger } from "./dangers.ts";
import { grants } from "./grants.ts";
import { matchesAction } from "./pattern.ts";
import { resourceWords } from "./resource-words.ts";

/** What of its policies leads further than it looks, the gravest first. */
export const access: System["access"] = (alias, attached, memberships) => {
  const rows = grants(alias, attached, memberships, false);
  const anything = rows.filter(isAnything);
  if (anything.length > 0) {
    return [{ risk: ADMIN, words: "do anything in its account", because: becauseOf(anything) }];
  }
  return DANGERS.flatMap((danger) => sentenceOf(danger, rows));
};

/** A row that allows every action on everything, whatever it depends on. */
export function isAnything({ verbs, resources, denies, words }: GrantView): boolean {
  return !denies && verbs.some(isAll) && resources.includes("*") && !words.startsWith("do everything but");
}

/** The rows that allow one of the actions of a danger. */
export function givingRows({ actions }: Danger, rows: readonly GrantView[]): GrantView[] {
  return rows.filter(
    ({ verbs, denies, words }) =>
      !denies &&
      !words.startsWith("do everything but") &&
      verbs.some((verb) => actions.some((action) => matchesAction(verb, action))),
  );
}

function sentenceOf(danger: Danger, rows: readonly GrantView[]): AccessSentence[] {
  const giving = givingRows(danger, rows);
  if (giving.length === 0) return [];
  const verbs = giving.flatMap((row) =>
    row.verbs.filter((verb) => danger.actions.some((action) => matchesAction(verb, action))),
  );
  const resources = [...new Set(giving.flatMap((row) => row.resources))];
  const on = resources.includes("*") ? "everything" : some(resources.map(resourceWords));
  const by = some([...new Set(verbs)].map(code));
  return [{ risk: danger.risk, words: `${danger.deed} ${by} on ${on}`, because: becauseOf(giving) }];
}

function becauseOf([first, ...others]: readonly GrantView[]): string {
  if (!first) return "";
  const { role, rule, via } = first.because;
  const through = via ? `, through the group ${code(via.name)}` : "";
  const more = others.length === 0 ? "" : `, and ${others.length} more ${others.length === 1 ? "says" : "say"} so`;
  return `because the ${role.kind} ${code(role.name)} says so in ${rule?.words ?? "a statement"}${through}${more}`;
}
