import type { Claim, Known, VerdictPart } from "../../inventory/claim.ts";
import { abilityNote, absenceNote } from "../../inventory/notes.ts";
import type { System } from "../system.ts";
import { givingRows, isAnything } from "./giving.ts";
import { ADMIN, DANGERS } from "./dangers.ts";
import { OUTSIDE } from "./kinds.ts";
import { matchesAction } from "./pattern.ts";
import { readAlias } from "./read-alias.ts";

/** What matters most of what a role or user may do, in its account. */
export const claim: System["claim"] = (known): Claim => {
  const { row, access, grants } = known;
  if (OUTSIDE.has(row.kind)) return named("is named by policies of", known);
  if (row.kind === "root") return named("can do anything in", known);
  const [gravest] = access;
  if (gravest?.risk === ADMIN) {
    return { parts: parts("can do anything in", known), note: abilityNote(grants.filter(isAnything), ["*"]) };
  }
  const danger = DANGERS.find(({ risk }) => risk === gravest?.risk);
  if (danger) {
    const giving = givingRows(danger, grants);
    const deciding = giving.flatMap(({ verbs }) =>
      verbs.filter((verb) => danger.actions.some((action) => matchesAction(verb, action))),
    );
    return { parts: parts(danger.claim, known), note: abilityNote(giving, [...new Set(deciding)]) };
  }
  return plain(known);
};

function plain(known: Known): Claim {
  const held = known.grants.filter(({ denies, unread }) => !denies && !unread);
  if (held.length > 0) {
    const text = `holds ${held.length === 1 ? "1 permission" : `${held.length} permissions`} in`;
    return { parts: parts(text, known), note: abilityNote(held, []) };
  }
  const unread = known.grants.filter((grant) => grant.unread);
  if (unread.length > 0) {
    const text = unread.length === 1 ? "holds a policy that was not read" : `holds ${unread.length} policies not read`;
    return { parts: [{ text }], note: abilityNote(unread, []) };
  }
  const complete = known.row.coverage === "complete";
  const words = complete
    ? "No policy is attached to it, none stands in it, and it is in no group that has one."
    : "No policy of it was seen. Not everything could be read.";
  const text = complete ? "holds no permission" : "has no known permission";
  return { parts: [{ text }], note: absenceNote(words, [{ noun: "attachment" }]) };
}

/** Something that no policy of its own says. */
function named(text: string, known: Known): Claim {
  const words =
    known.row.kind === "root"
      ? "No policy of an account limits its root user; policies of an organization can."
      : "What it may do stands in the policies that name it.";
  return { parts: parts(text, known), note: absenceNote(words, [{ noun: "policy-document" }]) };
}

/** The account by the name people gave it, else by its number. */
function parts(text: string, { row }: Known): VerdictPart[] {
  const name = row.container?.name ?? readAlias(row.key)?.account ?? row.domain;
  return [{ text: `${text} ` }, { text: name, name: true }];
}
