import type { Ability } from "../ability.ts";
import type { HopEnd, HopView } from "./path-view.ts";

/** Clauses of which what a hub stands for is the subject, and not whoever has it: `administering it includes …`. */
const OF_THE_DEED = /^(also |)(means|includes|gives|makes|is enough)\b/;

/** Clauses that name no deed: at a resource the ability says it. */
const WITHOUT_DEED = /(^|\s)(can|may|to)$|,$/;

const DEEDS: Record<Ability, string> = {
  read: "read",
  write: "change",
  secrets: "take secrets of",
  execute: "run code in",
  admin: "administer",
};

/**
 * What a hop says, in one sentence. A hub's name ends the sentence "can …", so it is said as part of it; where nothing says
 * that a hop is there, the sentence says so too.
 * @param quote sets the names of identities and resources apart
 */
export function hopSentence(
  { from, clause, to, answer, ability }: Pick<HopView, "from" | "clause" | "to" | "answer" | "ability">,
  quote: (name: string) => string = (name) => name,
): string {
  const isSure = answer !== "unknown";
  if (to.type === "hub") return `${subject(from, quote)} ${isSure ? "can" : "may be able to"} ${to.name}`;
  const deed = ability !== null && WITHOUT_DEED.test(clause) ? `${DEEDS[ability]} ` : "";
  const who = from.type === "hub" && OF_THE_DEED.test(clause) ? `to ${from.name}` : subject(from, quote);
  const said = `${who} ${clause} ${deed}${quote(to.name)}`;
  return isSure ? said : `perhaps ${said}`;
}

function subject({ type, name }: HopEnd, quote: (name: string) => string): string {
  return type === "hub" ? `whoever can ${name}` : quote(name);
}

/** A hop as the rest of a sentence that began at the node before it: what stands before the name of its end. */
export function hopRest({ from, clause, to, answer, ability }: Parameters<typeof hopSentence>[0]): string {
  const isSure = answer !== "unknown";
  if (to.type === "hub") return isSure ? "can" : "may be able to";
  const deed = ability !== null && WITHOUT_DEED.test(clause) ? ` ${DEEDS[ability]}` : "";
  const which = from.type === "hub" && OF_THE_DEED.test(clause) ? "which " : "";
  return `${isSure ? "" : "perhaps "}${which}${clause}${deed}`;
}
