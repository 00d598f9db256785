import { ruleAllows } from "../permissions/matching.ts";
import { isNarrowed } from "../permissions/risks.ts";
import type { PolicyRule } from "../rules.ts";
import { RIGHTS, type RightId } from "./rights.ts";

/** Where a role gives a right: for all there is, or for some names. Rules by their place, from 0. */
export interface Given {
  whole: number | null;
  names: ReadonlyMap<string, number>;
}

/** What a role's rules give of the rights that lead further, wherever it is bound. */
export type RoleRights = ReadonlyMap<RightId, Given>;

const ASKED = Object.entries(RIGHTS).map(([id, right]) => ({ id: id as RightId, right }));
const READ = new WeakMap<readonly PolicyRule[], RoleRights>();

/** Reads a role's rules once, however often it is bound. */
export function rightsOf(rules: readonly PolicyRule[]): RoleRights {
  const known = READ.get(rules);
  if (known) return known;
  const read = new Map<RightId, Given>();
  for (const { id } of ASKED) {
    const given = givenBy(rules, id);
    if (given) read.set(id, given);
  }
  READ.set(rules, read);
  return read;
}

function givenBy(rules: readonly PolicyRule[], id: RightId): Given | null {
  const names = new Map<string, number>();
  for (const [index, rule] of rules.entries()) {
    if (!isNarrowed(rule)) {
      if (RIGHTS[id].any.some((question) => ruleAllows(rule, { ...question, name: "" }))) {
        return { whole: index, names: new Map() };
      }
      continue;
    }
    const [some = ""] = rule.resourceNames;
    // What is made has no name yet, so that nobody may make things by name; what is below a thing has the thing's.
    const asked = RIGHTS[id].any.filter(({ verb, subresource }) => verb !== "create" || subresource !== "");
    if (!asked.some((question) => ruleAllows(rule, { ...question, name: some }))) continue;
    for (const name of rule.resourceNames) if (!names.has(name)) names.set(name, index);
  }
  return names.size > 0 ? { whole: null, names } : null;
}
