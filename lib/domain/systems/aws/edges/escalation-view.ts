import type { Escalation, LeadsEnd } from "../../../inventory/leads-view.ts";
import { code } from "../code.ts";
import { remainingWords } from "../decision-words.ts";
import { trustIndex } from "../trust/who-can-become.ts";
import { actorOf, limitsKnown, type World } from "../trust/world.ts";
import { EDGE_KINDS } from "./catalogue.ts";
import type { Edge, EdgeEnd, EdgeKind } from "./edge.ts";
import { escalationsOf, membersOfHub } from "./escalations.ts";
import { type EscalationIndex, escalationIndex } from "./escalation-index.ts";

/** Conditions said of one way; the rest are counted. */
const CONDITIONS_SHOWN = 4;

/** Members of a hub that are named. */
const NAMED = 3;

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
  const known = limitsKnown(world, actor.account);
  const kinds = new Map(EDGE_KINDS.map((kind) => [kind.id, kind]));
  return escalationsOf(index, actor)
    .flatMap((edge) => {
      const kind = kinds.get(edge.kind);
      return kind ? [viewOf(index, known ? edge : withoutLimits(edge), kind, idOf)] : [];
    })
    .toSorted(
      (one, other) =>
        RANKS.indexOf(one.answer) - RANKS.indexOf(other.answer) ||
        ABILITIES.indexOf(one.ability) - ABILITIES.indexOf(other.ability),
    );
}

/** What an organization may forbid is no yes where its policies were not read; the page says that they were not. */
function withoutLimits(edge: Edge): Edge {
  return edge.answer === "yes" ? { ...edge, answer: "unknown" } : edge;
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
      ...conditions.slice(0, CONDITIONS_SHOWN).map((one) => remainingWords(one)),
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
    case "hub":
      return hubEnd(index, end, idOf);
    default:
      return { kind: end.kind, name: nameIn(end.arn), id: idOf(end.arn) };
  }
}

/** One or a few are named, more are counted. */
function hubEnd(
  index: EscalationIndex,
  { hub, except }: Extract<EdgeEnd, { kind: "hub" }>,
  idOf: (arn: string) => string | null,
): LeadsEnd {
  const members = membersOfHub(index, hub).filter(({ arn }) => !except.includes(arn));
  const names = [...new Set(members.map(({ leadsTo }) => leadsTo))];
  const [only] = names;
  if (only !== undefined && names.length === 1) return { kind: null, name: nameIn(only), id: idOf(only) };
  if (names.length <= NAMED) return { kind: null, name: names.map(nameIn).join(", "), id: null };
  return { kind: null, name: `any of ${names.length} ${hub.slice(hub.indexOf(":") + 1)}`, id: null };
}

/** `role/team/deploy` as `team/deploy`. */
function nameIn(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1);
}
