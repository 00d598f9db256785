import type { Escalation, LeadsEnd } from "../../../inventory/leads-view.ts";
import { code } from "../code.ts";
import { remainingWords } from "../decision-words.ts";
import { trustIndex } from "../trust/who-can-become.ts";
import { actorOf, type World } from "../trust/world.ts";
import { EDGE_KINDS } from "./catalogue.ts";
import type { Edge, EdgeEnd, EdgeKind } from "./edge.ts";
import { escalationsOf, membersOfHub } from "./escalations.ts";
import { type EscalationIndex, escalationIndex } from "./escalation-index.ts";

/** Conditions said of one way; the rest are counted. */
const CONDITIONS_SHOWN = 4;

const RANKS = ["yes", "conditional", "unknown"];
const ABILITIES = ["admin", "execute", "secrets"];

/**
 * The ways a role or user can get further than its policies say, the worst first.
 * @param idOf page of an identity by its ARN
 */
export function escalationViews(world: World, arn: string, idOf: (arn: string) => string | null): Escalation[] {
  const actor = actorOf(world, arn);
  if (!actor) return [];
  const index = escalationIndex(trustIndex(world));
  const kinds = new Map(EDGE_KINDS.map((kind) => [kind.id, kind]));
  return escalationsOf(index, actor)
    .flatMap((edge) => {
      const kind = kinds.get(edge.kind);
      return kind ? [viewOf(index, edge, kind, idOf)] : [];
    })
    .toSorted(
      (one, other) =>
        RANKS.indexOf(one.answer) - RANKS.indexOf(other.answer) ||
        ABILITIES.indexOf(one.ability) - ABILITIES.indexOf(other.ability),
    );
}

function viewOf(
  index: EscalationIndex,
  { to, answer, conditions, provided, evidence }: Edge,
  { sentence, ability, fix, references }: EdgeKind,
  idOf: (arn: string) => string | null,
): Escalation {
  const rights = [...new Set(evidence.map(({ action }) => code(action)))];
  return {
    deed: sentence,
    to: endOf(index, to, idOf),
    ability,
    answer,
    because: [
      ...(rights.length > 0 ? [`Its policies allow ${rights.join(", ")}.`] : []),
      ...provided.map((clause) => `Provided that ${clause}.`),
      ...conditions.slice(0, CONDITIONS_SHOWN).map(remainingWords),
      ...(conditions.length > CONDITIONS_SHOWN ? [`And ${conditions.length - CONDITIONS_SHOWN} more conditions.`] : []),
    ],
    fix,
    reference: references[0] ?? null,
  };
}

function endOf(index: EscalationIndex, end: EdgeEnd, idOf: (arn: string) => string | null): LeadsEnd {
  switch (end.kind) {
    case "administrator":
      return { kind: null, name: `everything in account ${end.account}`, id: null };
    case "bounded":
      return { kind: null, name: "whatever its boundary lets it", id: idOf(end.arn) };
    case "unbounded":
      return { kind: null, name: "its own policies without the boundary", id: idOf(end.arn) };
    case "hub": {
      const members = membersOfHub(index, end.hub).filter(({ arn }) => !end.except.includes(arn));
      const name = end.hub.slice(end.hub.indexOf(":") + 1);
      return { kind: null, name: `any of ${members.length} ${name}`, id: null };
    }
    default:
      return { kind: end.kind, name: end.arn.slice(end.arn.indexOf("/") + 1), id: idOf(end.arn) };
  }
}
