import type { AccountSpec } from "../../trust/testing/account-spec.ts";
import { worldFrom } from "../../trust/testing/account-spec.ts";
import { trustIndex } from "../../trust/who-can-become.ts";
import { actorOf } from "../../trust/world.ts";
import type { Edge, EdgeEnd, EdgeKind } from "../edge.ts";
import { escalationIndex } from "../escalation-index.ts";
import { escalationsOf } from "../escalations.ts";
import { provided } from "../held.ts";
import { powersOf } from "../powers.ts";

/** Id of the only account of most tests. */
export const ACCOUNT = "111111111111";

/** The edges of one kind from one principal of an account, in words: `role/admin yes`. */
export function foundIn(spec: AccountSpec, from: string, kind: EdgeKind): string[] {
  const { index, actor } = prepared(spec, from);
  return [...kind.find(powersOf(index, actor))].map(({ to, held, provided: provisions }) => {
    return `${endWords(to)} ${provided(held, provisions).answer}`;
  });
}

/** All edges from one principal of an account. */
export function edgesIn(spec: AccountSpec, from: string): Edge[] {
  const { index, actor } = prepared(spec, from);
  return escalationsOf(index, actor);
}

/** Where an edge leads, in words that are short enough to compare. */
export function endWords(to: EdgeEnd): string {
  switch (to.kind) {
    case "administrator":
      return "administrator";
    case "bounded":
      return `what the boundary of ${short(to.arn).replace(/^.*\//u, "")} lets`;
    case "unbounded":
      return `${short(to.arn).replace(/^.*\//u, "")} without boundary`;
    case "hub":
      return `hub ${to.hub.slice(to.hub.indexOf(":") + 1)}${to.except.length > 0 ? ` but ${to.except.map(short).join(", ")}` : ""}`;
    default:
      return short(to.arn);
  }
}

function prepared(spec: AccountSpec, from: string) {
  const world = worldFrom({ [ACCOUNT]: spec });
  const actor = actorOf(world, `arn:aws:iam::${ACCOUNT}:${from}`);
  if (!actor) throw new Error(`${from} is not in the account`);
  return { index: escalationIndex(trustIndex(world)), actor };
}

function short(arn: string): string {
  return arn.replace(`arn:aws:iam::${ACCOUNT}:`, "");
}
