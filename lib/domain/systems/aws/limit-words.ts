import type { System } from "../system.ts";
import { deedWords } from "./action-words.ts";
import { code, some } from "./code.ts";
import { conditionsWords } from "./condition-words.ts";
import { heldBy } from "./permissions/held.ts";
import type { PolicySource } from "./policy/policy.ts";

/**
 * What holds for a role or user whatever its policies say: its boundary, policies of its organization, and what of them was
 * not read.
 */
export const limitWords: NonNullable<System["limitWords"]> = (alias, attached, itself) => {
  const held = heldBy(alias, attached, itself);
  if (!held) return [];
  const { boundary, scps } = held.set;
  return [
    ...(boundary ? [boundaryWords(boundary)] : []),
    ...(scps ? scpWords(scps) : []),
    ...held.unread.map((sentence) => `${sentence} That could take away what is listed here.`),
  ];
};

/** A boundary gives nothing: it is what its bearer can do at most. */
function boundaryWords({ name, policy }: PolicySource): string {
  const allows = policy.statements.filter(({ effect }) => effect === "Allow").map(wordsOf);
  const most = allows.length === 0 ? "nothing" : some(allows);
  return `Its permissions boundary ${code(name)} limits it, whatever its policies say: at most it can ${most}.`;
}

/** Denials of the organization; what its policies merely allow is what AWS attaches everywhere. */
function scpWords(levels: readonly (readonly PolicySource[])[]): string[] {
  const denying = levels.flat().filter(({ policy }) => policy.statements.some(({ effect }) => effect === "Deny"));
  if (denying.length === 0) return [];
  const denied = denying
    .flatMap(({ policy }) => policy.statements.filter(({ effect }) => effect === "Deny"))
    .map(wordsOf);
  const names = some([...new Set(denying.map(({ name }) => code(name)))]);
  return [`Its organization takes away, by ${names}: to ${some([...new Set(denied)])}.`];
}

function wordsOf(statement: Parameters<typeof deedWords>[0] & { conditions: Parameters<typeof conditionsWords>[0] }) {
  return `${deedWords(statement)}${conditionsWords(statement.conditions)}`;
}
