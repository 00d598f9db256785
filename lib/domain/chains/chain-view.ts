import type { ChainOut, LeadsEnd } from "../inventory/leads-view.ts";
import { remainingWords } from "../systems/aws/decision-words.ts";
import type { Chain, Hop, Stop } from "./chain.ts";

/**
 * A chain as a page tells it.
 * @param idOf page of an identity by its alias
 */
export function chainOut({ hops, answer, end }: Chain, idOf: (alias: string) => string | null): ChainOut {
  return { answer, steps: hops.map((hop) => stepOf(hop, idOf)), end: endWords(end) };
}

/** A hop that goes no further, as a page tells it. */
export function hopOut(hop: Hop, idOf: (alias: string) => string | null): ChainOut {
  return { answer: hop.answer, steps: [stepOf(hop, idOf)], end: `${hop.to.kind} ${hop.to.name}` };
}

function stepOf({ sentence, answer, conditions, to }: Hop, idOf: (alias: string) => string | null) {
  return { sentence, answer, conditions: conditions.map((one) => remainingWords(one)), to: endOf(to, idOf) };
}

function endOf({ kind, alias, name }: Stop, idOf: (alias: string) => string | null): LeadsEnd {
  return { kind: kind.replaceAll("-", " "), name, id: alias === null ? null : idOf(alias) };
}

function endWords({ cluster, username, groups, policies }: Chain["end"]): string {
  const as = [
    ...groups.map((group) => `group ${group}`),
    ...policies.map(({ name, namespaces }) => `${name} in ${namespaces.join(", ") || "all namespaces"}`),
  ];
  return `${as.join(", ") || (username === null ? "nobody in particular" : `user ${username}`)} of cluster ${cluster}`;
}
